// Every form is a JSON Schema that a strict stock validator understands, and says what a form builder needs.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createForm, make, updateForm } from './lib/campus.mjs';
import { combinations } from './lib/combinations.mjs';
import { at, choicesOf, meaning, places, pointer, strictAjv } from './lib/dialect.mjs';
import { bodyOf, rich } from './lib/values.mjs';

const DIALECT = 'https://json-schema.org/draft/2019-09/schema';

async function forms({ kind, records }) {
  const create = await createForm(kind, records);
  const made = await make(kind, records, bodyOf(create, rich));
  return { create, made, update: await updateForm(kind, made.id) };
}

/** Everything below a schema that is a schema too. */
const subschemas = (schema) => [
  schema,
  ...Object.values(schema.properties ?? {}).flatMap(subschemas),
  ...(schema.items ? subschemas(schema.items) : []),
  ...(schema.oneOf ?? []).flatMap(subschemas),
];

for (const combination of combinations) {
  describe(combination.name, () => {
    it('keeps the metaschema and compiles under Ajv in strict mode with nothing but the annotations of OSID added', async () => {
      const { create, update } = await forms(combination);
      for (const schema of [create, update]) {
        assert.equal(schema.$schema, DIALECT);
        const ajv = strictAjv();
        assert.ok(ajv.validateSchema(schema), ajv.errorsText(ajv.errors));
        assert.equal(typeof ajv.compile(schema), 'function');
      }
    });

    it('labels and explains every place, under an Id of its own', async () => {
      const { create, update } = await forms(combination);
      for (const schema of [create, update]) {
        const all = places(schema);
        for (const { path, definition } of all) {
          for (const words of [definition.title, definition.elementLabel, definition.description, definition.instructions]) {
            assert.match(words, /\S/, pointer(path));
          }
          assert.equal(definition.title, definition.elementLabel);
        }
        assert.equal(new Set(all.map(({ definition }) => definition.elementId)).size, all.length);
      }
    });

    it('puts what each pattern allows into words', async () => {
      const { create, update } = await forms(combination);
      for (const schema of [create, update].flatMap(subschemas).filter(({ pattern }) => pattern !== undefined)) {
        assert.match(schema.errorMessage, / such as |\(Enter /, schema.pattern);
      }
    });

    it('offers something to choose wherever it asks for a choice, each once', async () => {
      const { create, update } = await forms(combination);
      for (const schema of [create, update].flatMap(subschemas)) {
        const choices = choicesOf(schema);
        if (choices) {
          assert.ok(choices.some((choice) => choice !== '' && choice !== null));
          assert.equal(new Set(choices).size, choices.length);
          (schema.oneOf ?? []).forEach(({ title }) => assert.match(title, /\S/));
        }
        assert.notEqual(schema.pattern, '');
      }
    });

    it('is filled with defaults that are valid, and may be changed', async () => {
      const { create, update } = await forms(combination);
      for (const schema of [create, update]) {
        const ajv = strictAjv();
        for (const [name, definition] of Object.entries(schema.properties)) {
          if ('default' in definition) {
            assert.ok(ajv.validate({ ...definition }, definition.default), `${name}: ${ajv.errorsText(ajv.errors)}`);
            assert.notEqual(definition.readOnly, true, name);
          }
        }
      }
    });

    it('has the current values as existing values and as defaults when it changes an object, and none when it makes one', async () => {
      const { create, update, made } = await forms(combination);
      Object.entries(create.properties).forEach(([name, { existingValue }]) => assert.equal(existingValue, null, name));
      for (const { path, definition } of places(update)) {
        if (path.length === 1) {
          assert.deepEqual(definition.existingValue, made[path[0]]);
        }
        if (!path.includes('0') && !definition.readOnly) {
          assert.deepEqual(meaning(definition.default), meaning(at(made, path)), pointer(path));
        }
      }
    });
  });
}
