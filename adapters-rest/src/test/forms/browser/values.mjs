// What a person enters into the fields of a form, made from the form's own schema.

import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const ajv = new Ajv({ strict: false });
addFormats(ajv);

/** Texts of which two fit any pattern or format in the built-in records; a new one may need others. */
const TEXTS = [
  'Zoë Ó Brien · 李小龍',
  'Ada Lindholm',
  'B-101',
  'B2',
  'A17',
  'resource.Resource:zoë@example.edu',
  'resource.Resource:ada@example.edu',
  'zoe@example.edu',
  'ada@example.edu',
  'https://www.example.edu/people?name=zo%C3%AB#top',
  'http://ada.example.edu/',
  '2024-02-29',
  '2025-03-01',
  '08:30',
  '17:45',
  '603',
  '4711',
  '(49)',
  '+1 (603) 646-1110',
  '646-1111 x12',
];

let codes = 0;

/** A text that no other object has. */
const fresh = () => `code-${process.pid}-${(codes += 1)}`;

function text(definition, turn, path) {
  if (definition.format === 'date-time' || path === 'startDate' || path === 'endDate') {
    return path === 'endDate' ? `2030-0${turn + 1}-02T18:45` : `2020-0${turn + 1}-01T06:30`;
  }
  if (path === 'dataSource.code') {
    return fresh();
  }
  const fitting = TEXTS.filter((each) => ajv.validate(definition, each));
  if (fitting.length < 2) {
    throw new Error(`no two texts at hand that fit ${JSON.stringify(definition)}: add some to TEXTS`);
  }
  return fitting[turn % fitting.length];
}

/** A value for each field of the form; those of another turn are other values. */
export function entries(definition, turn, path = '') {
  const inner = (name, member) => entries(member, turn, path ? `${path}.${name}` : name);
  switch (definition.type) {
    case 'object':
      return Object.fromEntries(Object.entries(definition.properties).map(([name, member]) => [name, inner(name, member)]));
    case 'array': {
      const { items, maxItems = 9, uniqueItems } = definition;
      const count = Math.min(turn + 1, maxItems);
      const one = (index) => entries(items, turn + index, `${path}.items`);
      return uniqueItems && items.oneOf
        ? items.oneOf.slice(turn, turn + 2).map((choice) => choice.const)
        : Array.from({ length: count }, (_, index) => one(index));
    }
    case 'boolean':
      return turn % 2 === 0;
    case 'integer':
    case 'number':
      return definition.enum?.at(-1 - turn) ?? Math.min(definition.maximum ?? Infinity, (definition.minimum ?? 0) + 3 + turn);
    default:
      return definition.oneOf ? definition.oneOf.at(turn === 0 ? -1 : 0).const : text(definition, turn, path);
  }
}

/** What is left when a person empties every field that may be empty: a tick cannot be taken back, only off. */
export function emptied(definition, entered) {
  if (definition.type === 'object') {
    const left = ([name, member]) => (definition.required?.includes(name) ? entered[name] : emptied(member, entered?.[name]));
    const members = Object.entries(definition.properties).map((member) => [member[0], left(member)]);
    return Object.fromEntries(members.filter(([, value]) => value !== undefined));
  }
  return definition.type === 'boolean' && entered !== undefined ? false : undefined;
}
