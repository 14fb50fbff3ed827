// A native control for each kind of value in a JSON Schema. Values are those of the JSON; an empty field is null.
import {h} from './preact.js';
import {useRef} from './hooks.js';
import {Picker} from './picker.js';
import {known, language, t} from './texts.js';

const LONG_TEXT = 200;

/** The searches of the properties that hold Ids of something this server knows. */
const PICKERS = {addresseeId: 'reference', referenceId: 'reference', resourceId: 'reference', providerId: 'reference', addressId: 'address'};

/** Returns the name of a property for people: the server's title, or that of the page's language. What the server says of Ids misleads where names are picked. */
export function label(name, schema) {
  const title = schema?.title ?? name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/^./, (first) => first.toUpperCase());
  return language === 'en' && schema?.title && !(name in PICKERS) ? title : known('property.' + name, title);
}

function is(schema, type) {
  return [schema.type].flat().includes(type);
}

/**
 * The control of one property, with its label, its help and the problem with its value.
 * @param pointer the JSON pointer of the value, which errors of the server name
 * @param problems the messages by pointer
 */
export function Field(field) {
  const {schema} = field;
  if (is(schema, 'object')) {
    return schema.properties ? h(Group, field) : null;
  }
  if (is(schema, 'array')) {
    return schema.items.enum ? h(Checks, field) : h(List, field);
  }
  const {name, pointer, problems, isRequired} = field;
  const id = 'field' + pointer;
  const problem = problems[pointer];
  const help = schema.instructions && schema.instructions !== label(name, schema) && !(name in PICKERS) ? schema.instructions : null;
  const describedBy = [problem && id + '-problem', help && id + '-help'].filter(Boolean).join(' ') || undefined;
  return h('div', {class: 'field'},
    h('label', {for: id, class: isRequired ? 'required' : ''}, label(name, schema)),
    h(Control, {...field, id, attributes: {id, 'aria-describedby': describedBy, 'aria-invalid': problem ? 'true' : undefined, required: isRequired}}),
    problem && h('small', {id: id + '-problem', class: 'wrong', dir: 'auto'}, problem),
    help && h('small', {id: id + '-help', class: 'hint'}, help));
}

function Control({schema, name, value, onChange, id, attributes}) {
  const options = schema.oneOf?.map((each) => [each.const, each.title]) ?? schema.enum?.map((each) => [each, known('value.' + each, each)]);
  if (options) {
    return h(Select, {options, value, onChange, attributes});
  }
  if (is(schema, 'boolean')) {
    return h(Select, {options: [[true, t('yes')], [false, t('no')]], value, onChange, attributes});
  }
  if (schema.format === 'date-time') {
    return h(DateTime, {value, onChange, attributes});
  }
  if (name in PICKERS) {
    return h(Picker, {
      id, of: PICKERS[name], value: value ?? '', onChange: (chosen) => onChange(chosen || null),
      describedBy: attributes['aria-describedby'], isInvalid: attributes['aria-invalid'], isRequired: attributes.required,
    });
  }
  if (is(schema, 'integer') || is(schema, 'number')) {
    return h('input', {
      ...attributes, type: 'number', min: schema.minimum, max: schema.maximum, value: value ?? '',
      onInput: (event) => onChange(event.target.value === '' ? null : Number(event.target.value)),
    });
  }
  const text = {...attributes, dir: 'auto', maxLength: schema.maxLength, value: value ?? '', onInput: (event) => onChange(event.target.value || null)};
  if (schema.maxLength > LONG_TEXT && schema.maxLength < 4000 && !schema.format) {
    return h('textarea', {...text, rows: 2});
  }
  return h('input', {...text, type: inputType(schema), autocomplete: 'off'});
}

function inputType({format, pattern}) {
  if (pattern?.includes('2[0-3]):[0-5][0-9]')) {
    return 'time';
  }
  return {email: 'email', uri: 'url', date: 'date'}[format] ?? 'text';
}

function Select({options, value, onChange, attributes}) {
  const texts = options.map(([each]) => JSON.stringify(each));
  const isEmpty = ([each]) => each === null || each === '';
  const empty = options.find(isEmpty);
  return h('select', {
    ...attributes, value: value == null || value === '' ? '' : JSON.stringify(value),
    onChange: (event) => onChange(event.target.value === '' ? null : JSON.parse(event.target.value)),
  }, h('option', {value: ''}, empty?.[1] || t('notGiven')),
  options.map(([each, title], i) => !isEmpty([each]) && h('option', {key: texts[i], value: texts[i]}, title)));
}

/** A moment, shown in the time zone of the browser. */
function DateTime({value, onChange, attributes}) {
  const shown = value ? localTime(value) : '';
  return h('input', {
    ...attributes, type: 'datetime-local', value: shown, step: /:\d\d:/.test(shown) ? 1 : undefined,
    onChange: (event) => onChange(event.target.value ? new Date(event.target.value).toISOString() : null),
  });
}

/** Returns a moment as a field for local time takes it, with seconds where there are any. */
export function localTime(moment) {
  const value = new Date(moment);
  const text = new Date(value - value.getTimezoneOffset() * 60000).toISOString();
  return value.getSeconds() ? text.slice(0, 19) : text.slice(0, 16);
}

/** The properties of an object. */
function Group(field) {
  const {schema, name, pointer, value, onChange, problems} = field;
  return h('fieldset', {class: 'group'},
    h('legend', {}, label(name, schema)),
    problems[pointer] && h('small', {class: 'wrong', dir: 'auto'}, problems[pointer]),
    Object.entries(schema.properties).map(([each, inner]) => h(Field, {
      ...field, key: each, name: each, schema: inner, pointer: `${pointer}/${each}`, value: value?.[each],
      isRequired: schema.required?.includes(each), onChange: (changed) => onChange({...value, [each]: changed}),
    })));
}

/** Several of a few given values. */
function Checks({schema, name, value, onChange, pointer, problems}) {
  const chosen = value ?? [];
  return h('fieldset', {class: 'checks'},
    h('legend', {}, label(name, schema)),
    problems[pointer] && h('small', {class: 'wrong'}, problems[pointer]),
    schema.items.enum.map((each) => h('label', {key: each}, h('input', {
      type: 'checkbox', checked: chosen.includes(each),
      onChange: (event) => onChange(schema.items.enum.filter((one) => (one === each ? event.target.checked : chosen.includes(one)))),
    }), known('value.' + each, each))));
}

/** A list that grows and shrinks. */
function List(field) {
  const {schema, name, pointer, value, onChange, problems} = field;
  const items = value ?? [];
  const add = useRef(null);
  const isFull = items.length >= (schema.maxItems ?? Infinity);
  return h('fieldset', {class: 'list'},
    h('legend', {}, label(name, schema)),
    problems[pointer] && h('small', {class: 'wrong'}, problems[pointer]),
    items.map((item, i) => h('div', {key: i, class: 'item'},
      h(Field, {
        ...field, schema: schema.items, name: schema.items.title ?? name, pointer: `${pointer}/${i}`, value: item, isRequired: false,
        onChange: (changed) => onChange(items.with(i, changed)),
      }),
      h('button', {type: 'button', class: 'plain', 'aria-label': t('removeItem', {item: `${label(name, schema)} ${i + 1}`}), onClick: () => {
        onChange(items.toSpliced(i, 1));
        add.current?.focus();
      }}, '×'))),
    !isFull && h('button', {ref: add, type: 'button', class: 'secondary outline small', onClick: () => onChange([...items, schema.items.type === 'object' ? {} : ''])},
      t('addItem', {item: label(name, schema)})));
}
