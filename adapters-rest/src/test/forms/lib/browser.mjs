// A browser's window without a browser, for builders that draw their forms into one.

import { JSDOM } from 'jsdom';

export function newWindow(options = {}) {
  const { window } = new JSDOM('<!doctype html><title>Form</title><main></main>', {
    pretendToBeVisual: true,
    url: 'http://localhost/',
    ...options,
  });
  return window;
}

const words = (element) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** What a label says, without the marks of what is required and the numbers of what is repeated. */
export const labelOf = (element) => words(element).replace(/\s*\*$/, '').replace(/ [0-9]+$/, '');

export const textOf = words;

/** Types into a field, as a person would; React listens to the native setter. */
export function type(window, input, text) {
  const prototype = Object.getPrototypeOf(input);
  Object.getOwnPropertyDescriptor(prototype, 'value').set.call(input, text);
  input.dispatchEvent(new window.Event('input', { bubbles: true }));
  input.dispatchEvent(new window.Event('change', { bubbles: true }));
}

/** What a person can choose from; a line without words offers nothing. */
export const optionsOf = (select) => [...select.options].map(words).filter((words) => words !== '');

/** Chooses the options with these words, and no others, as a person would. */
export function choose(window, select, labels) {
  for (const option of select.options) {
    option.selected = labels.includes(words(option));
  }
  select.dispatchEvent(new window.Event('change', { bubbles: true }));
}
