// What breaks the rules of a schema, one rule at a time.

import { choicesOf, typeOf } from './dialect.mjs';
import { rich } from './values.mjs';

const SPECIMENS = { string: 'text', integer: 3, number: 2.5, boolean: true, array: ['x'], object: { x: 1 } };

const MALFORMED = {
  'osid-id': ['nonsense', 'a:b', ':b@c', 'a:@c', 'a:b@', 'a@b:c', `a:${'b'.repeat(509)}@c`],
  uri: [
    ...['nonsense', '/relative', '//host/path', 'urn:', 'http:', 'http:?q', 'http:#f', 'http://exa mple.edu/', 'http://exámple.edu/'],
    ...['https://example.edu/%zz', 'http://[::1/', 'http://[fe80::1%25eth0]/', 'http://example.edu/{id}', 'http://example.edu/\n'],
  ],
  email: [
    ...['nonsense', '@example.edu', 'zoe@', 'zoe@@example.edu', 'zoe doe@example.edu', 'zoë@example.edu', 'zoe@exámple.edu', 'zoe@localhost'],
    ...['zoe@-x.edu', 'a..b@x.edu', '.a@x.edu', '"a b"@x.edu', 'a@[127.0.0.1]', 'Zoë <zoe@example.edu>', 'zoe@example.edu\n'],
  ],
  'date-time': ['nonsense', '2024-02-29', '2024-02-30T00:00:00Z', '2023-02-29T00:00:00Z', '2024-02-29T24:00:00Z', '2024-02-29T00:00:00'],
};

const ILL_FORMED = [' ', '\u{1F393}'.repeat(3), '-', 'a'.repeat(600), '24:00', '8:30', '08:60', 'ALL', 'all', '١٢'];

function ofType(definition) {
  const type = typeOf(definition);
  const same = type === 'number' ? ['integer', 'number'] : [type];
  const fractional = type === 'integer' ? [1.5] : [];
  const others = Object.entries(SPECIMENS).filter(([each]) => !same.includes(each));
  return [...others.map(([, value]) => value), ...fractional];
}

function ofText({ minLength, maxLength, pattern, format }) {
  return [
    ...(minLength ? ['x'.repeat(minLength - 1)] : []),
    ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1), '\u{1F393}'.repeat(maxLength + 1)]),
    ...(pattern === undefined ? [] : ILL_FORMED.concat((WELL_FORMED[format] ?? []).filter((text) => !new RegExp(pattern, 'u').test(text)))),
    ...(format === undefined ? [] : (MALFORMED[format] ?? ['nonsense'])),
  ];
}

function ofNumber({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }) {
  return [
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum + 1]),
    ...(exclusiveMinimum === undefined ? [] : [exclusiveMinimum]),
    ...(exclusiveMaximum === undefined ? [] : [exclusiveMaximum]),
    ...(multipleOf === undefined ? [] : [multipleOf * 1.5]),
  ];
}

function ofList({ items, minItems, maxItems, uniqueItems }) {
  const one = items && rich(items);
  return [
    ...(minItems ? [Array(minItems - 1).fill(one)] : []),
    ...(maxItems === undefined ? [] : [Array(maxItems + 1).fill(one)]),
    ...(uniqueItems ? [[one, one]] : []),
  ];
}

function ofObject(definition) {
  const whole = rich(definition);
  const without = (name) => Object.fromEntries(Object.entries(whole).filter(([each]) => each !== name));
  return [
    ...(definition.required ?? []).map(without),
    ...(definition.additionalProperties === false ? [{ ...whole, 'unheard-of': 'x' }] : []),
  ];
}

/** Values that break a rule of the definition, or that at least might: what Ajv says decides. */
export function violations(definition) {
  const chosen = choicesOf(definition) ? ['no such choice', 'X', ' '] : [];
  const own = { string: ofText, integer: ofNumber, number: ofNumber, array: ofList, object: ofObject }[typeOf(definition)];
  return [...ofType(definition), ...chosen, ...(own?.(definition) ?? [])];
}

const WELL_FORMED = {
  'osid-id': ['a:b@c', 'campus.Person:zoë:1@2@example.edu', 'a:%2F@c'],
  uri: ['https://example.edu', 'mailto:zoe@example.edu', 'urn:isbn:0451450523', 'tel:+1-603-646-1110', 'http://[::1]:8080/?q#f'],
  email: ['zoe@example.edu', "o'brien+list@cs.example.edu", 'a_b-c.d@x-y.edu'],
  'date-time': ['2024-02-29T00:00:00Z', '2024-02-29T23:59:59.999+14:00', '2000-01-01T00:00:00.123456789-05:00'],
};

/** Values at the very edge of the rules of a definition, on the right side of it. */
export function limits(definition) {
  const { minLength, maxLength, pattern, format, minimum, maximum, minItems, maxItems, items } = definition;
  const choices = choicesOf(definition) ?? [];
  const free = pattern === undefined && format === undefined && choices.length === 0;
  const lengths = free ? [minLength, maxLength].filter((length) => length !== undefined) : [];
  const counts = definition.uniqueItems ? [] : [minItems, maxItems].filter((count) => count !== undefined);
  return [
    ...lengths.flatMap((length) => ['x'.repeat(length), '\u{1F393}'.repeat(length)]),
    ...(WELL_FORMED[format] ?? []).filter((text) => pattern === undefined || new RegExp(pattern, 'u').test(text)),
    ...[minimum, maximum].filter((bound) => bound !== undefined),
    ...counts.map((count) => Array(count).fill(rich(items))),
    ...[choices[0], choices[1], choices.at(-1)].filter((choice) => choice !== undefined),
  ];
}
