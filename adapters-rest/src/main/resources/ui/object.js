// One contact, address or book: what it says, what it is connected with, and the ways to its form and its history.
import {h} from './preact.js';
import {useEffect, useState} from './hooks.js';
import {isOwn, itemPath, query, read, write} from './api.js';
import {BookContents} from './books.js';
import {useChanges} from './changes.js';
import {Editor, restore, version} from './edit.js';
import {ContactRow} from './find.js';
import {author, identifier, instant, phase} from './format.js';
import {Filing} from './filing.js';
import {History} from './history.js';
import {notify} from './notices.js';
import {Reach, reachedAt} from './reach.js';
import {mayAnywhere} from './rights.js';
import {go, href} from './router.js';
import {t} from './texts.js';
import {Properties} from './value.js';
import {Button, Chips, Heading, Link, Loading, Problem, useLoaded} from './widgets.js';

/**
 * @param mode `edit`, `history` or nothing
 * @param asOf the moment whose knowledge is shown, which cannot be changed; undefined for the present
 */
export function ObjectView({kind, id, mode, asOf}) {
  const path = itemPath(kind, id) + query({expand: kind === 'contact' && 'address', asOf});
  const {content: item, failure, reload} = useLoaded((signal) => read(path, {signal}), [path]);
  const [change, setChange] = useState(null);
  const [isInUse, setInUse] = useState(true);
  useChanges((entry) => {
    if (!asOf && (entry === null || entry.id === id || entry.id === item?.content.addressId || (kind === 'address-book' && entry.addressBookId === id))) {
      setChange(entry);
      if (mode !== 'edit') {
        reload();
      }
    }
  }, [id, item, mode, reload]);
  if (!item) {
    return failure?.status === 404 ? h(Gone, {kind, id, reload}) : failure ? h(Problem, {failure, retry: reload}) : h(Loading, {});
  }
  const object = item.content;
  const tag = plainTag(item.tag);
  const isForeign = change && !isOwn(change);
  const isOther = change && change.version > version(tag);
  const may = (method) => !asOf && item.allowed.includes(method);
  const show = (next) => go([kind, id, next].filter(Boolean));
  const done = () => {
    show();
    reload();
  };
  return h('article', {class: isForeign && !isOther ? 'changed' : ''},
    h('header', {class: 'head'},
      h('div', {}, h(Heading, {}, object.displayName), h('p', {class: 'chips'}, h(Chips, {object}))),
      h('div', {class: 'actions'},
        mode && h(Button, {onClick: () => show()}, t('show')),
        mode !== 'edit' && may('PUT') && h('button', {type: 'button', onClick: () => show('edit')}, t('edit')),
        mode === undefined && may('PUT') && kind === 'contact' && phase(object) === 'now' && h(Button, {onClick: () => end(object, tag, done)}, t('endNow')),
        mode === undefined && kind !== 'address-book' && may('PUT') && h(Button, {onClick: () => go(['merge', kind, id])}, t('merge')),
        mode !== 'history' && h(Button, {onClick: () => show('history')}, t('history')),
        mode !== 'edit' && may('DELETE') && !isInUse && h(Button, {onClick: () => remove(kind, object, tag)}, t('delete')))),
    mode === 'edit' && may('PUT') && h(Editor, {key: id, kind, object: withoutAddress(object), tag, isChanged: isOther, onDone: done}),
    mode === 'history' && h(History, {kind, id: object.id, tag, mayRestore: may('PUT'), onRestored: done}),
    mode === undefined && [
      isForeign && h('p', {key: 'change', class: 'hint', role: 'status'}, t('changedBy', {name: author(change.by)})),
      asOf && h('p', {key: 'asOf', class: 'problem mild'}, t('knownAt', {moment: instant(asOf)}), ' ', h('a', {href: href([kind, id])}, t('backToNow'))),
      h(Properties, {key: 'properties', object}),
      asOf ? kind === 'contact' && h(AddressOf, {key: 'address', contact: object}) : h(Related, {key: 'related', kind, object, tag, setInUse, change}),
    ]);
}

