// The history of an object as differences: who changed what when, with a way back to every version.
import {h} from './preact.js';
import {useState} from './hooks.js';
import {itemPath, query, read} from './api.js';
import {label} from './controls.js';
import {restore} from './edit.js';
import {isSame} from './form.js';
import {author, instant} from './format.js';
import {notify} from './notices.js';
import {t} from './texts.js';
import {Value} from './value.js';
import {Button, Link, Loading, Problem, useLoaded} from './widgets.js';

const PAGE = 30;
const HIDDEN = new Set(['id', 'uri']);

/** @param mayRestore whether the caller may change the object, or bring it back */
export function History({kind, id, tag, mayRestore, onRestored}) {
  const path = itemPath(kind, id, `/history?limit=${PAGE}`);
  const {content, failure, reload} = useLoaded((signal) => page(path, signal), [path, tag]);
  const [older, setOlder] = useState({entries: [], next: undefined});
  if (!content) {
    return failure ? h(Problem, {failure, retry: reload}) : h(Loading, {});
  }
  const entries = [...content.content, ...older.entries];
  const next = older.next === undefined ? content.next : older.next;
  const more = async () => {
    const found = await page(next);
    setOlder({entries: [...older.entries, ...found.content], next: found.next});
  };
  const back = async (entry) => {
    try {
      await restore(kind, id, entry.version, tag);
      onRestored();
    } catch (failed) {
      notify(failed.message, {isError: true});
    }
  };
  return h('section', {'aria-labelledby': 'history'},
    h('h2', {id: 'history'}, t('history')),
    h('ol', {class: 'history'}, entries.map((entry, i) => h('li', {key: `${entry.at} ${entry.version} ${i}`},
      h('header', {},
        h('strong', {}, t('change.' + entry.change)), ' ',
        h('time', {datetime: entry.at}, instant(entry.at)), ' · ', h('bdi', {}, author(entry.by)),
        mayRestore && i > 0 && entry.object && entry.change !== 'deleted' && h(Button, {onClick: () => back(entry), class: 'secondary outline small'}, t('restore'))),
      h(Place, {entry}),
      h(Differences, {entry, earlier: entries.slice(i + 1).find((each) => each.object)?.object, isFirst: i === entries.length - 1 && !next})))),
    next && h(Button, {onClick: more}, t('more')));
}

/** Reads entries, and the names of the books in them that are there today. */
async function page(path, signal) {
  const found = await read(path, {signal});
  const ids = [...new Set(found.content.map(bookOf).filter(Boolean))];
  const books = ids.length ? (await read('address-books' + query({id: ids}), {signal})).content : [];
  const names = new Map(books.map((book) => [book.id, book.displayName]));
  return {...found, content: found.content.map((entry) => ({...entry, bookName: names.get(bookOf(entry))}))};
}

function bookOf(entry) {
  return entry.childId ?? entry.addressBookId;
}

function Place({entry}) {
  const book = bookOf(entry);
  return book && h('p', {class: 'hint'}, h(Link, {to: ['address-book', book]}, entry.bookName ?? book));
}

function Differences({entry, earlier, isFirst}) {
  if (!entry.object || entry.change === 'deleted') {
    return null;
  }
  const names = Object.keys(entry.object).filter((name) => !HIDDEN.has(name));
  const differing = names.filter((name) => (earlier ? !isSame(entry.object[name], earlier[name]) : isFirst && !isSame(entry.object[name], null)));
  return differing.length > 0 && h('dl', {class: 'differences'}, differing.map((name) => h('div', {key: name},
    h('dt', {}, label(name)),
    h('dd', {}, earlier && [h('del', {key: 'old'}, h(Value, {name, value: earlier[name]})), ' → '], h('ins', {}, h(Value, {name, value: entry.object[name]}))))));
}
