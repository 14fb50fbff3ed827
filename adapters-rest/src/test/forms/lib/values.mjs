// Values made from a schema: what fits it, richly or barely, and what breaks each of its rules.

import { choicesOf, strictAjv, typeOf } from './dialect.mjs';

const ajv = strictAjv();
const validators = new Map();

/** Whether a text keeps the rules for texts; each set of rules is compiled once. */
function fits({ minLength, maxLength, pattern, format }, text) {
  const rules = Object.fromEntries(
    Object.entries({ minLength, maxLength, pattern, format }).filter(([, rule]) => rule !== undefined),
  );
  const key = JSON.stringify(rules);
  if (!validators.has(key)) {
    validators.set(key, ajv.compile({ type: 'string', ...rules }));
  }
  return validators.get(key)(text);
}

const RICH_TEXT = 'Zoë Ó Brien · 李小龍 · مرحبا · 👩‍🎓 & 𝔘𝔫𝔦';

/** Texts of which one fits any pattern or format in the built-in records; a new one may need another. */
const SPECIAL_TEXTS = [
  'campus.Person:zoë@example.edu',
  'zoe@example.edu',
  'https://www.example.edu/people?name=zo%C3%AB#top',
  '2024-02-29T23:59:59.999Z',
  '2024-02-29',
  '08:30',
  '603',
  '+1 (603) 646-1110',
  'B12',
];

let sources = 0;

/** The code of a data source, which no other book has: several processes make books in one server. */
const freshCode = () => `source-${process.pid}-${(sources += 1)}`;

/** Without halves of characters, and short enough for json-editor, which counts UTF-16 units where JSON Schema counts characters. */
const cut = (text, length = Infinity) => [...text].reduce((all, each) => ((all + each).length <= length ? all + each : all), '');

function text(definition) {
  const candidates = [cut(RICH_TEXT, definition.maxLength), ...SPECIAL_TEXTS, freshCode()];
  const found = candidates.find((candidate) => fits(definition, candidate));
  if (found === undefined) {
    throw new Error(`no text at hand that fits ${JSON.stringify(definition)}: add one to SPECIAL_TEXTS`);
  }
  return found;
}

function object(definition, value) {
  const members = Object.entries(definition.properties ?? {}).filter(([, member]) => !member.readOnly);
  const free = definition.additionalProperties === true ? { 'Ключ 1': { list: [1, 2.5, 'דוגמה'] } } : {};
  return { ...Object.fromEntries(members.map(([name, member]) => [name, value(member)])), ...free };
}

/** A value that says everything that can be said. */
export function rich(definition) {
  const choices = choicesOf(definition)?.filter((choice) => choice !== '' && choice !== null);
  if (choices) {
    return choices.at(-1);
  }
  switch (typeOf(definition)) {
    case 'object':
      return object(definition, rich);
    case 'array': {
      const both = definition.items.enum?.slice(0, 2) ?? [rich(definition.items), rich(definition.items)];
      return definition.uniqueItems ? [...new Set(both)] : both;
    }
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return definition.maximum ?? (definition.minimum ?? 0) + 7;
    default:
      return text(definition);
  }
}

/** A value that says one thing: of each object the first member, of each list one element. */
export function sparse(definition) {
  switch (typeOf(definition)) {
    case 'object': {
      const said = ([name], index) => index === 0 || definition.required?.includes(name);
      const members = Object.entries(definition.properties ?? {}).filter(said);
      return Object.fromEntries(members.map(([name, member]) => [name, sparse(member)]));
    }
    case 'array':
      return [typeOf(definition.items) === 'object' ? sparse(definition.items) : rich(definition.items)];
    default:
      return rich(definition);
  }
}

/** The writable properties of a form, each with a value made for it; of the optional ones, those that pass. */
export function bodyOf(form, value, wanted = () => true) {
  const writable = Object.entries(form.properties).filter(([, definition]) => !definition.readOnly);
  const chosen = writable.filter(([name]) => form.required.includes(name) || wanted(name));
  const body = Object.fromEntries(chosen.map(([name, definition]) => [name, value(definition)]));
  if (body.startDate && body.endDate) {
    body.startDate = '1999-12-31T23:59:59.001Z';
  }
  return body;
}
