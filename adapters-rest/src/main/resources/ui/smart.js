// Smart books: the stored query of a book in words, the form that makes, changes or removes it, and a preview of what it finds.
import {h} from './preact.js';
import {useEffect, useRef, useState} from './hooks.js';
import {itemPath, query, read, write} from './api.js';
import {draft, dropDraft, keepDraft} from './drafts.js';
import {AddressRow, ContactRow} from './find.js';
import {date, identifier, typeName, typesOf} from './format.js';
import {notify} from './notices.js';
import {Picker} from './picker.js';
import {t} from './texts.js';
import {Button, Link, Problem, Text, useLoaded} from './widgets.js';

const LISTS = {
  contacts: {kind: 'contact', appliesTo: 'Contact', fields: ['q', 'parentGenusTypeId', 'referenceId', 'addressBookId', 'effective', 'fromDate', 'toDate']},
  addresses: {kind: 'address', appliesTo: 'Address', fields: ['q', 'parentGenusTypeId', 'resourceId', 'addressBookId']},
};
const PICKERS = {referenceId: 'reference', resourceId: 'reference', addressBookId: 'address-book'};
const PLACES = {referenceId: 'reference', addresseeId: 'reference', resourceId: 'reference', addressBookId: 'address-book', addressId: 'address'};
const MOST = 5;

/**
 * @param tag of the book
 * @param isSmart whether the book has a query
 * @param mayMake whether the caller may make it a smart one, or change its query
 */
export function SmartBook({book, tag, isSmart, mayChange, reload}) {
  const path = itemPath('address-book', book.id, '/query');
  const name = 'query/' + book.id;
  const [isOpen, setOpen] = useState(() => draft(name) !== null);
  const button = useRef(null);
  const {content: stored, failure, reload: again} = useLoaded(async (signal) => (isSmart ? read(path, {signal}) : null), [path, isSmart, tag]);
  const close = () => {
    dropDraft(name);
    setOpen(false);
  };
  useEffect(() => {
    // back from the form
    if (!isOpen && document.activeElement === document.body) {
      button.current?.focus();
    }
  }, [isOpen]);
  const done = (text, undo) => {
    close();
    notify(text, {undo: async () => {
      await undo();
      reload();
    }});
    reload();
  };
  const remove = async () => {
    try {
      const removed = await write('DELETE', path, {tag: stored.tag});
      done(t('madeOrdinary'), () => write('PUT', path, {content: stored.content, tag: removed.tag}));
    } catch (failed) {
      notify(failed.message, {isError: true});
      again();
    }
  };
  if (!isSmart && !mayChange) {
    return null;
  }
  const isReady = !isSmart || stored;
  return h('section', {'aria-labelledby': 'smart'},
    h('h2', {id: 'smart'}, t('smartBook')),
    h('p', {class: 'hint'}, t(isSmart ? 'smartBookHint' : 'makeSmartHint')),
    failure && h(Problem, {failure, retry: again}),
    isSmart && stored && h(Words, {stored: stored.content}),
    isReady && mayChange && (isOpen
      ? h(QueryForm, {path, name, book, stored, tag, done, close})
      : h('div', {class: 'actions'},
        h('button', {ref: button, type: 'button', class: 'secondary outline', onClick: () => setOpen(true)}, t(isSmart ? 'changeQuery' : 'makeSmart')),
        isSmart && h(Button, {onClick: remove}, t('makeOrdinary')))));
}

/** Returns the filters of a query string by name. */
function filtersOf(text) {
  return Object.fromEntries(new URLSearchParams(text ?? ''));
}

/** A stored query as people say it: a list of conditions for each kind that it finds. */
function Words({stored}) {
  return h('dl', {class: 'properties'}, Object.entries(LISTS).map(([list, {kind}]) => h('div', {key: list},
    h('dt', {}, t('kinds.' + kind)),
    h('dd', {}, stored[list] === null ? t('none') : h('ul', {class: 'plain'},
      Object.entries(filtersOf(stored[list])).map(([name, value]) => h('li', {key: name}, h(Condition, {name, value}))))))));
}

function Condition({name, value}) {
  if (name === 'effective') {
    return t(value === 'true' ? 'filter.isEffective' : 'filter.isNotEffective');
  }
  return [t('filter.' + name), ': ', name in PLACES ? h(Link, {key: 'link', to: [PLACES[name], value]}, identifier(value)) : h(Text, {key: 'text'}, valueText(name, value))];
}

function valueText(name, value) {
  if (name.endsWith('TypeId')) {
    return typeName(value);
  }
  return name.endsWith('Date') || name === 'availableAt' ? date(value) : value;
}

