// Short messages at the lower edge of the page, with an undo where there is one.
import {h} from './preact.js';
import {useEffect, useState} from './hooks.js';
import {t} from './texts.js';

let show = () => {};

/** Shows a message until the next one; `undo` is called at most once. */
export function notify(text, {undo, isError = false} = {}) {
  show({text, undo, isError});
}

/** The place of the messages. It is always there, so that a screen reader says what appears in it. */
export function Notices() {
  const [notice, setNotice] = useState(null);
  show = setNotice;
  useEffect(() => {
    if (notice && !notice.undo && !notice.isError) {
      const timer = setTimeout(() => setNotice(null), 6000);
      return () => clearTimeout(timer);
    }
  }, [notice]);
  const undo = async () => {
    setNotice(null);
    try {
      await notice.undo();
    } catch (failure) {
      notify(failure.message, {isError: true});
    }
  };
  return h('div', {class: 'notices', role: 'status'},
    notice && h('div', {class: 'notice' + (notice.isError ? ' error' : '')},
      h('span', {dir: 'auto'}, notice.text),
      notice.undo && h('button', {type: 'button', onClick: undo}, t('undo')),
      h('button', {type: 'button', class: 'plain', 'aria-label': t('close'), onClick: () => setNotice(null)}, '×')));
}
