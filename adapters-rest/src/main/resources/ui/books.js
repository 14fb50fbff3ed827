// Books: the whole hierarchy as a tree, and one book with its neighbours, its content and what the caller may do there.
import {h} from './preact.js';
import {useEffect, useState} from './hooks.js';
import {itemPath, query, read, write} from './api.js';
import {useChanges} from './changes.js';
import {AddressRow, BookRow, ContactRow} from './find.js';
import {identifier} from './format.js';
import {Graph} from './graph.js';
import {notify} from './notices.js';
import {Picker} from './picker.js';
import {functionsOn, mayEverywhere, mayFill} from './rights.js';
import {href} from './router.js';
import {SmartBook} from './smart.js';
import {t} from './texts.js';
import {Button, Heading, Link, Loading, Problem, Text, useLoaded} from './widgets.js';

const DEEPEST = 10;
const MOST = 20;

export function Books() {
  const {content, failure, reload} = useLoaded(loadTree, []);
  useChanges((entry) => {
    if (entry === null || entry.kind === 'address-book') {
      reload();
    }
  }, [reload]);
  return [
    h('header', {key: 'head', class: 'head'}, h(Heading, {}, t('books')),
      mayEverywhere('organize') && h('div', {class: 'actions'}, h('a', {class: 'button', href: href(['new', 'address-book'])}, t('newBook')))),
    failure && h(Problem, {key: 'failure', failure, retry: reload}),
    !content && !failure && h(Loading, {key: 'loading'}),
    content && h('ul', {key: 'tree', class: 'tree'}, content.trees.map((node) => h(Branch, {key: node.id, node, parents: content.parents, isOpen: true}))),
    content?.others.length > 0 && h('section', {key: 'others', 'aria-labelledby': 'others'},
      h('h2', {id: 'others'}, t('otherBooks')), h('p', {class: 'hint'}, t('otherBooksHint')),
      h('ul', {class: 'rows'}, content.others.map((book) => h('li', {key: book.id}, h(BookRow, {book}))))),
  ];
}

/** Returns the trees below the roots, the parents of each book in them, and the books that stand outside of the hierarchy. */
async function loadTree(signal) {
  const roots = (await read('address-books/root-address-book', {signal})).content;
  const [trees, all] = await Promise.all([
    Promise.all(roots.map(async (root) => (await read(itemPath('address-book', root.id, '/nodes') + query({descendants: DEEPEST}), {signal})).content)),
    read('address-books' + query({limit: 500, sort: 'displayName'}), {signal}),
  ]);
  const parents = new Map();
  const visit = (node, parent) => {
    const known = parents.get(node.id) ?? parents.set(node.id, new Map()).get(node.id);
    if (parent) {
      known.set(parent.id, parent.displayName);
    }
    node.children.forEach((child) => visit(child, node));
  };
  trees.forEach((tree) => visit(tree, null));
  return {trees, parents, others: all.content.filter((book) => !parents.has(book.id))};
}

function Branch({node, parents, parent, isOpen: wasOpen}) {
  const [isOpen, setOpen] = useState(wasOpen);
  const others = [...parents.get(node.id)].filter(([id]) => id !== parent);
  return h('li', {},
    h('div', {class: 'branch'},
      node.children.length > 0
        ? h('button', {type: 'button', class: 'plain twist', 'aria-expanded': String(isOpen), 'aria-label': node.displayName, onClick: () => setOpen(!isOpen)}, isOpen ? '▾' : '▸')
        : h('span', {class: 'twist', 'aria-hidden': 'true'}, '·'),
      h(Link, {to: ['address-book', node.id]}, node.displayName),
      node.smart && h('span', {class: 'chip now'}, t('smart')),
      others.length > 0 && h('span', {class: 'chip several'}, t('alsoIn'), ' ', others.map(([id, name], i) => [i > 0 && ', ', h(Text, {key: id}, name)]))),
    isOpen && node.children.length > 0 && h('ul', {}, node.children.map((child) => h(Branch, {key: child.id, node: child, parents, parent: node.id}))));
}

