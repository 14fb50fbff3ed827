// The content of an object for people: every property with its name, whatever records it has.
import {h} from './preact.js';
import {label} from './controls.js';
import {date, identifier, period, typeName} from './format.js';
import {Reach} from './reach.js';
import {known, t} from './texts.js';
import {Link} from './widgets.js';

/** Shown elsewhere in the view, or of no use to people. */
const HIDDEN = new Set(['id', 'uri', 'displayName', 'genusTypeId', 'recordTypeIds', 'address', 'addressId', 'startDate', 'endDate']);
const REFERENCES = new Set(['referenceId', 'addresseeId', 'resourceId', 'providerId']);
const DATE_TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Properties whose text may be a way to reach somebody. */
const REACHES = new Set(['addressText', 'number', 'address', 'url']);

/** All properties of an object that have a value. */
export function Properties({object}) {
  const entries = Object.entries(object).filter(([name, value]) => !HIDDEN.has(name) && value !== null && value?.length !== 0);
  return (entries.length > 0 || object.id) && h('dl', {class: 'properties'},
    'startDate' in object && h('div', {}, h('dt', {}, t('effective')), h('dd', {}, period(object))),
    entries.map(([name, value]) => h('div', {key: name}, h('dt', {}, label(name)), h('dd', {}, h(Value, {name, value})))),
    object.id && h('div', {}, h('dt', {}, 'Id'), h('dd', {}, h('code', {dir: 'ltr'}, object.id))));
}

/** Any value of an object, for people. */
export function Value({name, value}) {
  if (value === null || value === undefined || value === '') {
    return h('span', {class: 'hint'}, '–');
  }
  if (Array.isArray(value)) {
    return value.length ? h('ul', {class: 'plain'}, value.map((item, i) => h('li', {key: i}, h(Value, {name, value: item})))) : h('span', {class: 'hint'}, '–');
  }
  if (typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== null && member?.length !== 0);
    return h('dl', {class: 'inner'}, members.map(([member, inner]) => h('div', {key: member}, h('dt', {}, label(member)), h('dd', {}, h(Value, {name: member, value: inner})))));
  }
  if (typeof value === 'boolean') {
    return t(value ? 'yes' : 'no');
  }
  if (REFERENCES.has(name)) {
    return h(Link, {to: ['reference', value]}, identifier(value));
  }
  if (name === 'addressId') {
    return h(Link, {to: ['address', value]}, identifier(value));
  }
  if (name === 'genusTypeId' || name === 'recordTypeIds') {
    return typeName(value);
  }
  if (REACHES.has(name)) {
    return h(Reach, {text: value});
  }
  if (DATE_TIME.test(value)) {
    return date(value);
  }
  return h('bdi', {}, name.endsWith('Id') ? identifier(value) : known('value.' + value, String(value)));
}
