// One reference, such as a person: its contacts on a time line with their addresses, as known now or at an earlier moment.
import {h} from './preact.js';
import {useEffect, useState} from './hooks.js';
import {query, read} from './api.js';
import {useChanges} from './changes.js';
import {AddressRow, ContactRow} from './find.js';
import {date, identifier, instant, ownName, phase, referenceName, typeName} from './format.js';
import {mayAnywhere} from './rights.js';
import {go, href} from './router.js';
import {t} from './texts.js';
import {TimeLine} from './timeline.js';
import {Heading, Link, Loading, More, Problem, useLoaded} from './widgets.js';

const MOST = 200;
const MOST_ADDRESSES = 30;
const PHASES = ['past', 'now', 'future'];

/**
 * @param asOf the moment whose knowledge is shown; undefined for the present
 * @param on the day, such as `2026-03-01`, that stands in the place of now; undefined for today
 */
export function Reference({id, asOf, on}) {
  const [most, setMost] = useState(MOST);
  const load = async (signal) => {
    const [contacts, addresses] = await Promise.all([
      read('contacts' + query({referenceId: id, asOf, expand: 'address', limit: most}), {signal}),
      read('addresses' + query({resourceId: id, asOf, limit: most}), {signal}),
    ]);
    return {contacts: contacts.content, addresses: addresses.content, isMore: Boolean(contacts.next)};
  };
  const {content, failure, reload} = useLoaded(load, [id, asOf, most]);
  const [marked, setMarked] = useState(new Set());
  useChanges((entry) => {
    if (!asOf && (entry === null || content?.contacts.some((contact) => contact.id === entry.id || contact.addressId === entry.id)
        || (entry.kind === 'contact' && entry.change === 'created'))) {
      setMarked(new Set([...marked, entry?.id]));
      reload();
    }
  }, [content, reload, marked]);
  if (!content) {
    return [h(Heading, {key: 'heading'}, identifier(id)), failure ? h(Problem, {key: 'failure', failure, retry: reload}) : h(Loading, {key: 'loading'})];
  }
  // noon of the day where the browser is
  const at = on ? Date.parse(on + 'T12:00') : asOf ? Date.parse(asOf) : Date.now();
  const told = ownName(id, content.contacts);
  return [
    h('header', {key: 'head', class: 'head'},
      h('div', {}, h(Heading, {}, referenceName(id, content.contacts)), h('p', {class: 'hint'}, h('code', {dir: 'ltr'}, id))),
      mayAnywhere('create') && h('div', {class: 'actions'}, h('a', {class: 'button', href: href(['new', 'contact'], {reference: id})}, t('newContact')))),
    failure && h(Problem, {key: 'failure', failure, retry: reload}),
    h('div', {key: 'when', class: 'asof'},
      h('label', {class: 'day'}, t('onThisDay'), h('input', {type: 'date', value: on ?? '', onChange: (event) => go(['reference', id], {asOf, on: event.target.value}, {replace: true})})),
      h(AsOf, {id, asOf, on, contacts: content.contacts}),
      (asOf || on) && h('a', {href: href(['reference', id])}, t('backToNow'))),
    h('section', {key: 'line', 'aria-labelledby': 'time-line'},
      h('h2', {id: 'time-line'}, t('timeLine')),
      content.contacts.length === 0 && h('p', {class: 'hint'}, t('noContacts')),
      content.contacts.length > 0 && h(TimeLine, {contacts: content.contacts, at}),
      content.isMore && h('p', {class: 'hint'}, t('onlyFirst', {count: most})),
      h(More, {isMore: content.isMore, onClick: () => setMost(most + MOST)}),
      h('div', {class: 'phases'}, PHASES.map((each) => h(Phase, {key: each, phase: each, on, told, contacts: content.contacts.filter((contact) => phase(contact, at) === each), marked, asOf})))),
    h(Addresses, {key: 'addresses', contacts: content.contacts, own: content.addresses, asOf}),
  ];
}

function Phase({phase: name, on, told, contacts, marked, asOf}) {
  return h('section', {'aria-labelledby': 'phase-' + name, class: 'phase ' + name},
    h('h3', {id: 'phase-' + name}, on ? t('onDay.' + name, {day: date(on + 'T00:00')}) : t(name)),
    contacts.length === 0 && h('p', {class: 'hint'}, t('none')),
    h('ul', {class: 'rows'}, contacts.map((contact) => h('li', {key: contact.id, class: marked.has(contact.id) || marked.has(contact.addressId) ? 'changed' : ''},
      h(ContactRow, {contact, isPhaseKnown: true, asOf, told})))));
}

/** Every address that a contact leads to or that belongs to the reference, and who else uses it. */
function Addresses({contacts, own, asOf}) {
  const all = new Map([...own, ...contacts.map((contact) => contact.address).filter(Boolean)].map((address) => [address.id, address]));
  const [most, setMost] = useState(MOST_ADDRESSES);
  return h('section', {'aria-labelledby': 'addresses'},
    h('h2', {id: 'addresses'}, t('kinds.address')),
    all.size === 0 && h('p', {class: 'hint'}, t('none')),
    h('ul', {class: 'cards'}, [...all.values()].slice(0, most).map((address) => h('li', {key: address.id}, h(AddressRow, {address, asOf}),
      h(OtherUses, {address, known: contacts})))),
    h(More, {isMore: all.size > most, onClick: () => setMost(most + MOST_ADDRESSES)}));
}

function OtherUses({address, known}) {
  const {content} = useLoaded((signal) => read('contacts' + query({addressId: address.id, limit: 6}), {signal}), [address.id]);
  const others = (content?.content ?? []).filter((contact) => contact.referenceId !== known[0]?.referenceId);
  return others.length > 0 && h('p', {class: 'uses'}, t('alsoOf'), ' ',
    others.map((contact, i) => [i > 0 && ', ', h(Link, {to: ['reference', contact.referenceId], title: typeName(contact.genusTypeId)}, contact.displayName)]),
    content.next && ', …');
}

/** A slider over the moments at which something about the reference was recorded; the last place is the present. */
function AsOf({id, asOf, on, contacts}) {
  const [moments, setMoments] = useState([]);
  useEffect(() => {
    let isGone = false;
    recordedMoments(id, contacts).then((found) => !isGone && setMoments((former) => [...new Set([...former, ...found])].sort()), () => {});
    return () => {
      isGone = true;
    };
  }, [id, contacts]);
  if (moments.length < 2 && !asOf) {
    return null;
  }
  const index = asOf ? moments.filter((moment) => moment <= asOf).length - 1 : moments.length;
  const text = asOf ? instant(asOf) : t('today');
  return h('label', {}, t('asKnown'), ' ', h('strong', {}, text),
    h('input', {
      type: 'range', min: 0, max: moments.length, step: 1, value: Math.max(index, 0), 'aria-valuetext': text,
      onInput: (event) => go(['reference', id], {on, asOf: moments[Number(event.target.value)] ?? ''}, {replace: true}),
    }));
}

/** Returns when the contacts were changed, from their histories and, for contacts that are gone, from the feed. */
async function recordedMoments(id, contacts) {
  const lists = await Promise.all([
    read('changes' + query({referenceId: id, limit: 1000})),
    ...contacts.slice(0, 20).map((contact) => read(`contacts/${encodeURIComponent(contact.id)}/history?limit=20`)),
  ].map((list) => list.then((answer) => answer.content, () => [])));
  return lists.flat().map((entry) => entry.at);
}
