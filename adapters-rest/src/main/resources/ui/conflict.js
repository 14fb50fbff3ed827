// A conflict: two people changed the same object. Both versions stand side by side, and each difference is decided by one click.
import {h} from './preact.js';
import {useState} from './hooks.js';
import {label} from './controls.js';
import {isSame, writable} from './form.js';
import {t} from './texts.js';
import {Value} from './value.js';
import {Button} from './widgets.js';

/**
 * @param base what both started from
 * @param mine what is in the form
 * @param theirs what the other one has saved
 */
export function Conflict({schema, base, mine, theirs, onChoose, onCancel}) {
  const differing = writable(schema).filter(([name]) => !isSame(mine[name], theirs[name]));
  const [chosen, setChosen] = useState(() => Object.fromEntries(differing.map(([name]) => [name, isSame(base[name], mine[name]) ? 'theirs' : 'mine'])));
  const decide = () => onChoose({...theirs, ...Object.fromEntries(differing.map(([name]) => [name, chosen[name] === 'mine' ? mine[name] : theirs[name]]))});
  const option = (name, side, property) => h('td', {}, h('label', {}, h('input', {
    type: 'radio', name: 'choice-' + name, checked: chosen[name] === side, 'aria-label': `${label(name, property)}: ${t(side)}`,
    onChange: () => setChosen({...chosen, [name]: side}),
  }), h(Value, {name, value: (side === 'mine' ? mine : theirs)[name]})));
  return h('section', {'aria-labelledby': 'conflict', class: 'conflict'},
    h('h2', {id: 'conflict'}, t('conflict')),
    h('p', {}, t('conflictHint')),
    h('div', {class: 'scroll'}, h('table', {},
      h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, t('property')), h('th', {scope: 'col'}, t('mine')), h('th', {scope: 'col'}, t('theirs')))),
      h('tbody', {}, differing.map(([name, property]) => h('tr', {key: name},
        h('th', {scope: 'row'}, label(name, property)), option(name, 'mine', property), option(name, 'theirs', property)))))),
    h('div', {class: 'actions'}, h('button', {type: 'button', onClick: decide}, t('save')), h(Button, {onClick: onCancel}, t('discardMine'))));
}
