// The books that hold a contact or an address, and the ways to file it elsewhere.
import {h} from './preact.js';
import {useState} from './hooks.js';
import {collections, itemPath, query, read, write} from './api.js';
import {BookRow} from './find.js';
import {notify} from './notices.js';
import {Picker} from './picker.js';
import {functionsOn, mayAnywhere, mayFill} from './rights.js';
import {t} from './texts.js';
import {Button, Problem, useLoaded} from './widgets.js';

const nothing = {id: '', name: null, isAllowed: false};

export function Filing({kind, object}) {
  const [target, setTarget] = useState(nothing);
  const load = async (signal) => {
    const books = (await read('address-books' + query({[kind + 'Id']: object.id, limit: 100}), {signal})).content;
    const may = await Promise.all(books.map((book) => mayAnywhere('organize') && functionsOn(book.id).then((functions) => functions.has('organize'))));
    return {books, may};
  };
  const {content, failure, reload} = useLoaded(load, [object.id]);
  const place = (book) => itemPath('address-book', book, `/${collections[kind]}/${encodeURIComponent(object.id)}`);
  const change = async (text, steps, undo) => {
    try {
      await steps();
      notify(text, {undo: undo && (async () => {
        await undo();
        reload();
      })});
    } catch (failed) {
      notify(failed.message, {isError: true});
    }
    // what was typed meanwhile stays
    setTarget((former) => (former === target ? nothing : former));
    reload();
  };
  const pick = async (id, name) => {
    setTarget({id, name, isAllowed: false});
    if (name) {
      const isAllowed = await mayFill(id);
      setTarget((former) => (former.id === id ? {id, name, isAllowed} : former));
    }
  };
  const file = () => change(t('filed', {name: target.name}), () => write('PUT', place(target.id)), () => write('DELETE', place(target.id)));
  const move = (from) => change(t('moved', {name: target.name}),
    () => write('PUT', place(target.id) + query({from: from.id})), () => write('PUT', place(from.id) + query({from: target.id})));
  const remove = (book) => change(t('unfiled', {name: book.displayName}), () => write('DELETE', place(book.id)), () => write('PUT', place(book.id)));
  const isHere = content?.books.some((book) => book.id === target.id);
  return h('section', {'aria-labelledby': 'filing'},
    h('h2', {id: 'filing'}, t('filedIn')),
    failure && h(Problem, {failure, retry: reload}),
    h('ul', {class: 'rows'}, content?.books.map((book, i) => h('li', {key: book.id}, h(BookRow, {book}),
      content.may[i] && content.books.length > 1 && h(Button, {class: 'secondary outline small', onClick: () => remove(book)}, t('removeFrom'))))),
    content?.may.some(Boolean) && h('div', {class: 'inline'},
      h('label', {for: 'file-into'}, t('fileInto')),
      h(Picker, {id: 'file-into', of: 'address-book', value: target.id, name: target.name, onChange: pick}),
      target.isAllowed && !isHere && h(Button, {onClick: file}, t('file')),
      target.isAllowed && !isHere && content.books.length === 1 && h(Button, {onClick: () => move(content.books[0])}, t('move'))));
}
