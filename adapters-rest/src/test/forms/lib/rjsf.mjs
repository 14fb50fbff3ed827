// react-jsonschema-form with its stock theme and validator, drawn by React into a window.

import Ajv2019 from 'ajv/dist/2019.js';
import { choose, newWindow, labelOf, optionsOf, textOf, type } from './browser.mjs';
import { FORMATS } from './dialect.mjs';

const window = newWindow();
const { document, navigator, HTMLElement } = window;
Object.defineProperties(
  globalThis,
  Object.fromEntries(
    Object.entries({ window, document, navigator, HTMLElement, IS_REACT_ACT_ENVIRONMENT: true }).map(([name, value]) => [
      name,
      { value, configurable: true },
    ]),
  ),
);
const { act, createElement } = await import('react');
const { createRoot } = await import('react-dom/client');
const { default: Form } = await import('@rjsf/core');
const { customizeValidator } = await import('@rjsf/validator-ajv8');
const validator = customizeValidator({ AjvClass: Ajv2019.default ?? Ajv2019, customFormats: FORMATS });

export const name = 'rjsf';

const byId = (path, suffix = '') => document.getElementById(['root', ...path].join('_') + suffix);

class RjsfForm {
  #container = document.querySelector('main').appendChild(document.createElement('div'));
  #root = createRoot(this.#container);
  #submitted = [];
  #refused = [];

  async draw(schema) {
    const onSubmit = ({ formData }) => this.#submitted.push(formData);
    const onError = (errors) => this.#refused.push(...errors.map((error) => error.stack));
    const form = createElement(Form, { schema, validator, onSubmit, onError });
    await act(async () => this.#root.render(form));
    return this;
  }

  /** The words above or beside a field; undefined when nothing is drawn there. */
  label(path) {
    const input = byId(path);
    const label = byId(path, '__title') ?? input?.labels?.[0] ?? document.querySelector(`label[for="${input?.id}"]`);
    return label ? labelOf(label) : undefined;
  }

  async hint(path) {
    return textOf(byId(path, '__description'));
  }

  /** What can be chosen in a field, or undefined when that is no choice. */
  options(path) {
    const field = byId(path);
    return field instanceof window.HTMLSelectElement ? optionsOf(field) : undefined;
  }

  selects() {
    return [...this.#container.querySelectorAll('select')].map((select) => ({ at: select.id, options: optionsOf(select) }));
  }

  /** What a field shows: its text, its tick, or the words of what is chosen in it. */
  shown(path) {
    const field = byId(path);
    if (field?.type === 'checkbox') {
      return String(field.checked);
    }
    return field instanceof window.HTMLSelectElement ? [...field.selectedOptions].map(textOf).join(', ') : field?.value;
  }

  async add(path) {
    await act(async () => byId(path, '__add').click());
  }

  /** Enters texts: what is to stand in a field, or the words of what is to be chosen in it. */
  async enter(path, texts) {
    const field = byId(path);
    await act(async () => {
      if (field.type === 'checkbox') {
        field.click();
      } else if (field instanceof window.HTMLSelectElement) {
        choose(window, field, texts);
      } else {
        type(window, field, field.type === 'datetime-local' ? texts[0].slice(0, 16) : texts[0]);
      }
    });
  }

  /** Presses the button: what is sent, or why nothing is. */
  async submit() {
    const form = this.#container.querySelector('form');
    const invalid = [...form.elements].filter((field) => field.willValidate && !field.checkValidity());
    await act(async () => form.querySelector('button[type=submit]').click());
    return { sent: this.#submitted.at(-1), refused: [...invalid.map((field) => field.id), ...this.#refused] };
  }

  async close() {
    await act(async () => this.#root.unmount());
    this.#container.remove();
  }
}

export const open = (schema) => new RjsfForm().draw(schema);
