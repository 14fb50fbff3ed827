// Ways to reach somebody with one click: texts that are an e-mail address, a telephone number or a web address become links.
import {h} from './preact.js';
import {Text} from './widgets.js';

const MAILBOX = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;
const TELEPHONE = /^(\+?[\d\s()./-]{6,}?)(?:\s*(?:ext\.?|x|#)\s*(\d+))?$/i;

/** Returns the URL that reaches a text; undefined where it is none of these, so that nothing else becomes a link. */
export function reachedAt(text) {
  if (MAILBOX.test(text)) {
    return 'mailto:' + encodeURIComponent(text).replace('%40', '@');
  }
  const [, number, extension] = TELEPHONE.exec(text) ?? [];
  if (number && /\d{3}/.test(number)) {
    return 'tel:' + number.replace(/[^+\d]/g, '') + (extension ? ';ext=' + extension : '');
  }
  return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text) ? text : undefined;
}

/** A text of an address, as a link where it can be one. */
export function Reach({text}) {
  const url = reachedAt(text);
  return url ? h('a', {href: url, rel: 'noreferrer'}, h(Text, {}, text)) : h(Text, {}, text);
}
