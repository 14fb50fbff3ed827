// Find: one search over contacts, addresses and books, with filters. The place in the URL holds the whole search.
import {h} from './preact.js';
import {useEffect, useState} from './hooks.js';
import {query, read} from './api.js';
import {useChanges} from './changes.js';
import {localTime} from './controls.js';
import {Export} from './export.js';
import {ownName, period, referenceName, typeName, typesOf} from './format.js';
import {Picker, hasWord} from './picker.js';
import {Reach} from './reach.js';
import {mayAnywhere} from './rights.js';
import {go, href} from './router.js';
import {t} from './texts.js';
import {Chips, Heading, Link, More, Problem, Text, useLoaded} from './widgets.js';

const KINDS = {contact: 'Contact', address: 'Address', 'address-book': 'AddressBook'};
const SHORT = 10;
const LONG = 50;
const FILTERS = ['kind', 'book', 'type', 'on', 'effective', 'asOf'];

export function Find({parameters}) {
  const set = (changed) => go(['search'], {...parameters, ...changed}, {replace: true});
  const kinds = Object.keys(KINDS).filter((kind) => isShown(kind, parameters));
  return [
    h('header', {key: 'head', class: 'head'},
      h(Heading, {title: t('search')}, parameters.q ? t('resultsFor', {q: parameters.q}) : t('find')),
      mayAnywhere('create') && h('div', {class: 'actions'}, h('a', {class: 'button', href: href(['new', 'contact'])}, t('newContact')))),
    h(Filters, {key: 'filters', parameters, set}),
    ...kinds.map((kind) => h(Results, {key: kind, kind, parameters, limit: kinds.length === 1 ? LONG : SHORT})),
  ];
}

/** Dates are of contacts only, and a type is of one kind. */
function isShown(kind, {kind: wanted, on, effective, type}) {
  const isOfType = !type || typesOf(KINDS[kind], 'genus').some((each) => each.id === type);
  return isOfType && (!wanted || wanted === kind) && (kind === 'contact' || !(on || effective));
}

function Filters({parameters, set}) {
  const {kind = '', book = '', type = '', on = '', effective, asOf = ''} = parameters;
  const isAnySet = FILTERS.some((name) => parameters[name]);
  const [isOpen, setOpen] = useState(isAnySet);
  return h('details', {class: 'filters', open: isOpen, onToggle: (event) => setOpen(event.target.open)},
    h('summary', {}, t('filters')),
    h('div', {class: 'grid'},
      h('label', {}, t('kind'), h('select', {value: kind, onChange: (event) => set({kind: event.target.value})},
        h('option', {value: ''}, t('all')),
        Object.keys(KINDS).map((each) => h('option', {key: each, value: each}, t('kinds.' + each))))),
      h('label', {}, t('type'), h('select', {value: type, onChange: (event) => set({type: event.target.value})},
        h('option', {value: ''}, t('all')),
        Object.entries(KINDS).map(([each, appliesTo]) => h('optgroup', {key: each, label: t('kinds.' + each)},
          typesOf(appliesTo, 'genus').map((known) => h('option', {key: known.id, value: known.id}, known.displayName)))))),
      h('div', {}, h('label', {for: 'filter-book'}, t('inBook')),
        h(Picker, {id: 'filter-book', of: 'address-book', value: book, onChange: (id, name) => {
          if (id === '' || name) {
            set({book: id});
          }
        }}))),
    h('div', {class: 'grid'},
      h('label', {}, t('onThisDay'), h('input', {type: 'date', value: on, onChange: (event) => set({on: event.target.value})})),
      h('label', {}, t('asOf'), h('input', {
        type: 'datetime-local', value: asOf && localTime(asOf), onChange: (event) => set({asOf: event.target.value && new Date(event.target.value).toISOString()}),
      })),
      h('label', {class: 'check'}, h('input', {
        type: 'checkbox', checked: Boolean(effective), onChange: (event) => set({effective: event.target.checked ? 'true' : ''}),
      }), t('effectiveNow'))),
    isAnySet && h('p', {}, h('a', {href: href(['search'], {q: parameters.q})}, t('clearFilters'))));
}

/** Returns the path of a list with the filters that it knows. Without a limit, files have all of the list and pages the usual number. */
export function listPath(kind, {q = '', book, type, on, effective, asOf}, limit) {
  const isOverview = !hasWord(q);
  const common = {q: isOverview ? '' : q, parentGenusTypeId: type, asOf, limit, sort: isOverview ? 'displayName' : ''};
  switch (kind) {
    case 'contact':
      return 'contacts' + query({...common, addressBookId: book, fromDate: on, toDate: on, effective, expand: 'address'});
    case 'address':
      return 'addresses' + query({...common, addressBookId: book});
    default:
      return 'address-books' + query({...common, ancestorId: book});
  }
}

