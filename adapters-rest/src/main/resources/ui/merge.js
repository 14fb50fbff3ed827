// Merging: two entries of the same thing stand side by side, one of them is kept, and what it lacks comes from the other.
import {h} from './preact.js';
import {useState} from './hooks.js';
import {itemPath, query, read, write} from './api.js';
import {label} from './controls.js';
import {isSame} from './form.js';
import {identifier} from './format.js';
import {notify} from './notices.js';
import {Picker} from './picker.js';
import {go, href} from './router.js';
import {t} from './texts.js';
import {Value} from './value.js';
import {Button, Heading, Link, Loading, Problem, useLoaded} from './widgets.js';

/** What the kept one never takes over: its name and type are set, and a period belongs to the one that has it. */
const NEVER_FILLED = new Set(['startDate', 'endDate', 'endReasonId']);
const HIDDEN = new Set(['id', 'uri', 'address', 'recordTypeIds']);

/**
 * @param id of the one object
 * @param other the Id of the other object; undefined while it is still to be chosen
 */
export function Merge({kind, id, other}) {
  return [
    h(Heading, {key: 'heading'}, t('merge.' + kind)),
    h('p', {key: 'hint', class: 'hint'}, t('mergeHint')),
    h('div', {key: 'other', class: 'field'}, h('label', {for: 'merge-other'}, t('mergeWith')),
      h(Picker, {id: 'merge-other', of: kind, value: other ?? '', onChange: (chosen, name) => name && go(['merge', kind, id], {other: chosen}, {replace: true})})),
    other && h(Sides, {key: id + ' ' + other, kind, ids: [id, other]}),
  ];
}

function Sides({kind, ids}) {
  const [kept, setKept] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const {content, failure, reload} = useLoaded((signal) => load(kind, ids, signal), [kind, ...ids]);
  if (!content) {
    return failure ? h(Problem, {failure, retry: reload}) : h(Loading, {});
  }
  const {items, addresses} = content;
  const why = obstacle(kind, items, kept);
  const merge = async () => {
    const [keep, gone] = [items[kept], items[1 - kept]];
    setBusy(true);
    try {
      await write('POST', itemPath(kind, keep.content.id, '/merge') + query({from: gone.content.id}), {tag: keep.tag});
    } catch (failed) {
      notify(failed.message, {isError: true});
      setBusy(false);
      reload();
      return;
    }
    notify(t('merged', {name: keep.content.displayName}), {undo: async () => {
      await write('POST', itemPath(kind, gone.content.id, '/restore') + query({version: version(gone.tag)}));
      go(['merge', kind, keep.content.id], {other: gone.content.id});
    }});
    go([kind, keep.content.id]);
  };
  const names = [...new Set(items.flatMap((item) => Object.keys(item.content)))].filter((name) => !HIDDEN.has(name) && items.some((item) => !isSame(item.content[name], null)));
  return [
    h('div', {key: 'table', class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': t('bothSides')}, h('table', {class: 'sides'},
      h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, t('property')), items.map((item, side) => h('th', {key: side, scope: 'col'},
        h('label', {}, h('input', {type: 'radio', name: 'kept', checked: kept === side, onChange: () => setKept(side)}), ' ', t('keep'), ' '),
        h('a', {href: href([kind, item.content.id])}, identifier(item.content.id)))))),
      h('tbody', {}, names.map((name) => h('tr', {key: name, class: isSame(items[0].content[name], items[1].content[name]) ? '' : 'differs'},
        h('th', {scope: 'row'}, label(name)), items.map((item, side) => h('td', {key: side, class: stays(items, kept, side, name) ? 'stays' : 'goes'}, h(Side, {name, value: item.content[name], addresses})))))))),
    h('p', {key: 'why', role: 'status', class: why ? 'problem mild' : 'hint'}, t(why ?? 'mergeOutcome')),
    h('div', {key: 'actions', class: 'actions'},
      !why && h('button', {type: 'button', disabled: isBusy, onClick: merge}, t('merge')),
      h(Button, {onClick: () => history.back()}, t('cancel'))),
  ];
}

/** Reads both objects, and what the addresses of contacts say: their Ids would tell nobody which is which. */
async function load(kind, ids, signal) {
  const items = await Promise.all(ids.map((id) => read(itemPath(kind, id), {signal})));
  const wanted = [...new Set(items.map((item) => item.content.addressId).filter(Boolean))];
  const found = wanted.length ? (await read('addresses' + query({id: wanted}), {signal})).content : [];
  return {items, addresses: new Map(found.map((address) => [address.id, address.addressText ?? address.displayName]))};
}

function Side({name, value, addresses}) {
  return name === 'addressId' ? h(Link, {to: ['address', value]}, addresses.get(value) ?? identifier(value)) : h(Value, {name, value});
}

/** Returns whether a value is one of the merged object: those of the kept one are, and the other's where it has none. */
function stays(items, kept, side, name) {
  return side === kept || (!NEVER_FILLED.has(name) && isSame(items[kept].content[name], null));
}

/** Returns the text that tells why these two cannot be merged; undefined where they can. */
function obstacle(kind, items, kept) {
  const [one, two] = items.map((item) => item.content);
  if (one.id === two.id) {
    return 'mergeSame';
  }
  if (one.genusTypeId.toLowerCase() !== two.genusTypeId.toLowerCase()) {
    return 'mergeTypes';
  }
  if (kind === 'contact' && one.referenceId !== two.referenceId) {
    return 'mergeReferences';
  }
  return items[kept].allowed.includes('PUT') ? undefined : 'mergeRights';
}

function version(tag) {
  return Number(tag.replaceAll('"', ''));
}
