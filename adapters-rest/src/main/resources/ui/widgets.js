// Small parts that all views share.
import {h} from './preact.js';
import {useCallback, useEffect, useRef, useState} from './hooks.js';
import {phase, typeName} from './format.js';
import {href} from './router.js';
import {t} from './texts.js';

/** A text of the data, which may be of any script and direction. */
export function Text({children}) {
  return h('bdi', {}, children);
}

/** A link to an object or a reference. */
export function Link({to, parameters, children, ...rest}) {
  return h('a', {href: href(to, parameters), ...rest}, h(Text, {}, children));
}

export function Button({children, ...rest}) {
  return h('button', {type: 'button', class: 'secondary outline', ...rest}, children);
}

/** The button below a list that is longer; when it goes with the last page the focus stays at the end of the list. */
export function More({isMore, onClick}) {
  const end = useRef(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    if (!isMore && hadFocus.current && document.activeElement === document.body) {
      end.current.focus();
    }
    hadFocus.current = false;
  }, [isMore]);
  return h('div', {ref: end, class: 'more', tabIndex: -1}, isMore && h(Button, {
    onClick: () => {
      hadFocus.current = true;
      onClick();
    },
  }, t('more')));
}

/** What stands in the place of content that is still loading; it is seen only where that takes a while. */
export function Loading() {
  return h('p', {class: 'hint loading', 'aria-busy': 'true'}, t('loading'));
}

/** The type of an object, and where it has a period whether that is past, now or future. */
export function Chips({object, isPhaseKnown}) {
  return [
    h('span', {class: 'chip', key: 'type'}, h(Text, {}, typeName(object.genusTypeId))),
    !isPhaseKnown && 'startDate' in object && h('span', {class: 'chip ' + phase(object), key: 'phase'}, t(phase(object))),
  ];
}

/** A message that stays, such as a failure to load. */
export function Problem({failure, retry}) {
  return h('p', {class: 'problem', role: 'alert'},
    h('span', {dir: 'auto'}, failure.message), ' ',
    retry && h(Button, {onClick: retry}, t('retry')));
}

/**
 * Loads content whenever one of the dependencies changes. The former content stays until the new one is there.
 * @returns {content, failure, reload}; of several loads that run at once the last one wins
 */
export function useLoaded(load, dependencies) {
  const [state, setState] = useState({content: null, failure: null});
  const running = useRef(null);
  const reload = useCallback(async () => {
    running.current?.abort();
    const own = running.current = new AbortController();
    try {
      const content = await load(own.signal);
      if (!own.signal.aborted) {
        setState({content, failure: null});
      }
    } catch (failure) {
      if (!own.signal.aborted) {
        setState((former) => ({content: failure.status === 404 ? null : former.content, failure}));
      }
    }
  }, dependencies);
  useEffect(() => {
    reload();
    return () => running.current?.abort();
  }, [reload]);
  return {...state, reload};
}

/** Sets the title of the browser's tab, and moves the focus to the heading of a new view. */
export function Heading({children, title, level = 'h1'}) {
  const element = useRef(null);
  useEffect(() => {
    document.title = `${title ?? children} – Campus Contacts`;
  }, [title, children]);
  return h(level, {ref: element, tabIndex: -1, dir: 'auto'}, children);
}