function Results({kind, parameters, limit}) {
  const [more, setMore] = useState(0);
  const search = listPath(kind, parameters);
  const path = listPath(kind, parameters, limit + more);
  const {content, failure, reload} = useLoaded((signal) => read(path, {signal}), [path]);
  useEffect(() => setMore(0), [search]);
  const [marked, setMarked] = useState(new Set());
  useChanges((entry) => {
    if (!parameters.asOf && (entry === null || entry.kind === kind)) {
      setMarked((former) => new Set([...former, entry?.id]));
      reload();
    }
  }, [reload]);
  const problem = failure && h(Problem, {failure, retry: reload});
  if (!content) {
    return h('section', {'aria-busy': failure ? undefined : 'true'}, h('h2', {}, t('kinds.' + kind)), problem);
  }
  const items = content.content;
  return h('section', {'aria-labelledby': 'results-' + kind},
    h('h2', {id: 'results-' + kind}, t('kinds.' + kind)),
    problem,
    items.length === 0 && h('p', {class: 'hint'}, t('nothingFound')),
    kind === 'contact' ? h(ContactsByReference, {contacts: items, marked, asOf: parameters.asOf, on: parameters.on}) : h('ul', {class: 'cards'},
      items.map((object) => h('li', {key: object.id, class: marked.has(object.id) ? 'changed' : ''}, kind === 'address' ? h(AddressRow, {address: object, asOf: parameters.asOf}) : h(BookRow, {book: object})))),
    h(More, {isMore: Boolean(content.next), onClick: () => setMore(more + LONG)}),
    kind !== 'address-book' && h('div', {class: 'actions outputs'},
      items.length > 0 && h(Export, {path: listPath(kind, parameters), kind}),
      items.length > 0 && kind === 'contact' && [h('a', {key: 'labels', href: href(['print', 'labels'], parameters)}, t('labels')),
        h('a', {key: 'telephones', href: href(['print', 'telephones'], parameters)}, t('telephones'))],
      mayAnywhere('delete') && h('a', {href: href(['duplicates'], {book: parameters.book})}, t('duplicates')),
      kind === 'address' && mayAnywhere('create') && h('a', {href: href(['new', 'address'])}, t('newAddress'))));
}

/** Contacts of one reference stand together, because people look for a person first. */
function ContactsByReference({contacts, marked, asOf, on}) {
  const groups = new Map();
  for (const contact of contacts) {
    groups.set(contact.referenceId, [...(groups.get(contact.referenceId) ?? []), contact]);
  }
  return h('ul', {class: 'cards'}, [...groups].map(([reference, group]) => h('li', {key: reference},
    h('h3', {}, h(Link, {to: ['reference', reference], parameters: {asOf, on}}, referenceName(reference, group))),
    h('ul', {class: 'rows'}, group.map((contact) => h('li', {key: contact.id, class: marked.has(contact.id) ? 'changed' : ''}, h(ContactRow, {contact, asOf, told: ownName(reference, group)})))))));
}

/**
 * @param isPhaseKnown whether the row stands below past, now or future already
 * @param asOf the moment whose knowledge is shown; undefined for the present
 * @param told the name that stands above the row already
 */
export function ContactRow({contact, isPhaseKnown, asOf, told}) {
  const address = contact.address;
  return [
    h(Link, {key: 'link', to: ['contact', contact.id], parameters: {asOf}}, contact.description || typeName(contact.genusTypeId)),
    contact.displayName !== told && h('span', {key: 'name'}, h(Text, {}, contact.displayName)),
    address && h('span', {key: 'address'}, h(Reach, {text: address.addressText ?? address.displayName})),
    h('small', {key: 'period'}, period(contact)),
    h('span', {key: 'chips', class: 'chips'}, h(Chips, {object: contact, isPhaseKnown})),
  ];
}

export function AddressRow({address, asOf}) {
  return [
    h(Link, {key: 'link', to: ['address', address.id], parameters: {asOf}}, address.displayName),
    address.addressText && address.addressText !== address.displayName && h('span', {key: 'text'}, h(Text, {}, address.addressText)),
    h('span', {key: 'chips', class: 'chips'}, h(Chips, {object: address})),
  ];
}

export function BookRow({book}) {
  return [
    h(Link, {key: 'link', to: ['address-book', book.id]}, book.displayName),
    book.description && h('span', {key: 'text'}, h(Text, {}, book.description)),
    h('span', {key: 'chips', class: 'chips'}, h(Chips, {object: book})),
  ];
}
