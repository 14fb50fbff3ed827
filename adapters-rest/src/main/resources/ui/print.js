// What is printed of the contacts that a search lists: labels for letters, or a list of telephone numbers.
import {h} from './preact.js';
import {read} from './api.js';
import {listPath} from './find.js';
import {identifier} from './format.js';
import {t} from './texts.js';
import {Button, Heading, Loading, Problem, Text, useLoaded} from './widgets.js';

const MOST = 1000;

/** @param layout `labels` or `telephones` */
export function PrintView({layout, parameters}) {
  const path = listPath('contact', parameters, MOST);
  const {content, failure, reload} = useLoaded((signal) => read(path, {signal}), [path]);
  const isLabels = layout === 'labels';
  return [
    h('header', {key: 'head', class: 'head'},
      h(Heading, {}, t(isLabels ? 'labels' : 'telephones')),
      h('div', {class: 'actions'}, h('button', {type: 'button', onClick: () => print()}, t('print')), h(Button, {onClick: () => history.back()}, t('back')))),
    failure && h(Problem, {key: 'failure', failure, retry: reload}),
    !content && !failure && h(Loading, {key: 'loading'}),
    content?.next && h('p', {key: 'more', class: 'hint'}, t('onlyFirst', {count: MOST})),
    content && h(isLabels ? Labels : Telephones, {key: 'content', contacts: content.content}),
  ];
}

/** A label for each postal address, once for each name. */
function Labels({contacts}) {
  const labels = new Map();
  for (const {displayName, address} of contacts) {
    if (address?.addressText && isPostal(address)) {
      labels.set(displayName + address.id, {name: displayName, lines: lines(address.addressText)});
    }
  }
  return labels.size === 0 ? h('p', {class: 'hint'}, t('nothingFound')) : h('ul', {class: 'labels'}, [...labels].map(([key, label]) => h('li', {key},
    h('div', {}, h(Text, {}, label.name)), label.lines.map((line, i) => h('div', {key: i}, h(Text, {}, line))))));
}

/** Addresses to which a letter can be sent: with a postal record, or a text that is no telephone, mailbox or page. */
function isPostal({postalAddress, addressText}) {
  return Boolean(postalAddress) || !/^[+(]?[\d\s()./-]{6,}|@|^https?:/.test(addressText);
}

function lines(text) {
  return text.split(/\n|, /).map((line) => line.trim()).filter(Boolean);
}

function Telephones({contacts}) {
  const rows = contacts.flatMap((contact) => numbers(contact.address).map((number) => ({contact, number})));
  return rows.length === 0 ? h('p', {class: 'hint'}, t('nothingFound')) : h('div', {class: 'scroll'}, h('table', {},
    h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, t('property.displayName')), h('th', {scope: 'col'}, t('reference')), h('th', {scope: 'col'}, t('telephone')))),
    h('tbody', {}, rows.map(({contact, number}) => h('tr', {key: contact.id + number},
      h('td', {}, h(Text, {}, contact.displayName)), h('td', {}, h(Text, {}, identifier(contact.referenceId))), h('td', {dir: 'ltr'}, number))))));
}

function numbers(address) {
  const parts = address?.telephoneNumbers?.map(({areaCode, number, extension}) => [areaCode, number, extension && `x${extension}`].filter(Boolean).join(' ')) ?? [];
  const text = address?.addressText;
  return parts.length || !text || !/^\+?[\d\s()./-]{6,}/.test(text) ? parts : [text];
}
