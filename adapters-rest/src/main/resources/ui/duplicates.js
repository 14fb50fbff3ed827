// Duplicates: groups of contacts or addresses that are probably one, each with the way to compare and merge two of them.
import {h} from './preact.js';
import {useState} from './hooks.js';
import {collections, query, read} from './api.js';
import {AddressRow, ContactRow} from './find.js';
import {Picker} from './picker.js';
import {go, href} from './router.js';
import {known, t} from './texts.js';
import {Heading, Loading, More, Problem, useLoaded} from './widgets.js';

const PAGE = 20;
const IDS = 100;

/** @param book the Id of the book to look in, with its descendants; unset for all */
export function Duplicates({book}) {
  return [
    h(Heading, {key: 'heading'}, t('duplicates')),
    h('p', {key: 'hint', class: 'hint'}, t('duplicatesHint')),
    h('div', {key: 'book', class: 'field'}, h('label', {for: 'duplicates-book'}, t('inBook')),
      h(Picker, {id: 'duplicates-book', of: 'address-book', value: book ?? '', onChange: (id, name) => {
        if (id === '' || name) {
          go(['duplicates'], {book: id}, {replace: true});
        }
      }})),
    h(Groups, {key: 'groups ' + book, path: 'duplicates' + query({addressBookId: book, limit: PAGE})}),
  ];
}

/** A page of groups, and below it the next one when it is asked for. */
function Groups({path}) {
  const [isNextShown, setNextShown] = useState(false);
  const {content, failure, reload} = useLoaded((signal) => load(path, signal), [path]);
  if (failure) {
    return h(Problem, {failure, retry: reload});
  }
  if (!content) {
    return h(Loading, {});
  }
  const {groups, objects, next} = content;
  return [
    groups.length === 0 && !next && h('p', {key: 'none', class: 'hint'}, t('noDuplicates')),
    groups.length > 0 && h('ul', {key: 'groups', class: 'cards'},
      groups.map((group) => h('li', {key: group.ids.join(' ')}, h(Group, {group, objects})))),
    isNextShown
      ? h(Groups, {key: 'next', path: next})
      : h(More, {key: 'more', isMore: Boolean(next), onClick: () => setNextShown(true)}),
  ];
}

/** Reads groups, and what is in them. */
async function load(path, signal) {
  const found = await read(path, {signal});
  const objects = new Map();
  for (const kind of ['contact', 'address']) {
    const ids = [...new Set(found.content.filter((group) => group.kind === kind).flatMap((group) => group.ids))];
    for (let i = 0; i < ids.length; i += IDS) {
      const expand = kind === 'contact' && 'address';
      const page = await read(collections[kind] + query({id: ids.slice(i, i + IDS), expand, limit: IDS}), {signal});
      page.content.forEach((object) => objects.set(object.id, object));
    }
  }
  return {groups: found.content, next: found.next, objects};
}

function Group({group: {kind, ids, reasons}, objects}) {
  // One may have been merged or deleted since.
  const shown = ids.filter((id) => objects.has(id));
  return [
    h('h2', {key: 'name'}, h('bdi', {}, objects.get(shown[0])?.displayName)),
    h('p', {key: 'why', class: 'hint'}, reasons.map((reason) => known('reason.' + reason, reason)).join(', ')),
    h('ul', {key: 'rows', class: 'rows'}, shown.map((id, i) => h('li', {key: id},
      kind === 'contact' ? h(ContactRow, {contact: objects.get(id)}) : h(AddressRow, {address: objects.get(id)}),
      i > 0 && h('a', {href: href(['merge', kind, shown[0]], {other: id})}, t('compare'))))),
  ];
}
