// A form made of the server's own description of an object (`/metadata`), and what is sent of it.
import {h} from './preact.js';
import {useEffect, useRef} from './hooks.js';
import {Field} from './controls.js';
import {t} from './texts.js';

/** Returns the properties that a form may change, as `[name, schema]`. */
export function writable(schema) {
  return Object.entries(schema.properties).filter(([, property]) => !property.readOnly);
}

/** Returns the value without what is empty: `''`, nulls in objects and lists, empty objects and lists become null. */
function canonical(value) {
  if (Array.isArray(value)) {
    const items = value.map(canonical).filter((item) => item !== null);
    return items.length ? items : null;
  }
  if (value && typeof value === 'object') {
    const members = Object.entries(value).map(([name, member]) => [name, canonical(member)]).filter(([, member]) => member !== null);
    return members.length ? Object.fromEntries(members) : null;
  }
  return value === '' || value === undefined ? null : value;
}

/** Returns whether two values say the same, whatever the order of their members. */
export function isSame(a, b) {
  return text(canonical(a)) === text(canonical(b));
}

function text(value) {
  return JSON.stringify(value, (name, member) => (member && typeof member === 'object' && !Array.isArray(member)
    ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
    : member));
}

/** Returns what differs from the base, as the body of a PATCH. */
export function changes(schema, base, value) {
  return Object.fromEntries(writable(schema).filter(([name]) => !isSame(base[name], value[name])).map(([name]) => {
    const changed = canonical(value[name]);
    return [name, changed === null && schema.properties[name].type === 'array' ? [] : changed];
  }));
}

/** Returns the problems that the page sees by itself, by pointer: missing values, and a period whose end precedes its start. */
export function problemsOf(schema, value) {
  const problems = {};
  for (const name of schema.required ?? []) {
    if (canonical(value[name]) === null) {
      problems['/' + name] = t('required');
    }
  }
  if (value.startDate && value.endDate && Date.parse(value.endDate) < Date.parse(value.startDate)) {
    problems['/endDate'] = t('endBeforeStart');
  }
  for (const [name, property] of writable(schema)) {
    check(property, canonical(value[name]), '/' + name, problems);
  }
  return problems;
}

function check(schema, value, pointer, problems) {
  if (Array.isArray(value)) {
    value.forEach((item, i) => check(schema.items ?? {}, item, `${pointer}/${i}`, problems));
  } else if (value && typeof value === 'object') {
    Object.entries(value).forEach(([name, member]) => check(schema.properties?.[name] ?? {}, member, `${pointer}/${name}`, problems));
  } else if (typeof value === 'string' && schema.errorMessage && schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) {
    problems[pointer] = schema.errorMessage;
  }
}

/** Returns the messages of an error response by pointer; what has no pointer stays with the form. */
export function problemsOfServer(failure) {
  return Object.fromEntries(failure.errors.map(({pointer, message}) => [pointer, message]));
}

/**
 * The fields of an object.
 * @param problems the messages by pointer; when they change the first field that has one gets the focus
 * @param onSubmit is not called again before what it returns has settled, so that a second click sends nothing twice
 */
export function Form({schema, value, onChange, problems, onSubmit, children}) {
  const form = useRef(null);
  useEffect(() => {
    if (Object.keys(problems).length) {
      form.current.querySelector('[aria-invalid="true"]')?.focus();
    }
  }, [problems]);
  const isSending = useRef(false);
  const others = Object.entries(problems).filter(([pointer]) => !(pointer.split('/')[1] in schema.properties));
  return h('form', {ref: form, noValidate: true, onSubmit: (event) => {
    event.preventDefault();
    if (!isSending.current) {
      isSending.current = true;
      Promise.resolve(onSubmit()).finally(() => {
        isSending.current = false;
      });
    }
  }},
  h('div', {role: 'alert'}, Object.keys(problems).length > 0 && h('p', {class: 'problem'}, t('problems', {count: Object.keys(problems).length}),
    others.map(([pointer, message]) => h('span', {key: pointer, dir: 'auto'}, ' ', message)))),
  writable(schema).map(([name, property]) => h(Field, {
    key: name, name, schema: property, pointer: '/' + name, value: value[name], problems,
    isRequired: schema.required?.includes(name), onChange: (changed) => onChange({...value, [name]: changed}),
  })),
  h('div', {class: 'actions'}, children));
}
