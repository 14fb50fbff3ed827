// A field for an Id: it searches by words while the user types, and takes an Id as it is.
import {h} from './preact.js';
import {useEffect, useLayoutEffect, useRef, useState} from './hooks.js';
import {collections, query, read} from './api.js';
import {identifier, referenceName} from './format.js';
import {t} from './texts.js';

const TYPING_PAUSE = 150;
const MOST = 8;
const ID = /^[^:]+:.+@[^@]+$/s;

/** Returns whether a text has a word that the server can search for. */
export function hasWord(text) {
  return /[\p{L}\p{N}]/u.test(text);
}

/** The searches by what an Id is of: each returns `[{id, name, detail}]`. */
const searches = {
  'address-book': (text, signal) => objects('address-books', text, signal),
  address: (text, signal) => objects('addresses', text, signal, (address) => address.addressText),
  contact: (text, signal) => objects('contacts', text, signal, (contact) => identifier(contact.referenceId)),
  reference: async (text, signal) => {
    const contacts = (await read('contacts' + query({q: hasWord(text) && text, limit: 40}), {signal})).content;
    const byReference = new Map(contacts.map((contact) => [contact.referenceId, contact]).reverse());
    return [...byReference].map(([id, contact]) => ({id, name: contact.displayName, detail: identifier(id)})).reverse();
  },
};

async function objects(collection, text, signal, detail = () => null) {
  const found = (await read(collection + query({q: hasWord(text) && text, limit: MOST}), {signal})).content;
  return found.map((object) => ({id: object.id, name: object.displayName, detail: detail(object)}));
}

/** Returns the name of what an Id is of; undefined where the caller sees nothing of it. */
async function nameOf(of, id) {
  if (of === 'reference') {
    const contacts = (await read('contacts' + query({referenceId: id, limit: 10}))).content;
    return contacts.length ? referenceName(id, contacts) : undefined;
  }
  return (await read(collections[of] + query({id}))).content[0]?.displayName;
}

/**
 * @param of what to search: `address`, `address-book`, `contact` or `reference`
 * @param value an Id or ''
 * @param onChange gets an Id, or what else was typed
 * @param name the name of what the value names; it is looked up where it is not given
 */
export function Picker({id, of, value, name, onChange, label, describedBy, isInvalid, isRequired}) {
  const [text, setText] = useState(name ?? value);
  const [options, setOptions] = useState(null);
  const [active, setActive] = useState(0);
  const search = useRef({});
  const chosen = useRef(null);
  // at once with the view, before the user types the next letter
  useLayoutEffect(() => {
    if (value !== chosen.current) {
      chosen.current = value;
      setText(name ?? value);
      if (!name && ID.test(value)) {
        nameOf(of, value).then((found) => found && chosen.current === value && setText(found), () => {});
      }
    }
  }, [value, name]);
  const close = () => {
    clearTimeout(search.current.timer);
    search.current.request?.abort();
    setOptions(null);
  };
  useEffect(() => close, []);
  const choose = (option) => {
    chosen.current = option.id;
    setText(option.name);
    onChange(option.id, option.name);
    close();
  };
  const find = (typed) => {
    close();
    search.current.timer = setTimeout(async () => {
      const request = search.current.request = new AbortController();
      try {
        const found = await searches[of](typed, request.signal);
        setActive(0);
        setOptions(found.slice(0, MOST));
      } catch {
        close();
      }
    }, TYPING_PAUSE);
  };
  const type = (typed) => {
    setText(typed);
    chosen.current = typed.trim();
    onChange(ID.test(chosen.current) || chosen.current === '' ? chosen.current : typed);
    find(typed);
  };
  const keys = (event) => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && !options) {
      const typed = event.target.value;
      find(typed === name || ID.test(typed) ? '' : typed);
    } else if (step) {
      setActive((active + step + options.length) % Math.max(options.length, 1));
    } else if (event.key === 'Enter' && options?.[active]) {
      choose(options[active]);
    } else if (event.key === 'Escape' && options) {
      close();
    } else {
      return;
    }
    event.preventDefault();
  };
  return h('div', {class: 'picker'},
    h('input', {
      id, type: 'text', role: 'combobox', autocomplete: 'off', dir: 'auto', value: text, required: isRequired, placeholder: t('pickerHint'),
      'aria-label': label, 'aria-expanded': String(options !== null), 'aria-controls': options ? id + '-options' : undefined,
      'aria-autocomplete': 'list', 'aria-describedby': describedBy, 'aria-invalid': isInvalid || undefined,
      'aria-activedescendant': options?.length ? `${id}-option-${active}` : undefined,
      onInput: (event) => type(event.target.value), onKeyDown: keys, onBlur: close,
    }),
    options && h('ul', {id: id + '-options', role: 'listbox', 'aria-label': t('found')},
      options.map((option, i) => h('li', {
        key: option.id, id: `${id}-option-${i}`, role: 'option', 'aria-selected': String(i === active),
        // before the field loses the focus
        onMouseDown: (event) => {
          event.preventDefault();
          choose(option);
        },
      }, h('bdi', {}, option.name), option.detail && h('small', {}, h('bdi', {}, option.detail)))),
      options.length === 0 && h('li', {role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false'}, t('nothingFound'))));
}
