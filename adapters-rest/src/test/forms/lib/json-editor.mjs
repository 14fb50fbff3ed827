// json-editor as it comes out of its package, in a window of its own, with its default options.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { choose, newWindow, labelOf, optionsOf, textOf, type } from './browser.mjs';

const window = newWindow({ runScripts: 'outside-only' });
window.eval(readFileSync(createRequire(import.meta.url).resolve('@json-editor/json-editor'), 'utf8'));

export const name = 'json-editor';

const whole = (value) => JSON.parse(JSON.stringify(value));

class JsonEditorForm {
  #container = window.document.querySelector('main').appendChild(window.document.createElement('div'));
  #editor;

  async draw(schema) {
    this.#editor = new window.JSONEditor(this.#container, { schema });
    await this.#editor.promise;
    return this;
  }

  #at(path) {
    return this.#editor.getEditor(['root', ...path].join('.'));
  }

  label(path) {
    const editor = this.#at(path);
    const label = editor?.label ?? editor?.header;
    return label && this.#container.contains(label) ? labelOf(label) : undefined;
  }

  /** A field that may be null shows its hint once a person has said that it is not. */
  async hint(path) {
    const editor = this.#at(path);
    if (editor.switcher && (editor.types[editor.type].type ?? editor.types[editor.type]) === 'null') {
      type(window, editor.switcher, editor.display_text.at(-1));
    }
    const shown = editor.editors?.[editor.type] ?? editor;
    const hint = shown.description ?? editor.description;
    return hint && this.#container.contains(hint) ? textOf(hint) : undefined;
  }

  options(path) {
    const editor = this.#at(path);
    const select = editor.switcher ?? editor.input;
    if (editor.inputs) {
      return [...editor.container.querySelectorAll('label[for]')].map(textOf);
    }
    return select instanceof window.HTMLSelectElement ? optionsOf(select) : undefined;
  }

  selects() {
    return [...this.#container.querySelectorAll('[data-schemapath] select')].map((select) => ({
      at: select.closest('[data-schemapath]').dataset.schemapath,
      options: optionsOf(select),
    }));
  }

  shown(path) {
    const editor = this.#at(path);
    if (editor.inputs) {
      return [...editor.container.querySelectorAll('input:checked')].map((box) => textOf(box.labels[0])).join(', ');
    }
    const field = editor.oneOf ? editor.switcher : (editor.editors?.[editor.type] ?? editor).input;
    return field instanceof window.HTMLSelectElement ? textOf(field.selectedOptions[0]) : field?.value;
  }

  async add(path) {
    this.#at(path).add_row_button.click();
  }

  async enter(path, texts) {
    const editor = this.#at(path);
    if (editor.inputs) {
      const boxes = [...editor.container.querySelectorAll('input[type=checkbox]')];
      boxes.filter((box) => texts.includes(textOf(box.labels[0]))).forEach((box) => box.click());
      return;
    }
    if (editor.switcher) {
      choose(window, editor.switcher, editor.oneOf ? texts : [editor.display_text.at(-1)]);
    }
    const field = (editor.editors?.[editor.type] ?? editor).input;
    if (!editor.oneOf && field instanceof window.HTMLSelectElement) {
      choose(window, field, texts);
    } else if (!editor.oneOf) {
      type(window, field, texts[0]);
    }
  }

  async submit() {
    const sent = whole(this.#editor.getValue());
    const errors = whole(this.#editor.validate(sent));
    return { sent, refused: errors.map(({ path, message }) => `${path}: ${message}`) };
  }

  async close() {
    this.#editor.destroy();
    this.#container.remove();
  }
}

export const open = (schema) => new JsonEditorForm().draw(schema);
