// The words of the page in the user's language; one file for each language.
import {de} from './texts.de.js';
import {en} from './texts.en.js';

const KEY = 'campus-contacts.language';
export const languages = {en: 'English', de: 'Deutsch'};
const words = {en, de};

function preferred() {
  const wanted = [localStorage.getItem(KEY), ...navigator.languages].filter(Boolean).map((tag) => tag.split('-')[0]);
  return wanted.find((tag) => tag in words) ?? 'en';
}

export const language = preferred();
document.documentElement.lang = language;

/** The locale of dates and numbers: the browser's own variant of the language, if it has one. */
export const locale = navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;

export function chooseLanguage(tag) {
  localStorage.setItem(KEY, tag);
  location.reload();
}

/** Returns the text of a key; `{name}` in it is replaced by that value, and a key with `one` and `other` is chosen by `count`. */
export function t(key, values = {}) {
  let text = words[language][key] ?? en[key] ?? key;
  if (typeof text === 'object') {
    text = text[new Intl.PluralRules(language).select(values.count)] ?? text.other;
  }
  return text.replace(/\{(\w+)\}/g, (match, name) => values[name] ?? match);
}

/** Returns the text of a key, or the fallback when no language has it. */
export function known(key, fallback) {
  return key in en ? t(key) : fallback;
}