/** The form of a query. Filters that it has no field for stay as they are. */
function QueryForm({path, name, book, stored, tag, done, close}) {
  const [value, setValue] = useState(() => draft(name) ?? {contacts: filtersOf(stored?.content.contacts), addresses: filtersOf(stored?.content.addresses)});
  const [base, setBase] = useState({tag: stored?.tag ?? tag, content: stored?.content ?? null});
  const [theirs, setTheirs] = useState(null);
  const [problem, setProblem] = useState(null);
  const set = (list, changed) => {
    const filters = Object.fromEntries(Object.entries({...value[list], ...changed}).filter(([, each]) => each !== ''));
    const next = {...value, [list]: filters};
    setValue(next);
    keepDraft(name, next);
  };
  const text = (list) => query(value[list]).slice(1) || null;
  const save = async (event) => {
    event.preventDefault();
    const content = {contacts: text('contacts'), addresses: text('addresses')};
    if (!content.contacts && !content.addresses) {
      setProblem({message: t('emptyQuery')});
      return;
    }
    try {
      const saved = await write('PUT', path, {content, tag: base.tag});
      done(t('saved', {name: book.displayName}), () => (base.content ? write('PUT', path, {content: base.content, tag: saved.tag}) : write('DELETE', path, {tag: saved.tag})));
    } catch (failed) {
      setProblem(failed);
      if (failed.status === 412) {
        const present = await read(path);
        setTheirs(present.content);
        setBase({tag: present.tag, content: present.content});
      }
    }
  };
  return h('form', {onSubmit: save},
    problem && h(Problem, {failure: problem}),
    theirs && h('div', {class: 'problem mild'}, h('p', {}, t('conflict'), ' – ', t('theirs'), ':'), h(Words, {stored: theirs})),
    Object.keys(LISTS).map((list) => h(Filters, {key: list, list, filters: value[list], set: (changed) => set(list, changed), text: text(list)})),
    h('div', {class: 'actions'}, h('button', {type: 'submit'}, t('save')), h(Button, {onClick: close}, t('cancel'))));
}

/** The fields for one kind, and what its filters find now. */
function Filters({list, filters, set, text}) {
  const {kind, fields} = LISTS[list];
  return h('fieldset', {class: 'group'},
    h('legend', {}, t('kinds.' + kind)),
    fields.map((name) => h('div', {key: name, class: 'field'},
      h('label', {for: `query-${list}-${name}`}, t('filter.' + name)),
      h(Filter, {id: `query-${list}-${name}`, name, list, value: filters[name] ?? '', onChange: (changed) => set({[name]: changed})}))),
    h(Preview, {list, text}));
}

function Filter({id, name, list, value, onChange}) {
  const changed = (event) => onChange(event.target.value);
  if (name in PICKERS) {
    return h(Picker, {id, of: PICKERS[name], value, onChange});
  }
  if (name === 'effective') {
    return h('select', {id, value, onChange: changed},
      h('option', {value: ''}, t('all')), h('option', {value: 'true'}, t('filter.isEffective')), h('option', {value: 'false'}, t('filter.isNotEffective')));
  }
  if (name === 'parentGenusTypeId') {
    return h('select', {id, value, onChange: changed},
      h('option', {value: ''}, t('all')), typesOf(LISTS[list].appliesTo, 'genus').map((type) => h('option', {key: type.id, value: type.id}, type.displayName)));
  }
  return h('input', {id, type: name.endsWith('Date') ? 'date' : 'text', dir: 'auto', maxLength: 200, autocomplete: 'off', value: name.endsWith('Date') ? value.slice(0, 10) : value, onInput: changed});
}

function Preview({list, text}) {
  const {kind} = LISTS[list];
  const load = async (signal) => (text ? read(`${list}?${text}` + query({limit: MOST, total: 'true', expand: kind === 'contact' && 'address'}).replace('?', '&'), {signal}) : null);
  const {content, failure} = useLoaded(load, [list, text]);
  return h('div', {class: 'preview', role: 'group', 'aria-label': `${t('preview')}: ${t('kinds.' + kind)}`},
    h('p', {class: 'hint', role: 'status'}, !text ? t('findsNone') : content && !failure ? t('findsNow', {count: content.total}) : ''),
    text && failure && h(Problem, {failure}),
    text && content && !failure && h('ul', {class: 'rows'}, content.content.map((object) => h('li', {key: object.id},
      kind === 'contact' ? h(ContactRow, {contact: object}) : h(AddressRow, {address: object})))));
}