/** What belongs to one book. */
export function BookContents({book, tag, setInUse, change}) {
  const load = async (signal) => {
    const path = (rest, parameters) => itemPath('address-book', book.id, rest) + query(parameters);
    const [node, contacts, addresses, functions] = await Promise.all([
      read(path('/nodes', {ancestors: 3, descendants: 2}), {signal}),
      read(path('/contacts', {limit: MOST, expand: 'address'}), {signal}),
      read(path('/addresses', {limit: MOST}), {signal}),
      functionsOn(book.id),
    ]);
    const parents = await Promise.all(node.content.parents.map((parent) => functionsOn(parent.id)));
    return {node: node.content, contacts, addresses, functions, mayLeave: parents.map((each) => each.has('organize'))};
  };
  const {content, failure, reload} = useLoaded(load, [book.id, change]);
  useEffect(() => {
    if (content) {
      const {node, contacts, addresses} = content;
      setInUse((!node.smart && node.children.length + contacts.content.length + addresses.content.length > 0) || identifier(book.id) === '1');
    }
  }, [content]);
  useChanges((entry) => {
    // whatever changes may be found by the query, or no longer be
    if (content?.node.smart && entry?.kind !== 'address-book') {
      reload();
    }
  }, [content, reload]);
  if (!content) {
    return failure ? h(Problem, {failure, retry: reload}) : h(Loading, {});
  }
  const isSmart = Boolean(content.node.smart);
  const isEmpty = content.node.children.length + content.contacts.content.length + content.addresses.content.length === 0;
  return [
    h(SmartBook, {
      key: 'smart', book, tag, isSmart, reload, mayChange: content.functions.has('organize') && (isSmart || (isEmpty && identifier(book.id) !== '1')),
    }),
    h(Places, {key: 'places', book, content, reload}),
    h(Members, {key: 'contacts', kind: 'contact', book, list: content.contacts, content}),
    h(Members, {key: 'addresses', kind: 'address', book, list: content.addresses, content}),
    h('section', {key: 'rights', 'aria-labelledby': 'rights'}, h('h2', {id: 'rights'}, t('rights')),
      h('p', {class: 'chips'}, [...content.functions].map((each) => h('span', {key: each, class: 'chip'}, t('function.' + each))))),
  ];
}

/** The place of a book in the hierarchy, and the ways to change it. */
function Places({book, content: {node, functions, mayLeave}, reload}) {
  const organizes = functions.has('organize');
  const place = (parent, child) => itemPath('address-book', parent, '/children/' + encodeURIComponent(child));
  const change = async (method, parent, child, text) => {
    try {
      await write(method, place(parent, child));
      notify(text, {undo: async () => {
        await write(method === 'PUT' ? 'DELETE' : 'PUT', place(parent, child));
        reload();
      }});
      reload();
    } catch (failed) {
      notify(failed.message, {isError: true});
    }
  };
  const list = (title, books, mayRemove, remove) => h('div', {}, h('h3', {}, title),
    books.length === 0 && h('p', {class: 'hint'}, t('none')),
    h('ul', {class: 'rows'}, books.map((each, i) => h('li', {key: each.id}, h(Link, {to: ['address-book', each.id]}, each.displayName),
      organizes && mayRemove(i) && h(Button, {class: 'secondary outline small', onClick: () => remove(each)}, t('detach'))))));
  return h('section', {'aria-labelledby': 'hierarchy'},
    h('h2', {id: 'hierarchy'}, t('hierarchy')),
    h(Graph, {node}),
    h('div', {class: 'grid'},
      list(t('parents'), node.parents, (i) => mayLeave[i], (parent) => change('DELETE', parent.id, book.id, t('detached', {name: parent.displayName}))),
      list(t('children'), node.children, () => true, (child) => change('DELETE', book.id, child.id, t('detached', {name: child.displayName})))),
    organizes && h(NewPlace, {book, node, change}),
    organizes && !node.smart && h('p', {}, h('a', {href: href(['new', 'address-book'], {parent: book.id})}, t('newBookHere'))));
}

/** Adds a parent that the caller organizes as well. */
function NewPlace({book, node, change}) {
  const [target, setTarget] = useState({id: '', name: null, isAllowed: false});
  const pick = async (id, name) => {
    setTarget({id, name, isAllowed: false});
    if (name && id !== book.id && !node.parents.some((parent) => parent.id === id)) {
      const isAllowed = await mayFill(id);
      setTarget((former) => (former.id === id ? {id, name, isAllowed} : former));
    }
  };
  return h('div', {class: 'inline'},
    h('label', {for: 'place-below'}, t('placeBelow')),
    h(Picker, {id: 'place-below', of: 'address-book', value: target.id, name: target.name, onChange: pick}),
    target.isAllowed && h(Button, {onClick: () => {
      change('PUT', target.id, book.id, t('placed', {name: target.name}));
      setTarget({id: '', name: null, isAllowed: false});
    }}, t('place')));
}

function Members({kind, book, list, content: {functions, node}}) {
  const items = list.content;
  const mayMake = functions.has('create') && !node.smart;
  return h('section', {'aria-labelledby': 'members-' + kind},
    h('h2', {id: 'members-' + kind}, t('kinds.' + kind)),
    items.length === 0 && h('p', {class: 'hint'}, t('none')),
    h('ul', {class: 'rows'}, items.map((object) => h('li', {key: object.id},
      kind === 'contact' ? [h(Link, {key: 'reference', to: ['reference', object.referenceId]}, identifier(object.referenceId)), h(ContactRow, {key: 'row', contact: object})] : h(AddressRow, {address: object})))),
    h('p', {class: 'actions'},
      (list.next || !node.smart) && h('a', {href: href(['search'], {kind, book: book.id})}, list.next ? t('allOfThem') : t('withSubBooks')),
      mayMake && h('a', {href: href(['new', kind], {book: book.id})}, t(kind === 'contact' ? 'newContact' : 'newAddress'))));
}
