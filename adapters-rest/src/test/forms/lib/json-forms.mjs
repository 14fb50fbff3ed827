// JSON Forms as far as its core goes: which controls it makes of a schema, what they say, and what it keeps as data. Drawing
// them is left to packages of renderers, which ask the core just this.

import * as core from '@jsonforms/core';
import { at, strictAjv } from './dialect.mjs';

export const name = 'JSON Forms';

const WIDGETS = [
  ['choice', core.isOneOfEnumControl, core.mapStateToOneOfEnumControlProps],
  ['choice', core.isEnumControl, core.mapStateToEnumControlProps],
  ['object', core.isObjectControl, core.mapStateToControlWithDetailProps],
  ['list of objects', core.isObjectArrayControl, core.mapStateToArrayControlProps],
  ['list', core.isPrimitiveArrayControl, core.mapStateToArrayControlProps],
  ['tick', core.isBooleanControl, core.mapStateToControlProps],
  ['number', core.isIntegerControl, core.mapStateToControlProps],
  ['number', core.isNumberControl, core.mapStateToControlProps],
  ['date and time', core.isDateTimeControl, core.mapStateToControlProps],
  ['text', core.isStringControl, core.mapStateToControlProps],
];

const severalOf = (schema) => schema.uniqueItems && (schema.items?.enum || schema.items?.oneOf);

class JsonForms {
  #core;
  #schema;

  constructor(schema) {
    this.#schema = schema;
    const uischema = core.Generate.uiSchema(schema, 'VerticalLayout', undefined, schema);
    const data = core.createDefaultValue(schema, schema);
    this.#dispatch(core.init(data, schema, uischema, { ajv: strictAjv({ verbose: true }) }));
  }

  #dispatch(action) {
    this.#core = core.coreReducer(this.#core, action);
  }

  get #state() {
    return { jsonforms: { core: this.#core, config: core.configDefault, renderers: [], cells: [], uischemas: [] } };
  }

  /** The control for a place, as the renderers of the objects and lists around it would make it. */
  #control(path) {
    let [schema, ui, prefix] = [this.#schema, this.#core.uischema, ''];
    for (const [depth, part] of path.entries()) {
      if (part === '0') {
        schema = schema.items;
        prefix = core.composePaths(prefix, '0');
        ui = core.Generate.uiSchema(schema, 'VerticalLayout', undefined, this.#schema);
        continue;
      }
      const scope = `#/properties/${core.encode(part)}`;
      const control = ui.elements?.find((element) => element.scope === scope);
      if (!control || depth === path.length - 1) {
        return control && { uischema: control, schema, path: prefix };
      }
      schema = schema.properties[part];
      prefix = core.composePaths(prefix, part);
      ui = core.Generate.uiSchema(schema, 'VerticalLayout', undefined, this.#schema);
    }
    return undefined;
  }

  #props(path) {
    const control = this.#control(path);
    if (!control) {
      return undefined;
    }
    const described = core.Resolve.schema(control.schema, control.uischema.scope, this.#schema);
    if (severalOf(described)) {
      return { widget: 'several', ...core.mapStateToMultiEnumControlProps(this.#state, control) };
    }
    const context = { rootSchema: this.#schema, config: {} };
    const found = WIDGETS.find(([, tester]) => tester(control.uischema, control.schema, context));
    return found && { widget: found[0], ...found[2](this.#state, control) };
  }

  /** An element of a list has no control of its own; the list's speaks for it. */
  label(path) {
    return path.at(-1) === '0' ? null : this.#props(path)?.label;
  }

  async hint(path) {
    return path.at(-1) === '0' ? null : this.#props(path)?.description;
  }

  options(path) {
    return this.#props(path)?.options?.map(({ label }) => label).filter((label) => label !== '');
  }

  selects() {
    return [];
  }

  shown(path) {
    const { options, data } = path.at(-1) === '0' ? { data: at(this.#core.data, path) } : this.#props(path);
    const label = (value) => options.find((option) => option.value === value)?.label ?? '';
    return options ? [data ?? ''].flat().map(label).join(', ') : data?.toString();
  }

  /** Adds an element to a list, as the renderers of lists do. */
  async add(path) {
    const schema = path.reduce((outer, part) => (part === '0' ? outer.items : outer.properties[part]), this.#schema);
    const element = core.createDefaultValue(schema.items, this.#schema);
    core.mapDispatchToArrayControlProps((action) => this.#dispatch(action)).addItem(path.join('.'), element)();
  }

  async enter(path, texts) {
    const change = core.mapDispatchToControlProps((action) => this.#dispatch(action)).handleChange;
    if (path.at(-1) === '0') {
      change(path.join('.'), texts[0]);
      return;
    }
    const { widget, options, path: place } = this.#props(path);
    const chosen = texts.map((text) => options?.find(({ label }) => label === text)?.value);
    const values = { choice: chosen[0], several: chosen, number: Number(texts[0]), tick: texts[0] === 'true' };
    change(place, widget in values ? values[widget] : texts[0]);
  }

  async submit() {
    const refused = this.#core.errors.map(({ instancePath, message }) => `${instancePath}: ${message}`);
    return { sent: this.#core.data, refused };
  }

  async close() {
    // Nothing was drawn.
  }
}

export const open = async (schema) => new JsonForms(schema);
