// How values are written for people: moments, periods, Ids and types.
import {read} from './api.js';
import {locale, t} from './texts.js';

const day = new Intl.DateTimeFormat(locale, {dateStyle: 'medium'});
const moment = new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeStyle: 'short'});
const exact = new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeStyle: 'medium'});

/** Returns a date; the time is added where it is not midnight. */
export function date(text) {
  const value = new Date(text);
  const isMidnight = value.getHours() === 0 && value.getMinutes() === 0;
  return (isMidnight || /T00:00:00(\.000)?Z$/.test(text) ? day : moment).format(value);
}

/** Returns a moment to the second, in the time zone of the browser. */
export function instant(text) {
  return exact.format(new Date(text));
}

/** Returns a contact's period as people say it. */
export function period({startDate, endDate}) {
  if (!startDate && !endDate) {
    return t('always');
  }
  if (!endDate) {
    return t('from', {start: date(startDate)});
  }
  return startDate ? t('fromTo', {start: date(startDate), end: date(endDate)}) : t('until', {end: date(endDate)});
}

/** Returns `past`, `now` or `future`. */
export function phase({startDate, endDate}, at = Date.now()) {
  if (endDate && Date.parse(endDate) < at) {
    return 'past';
  }
  return startDate && Date.parse(startDate) > at ? 'future' : 'now';
}

/** Returns the identifier of an Id: what stands between the namespace and the authority. */
export function identifier(id) {
  const inner = id.slice(id.indexOf(':') + 1, id.lastIndexOf('@'));
  try {
    return decodeURIComponent(inner);
  } catch {
    return inner;
  }
}

/** Returns who made a change. */
export function author(by) {
  return by ? (by.user ?? by.subject ?? by.command) : t('nobody');
}

let types = new Map();

/** Reads the known types once; a caller who may not see them is shown their Ids. */
export async function loadTypes() {
  types = new Map((await read('types')).content.map((type) => [type.id.toLowerCase(), type]));
}

/** Returns the known types of a kind of object (`Contact`, `Address`, `AddressBook`): genus or record types. */
export function typesOf(appliesTo, kind) {
  return [...types.values()].filter((type) => type.appliesTo === appliesTo && type.kind === kind);
}

export function typeName(id) {
  return types.get(id.toLowerCase())?.displayName ?? identifier(id);
}

/** Returns what a reference is called: this server knows no names of references, but contacts that lead to the reference itself carry it. */
export function ownName(reference, contacts) {
  const own = contacts.find((contact) => contact.addresseeId === reference) ?? contacts.find((contact) => contact.recordTypeIds.length === 0);
  return own?.displayName;
}

/** Returns the name of a reference together with its identifier, since names are not unique. */
export function referenceName(reference, contacts) {
  const name = ownName(reference, contacts);
  return name ? `${name} (${identifier(reference)})` : identifier(reference);
}