/** Returns the tag of the object itself: with its address the answer has one of both. */
function plainTag(tag) {
  return tag.split('-')[0].replaceAll('"', '').replace(/.*/s, '"$&"');
}

function withoutAddress({address, ...object}) {
  return object;
}

/** Ends a contact at this moment: it stays on the time line, as one of the past. */
async function end(contact, tag, done) {
  try {
    const ended = await write('PATCH', itemPath('contact', contact.id), {content: {endDate: new Date().toISOString()}, tag});
    notify(t('ended', {name: contact.displayName}), {undo: () => restore('contact', contact.id, version(tag), ended.tag).then(done)});
  } catch (failed) {
    notify(failed.message, {isError: true});
  }
  done();
}

async function remove(kind, object, tag) {
  try {
    await write('DELETE', itemPath(kind, object.id), {tag});
  } catch (failed) {
    notify(failed.message, {isError: true});
    return;
  }
  notify(t('deletedName', {name: object.displayName}), {undo: async () => {
    await restore(kind, object.id, version(tag));
    go([kind, object.id]);
  }});
  go(object.referenceId ? ['reference', object.referenceId] : kind === 'address-book' ? ['books'] : ['search']);
}

/** What is left of an object that is gone: its history, from which it can be brought back. */
function Gone({kind, id, reload}) {
  return [
    h(Heading, {key: 'heading'}, t('gone')),
    h('p', {key: 'hint', class: 'hint'}, h('code', {dir: 'ltr'}, id)),
    h(History, {key: 'history', kind, id, mayRestore: mayAnywhere(kind === 'address-book' ? 'organize' : 'create'), onRestored: reload}),
  ];
}

function Related({kind, object, tag, setInUse, change}) {
  useEffect(() => {
    if (kind === 'contact') {
      setInUse(false);
    }
  }, [kind]);
  return [
    kind === 'contact' && h(AddressOf, {key: 'address', contact: object}),
    kind === 'address' && h(Uses, {key: 'uses', address: object, setInUse, change}),
    kind === 'address-book' && h(BookContents, {key: 'contents', book: object, tag, setInUse, change}),
    kind !== 'address-book' && h(Filing, {key: 'filing', kind, object}),
  ];
}

function AddressOf({contact: {address, addressId}}) {
  return h('section', {'aria-labelledby': 'address'},
    h('h2', {id: 'address'}, t('address')),
    address ? [
      h('p', {key: 'link', class: 'actions'}, reachedAt(address.addressText) && h(Reach, {text: address.addressText}),
        h(Link, {to: ['address', addressId]}, reachedAt(address.addressText) ? t('showAddress') : address.addressText ?? address.displayName)),
      h(Properties, {key: 'properties', object: {...address, id: null, addressText: null}}),
    ] : h('p', {class: 'hint'}, t('hiddenAddress')));
}

/** The contacts that lead to an address. While there are any it cannot be deleted. */
function Uses({address, setInUse, change}) {
  const path = 'contacts' + query({addressId: address.id, expand: 'address', limit: 50});
  const {content, failure} = useLoaded((signal) => read(path, {signal}), [path, change]);
  useEffect(() => {
    if (content) {
      setInUse(content.content.length > 0);
    }
  }, [content]);
  return h('section', {'aria-labelledby': 'uses'},
    h('h2', {id: 'uses'}, t('usedBy')),
    failure && h(Problem, {failure}),
    content?.content.length === 0 && h('p', {class: 'hint'}, t('none')),
    h('ul', {class: 'rows'}, content?.content.map((contact) => h('li', {key: contact.id}, h(ContactRow, {contact: {...contact, address: null}}),
      h(Link, {to: ['reference', contact.referenceId]}, identifier(contact.referenceId))))),
    content?.next && h('p', {class: 'hint'}, t('onlyFirst', {count: 50})),
    mayAnywhere('create') && h('p', {}, h('a', {href: href(['new', 'contact'], {address: address.id})}, t('newContactHere'))));
}
