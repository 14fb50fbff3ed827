// What a form builder makes of every form, and what becomes of what it sends.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createForm, get, make, post, put, updateForm } from './campus.mjs';
import { combinations } from './combinations.mjs';
import { at, choicesOf, meaning, places, pointer, typeOf } from './dialect.mjs';
import { bodyOf, rich, sparse } from './values.mjs';

/** An object's own fields that do not depend on when it was made. */
const without = ({ id, uri, ...rest }) => rest;

async function withForm(builder, schema, use) {
  const form = await builder.open(schema);
  try {
    await use(form);
  } finally {
    await form.close();
  }
}

async function addEverywhere(form, schema) {
  for (const { path, definition } of places(schema)) {
    if (definition.items?.elementLabel && !definition.readOnly && !(definition.uniqueItems && definition.items.enum)) {
      await form.add(path);
    }
  }
}

async function everyPlaceIsExplained(form, schema) {
  for (const { path, definition } of places(schema)) {
    const label = form.label(path);
    const hint = await form.hint(path);
    if (label !== null) {
      assert.equal(label, definition.elementLabel, `label of ${pointer(path)}`);
      assert.equal(hint, definition.description, `hint of ${pointer(path)}`);
    }
  }
}

function everyChoiceCanBeMade(form, schema) {
  for (const { at: place, options } of form.selects()) {
    assert.ok(options.length > 0, `${place} has nothing to choose`);
  }
  for (const { path, definition, choiceOfSeveral } of places(schema)) {
    const choices = choicesOf(choiceOfSeveral ? definition.items : definition)?.filter((each) => each !== '');
    if (choices) {
      assert.ok(form.options(path)?.length >= choices.length, `choices of ${pointer(path)}`);
    }
  }
}

async function fillInRequired(form, schema) {
  for (const name of schema.required) {
    await form.enter([name], [rich(schema.properties[name])]);
  }
}

/** The fields of a form that a person can fill in, each with its value in an object and the words for that. */
function fields(schema, object) {
  return places(schema)
    .filter(({ definition, choiceOfSeveral }) => choiceOfSeveral || !['array', 'object'].includes(typeOf(definition)))
    .map((place) => ({ ...place, value: at(object, place.path) }))
    .filter(({ definition, value }) => !definition.readOnly && value !== undefined && value !== null)
    .map((field) => ({ ...field, words: wordsOf(field.definition, field.value) }));
}

function wordsOf(definition, value) {
  const titled = definition.oneOf?.find((choice) => choice.const === value);
  return titled ? [titled.title] : [value].flat().map(String);
}

function everyValueIsShown(form, schema, object) {
  for (const { path, definition, words } of fields(schema, object)) {
    if (definition.format !== 'date-time') {
      assert.equal(form.shown(path), words.join(', '), `${pointer(path)} is shown`);
    }
  }
}

/** Data of programs belong to no field. */
const hasField = (name, value) => name !== 'sourceData' && !(Array.isArray(value) && value.some(Array.isArray));

/** Without the data that belong to no field, and with date-times to the minute: a widget may show no more. */
function enterable(object) {
  const text = JSON.stringify(object, (name, value) => (hasField(name, value) ? value : undefined));
  return meaning(JSON.parse(text.replace(/(T[0-9]{2}:[0-9]{2}):[0-9.]+Z/g, '$1Z')));
}

/** Each list with one element, as a form has it after one press of its button. */
const short = (definition) => {
  const value = rich(definition);
  return JSON.parse(JSON.stringify(value, (_, each) => (Array.isArray(each) && !definition.uniqueItems ? each.slice(0, 1) : each)));
};

/** What a form would send of an object, with nothing changed. */
const writable = (schema, object) =>
  meaning(Object.fromEntries(Object.entries(object).filter(([name]) => !schema.properties[name]?.readOnly && schema.properties[name])));

async function sentBackUnchanged(builder, kind, object) {
  const before = await get(kind, object.id);
  const schema = await updateForm(kind, object.id);
  await withForm(builder, schema, async (form) => {
    everyValueIsShown(form, schema, before.json);
    const { sent, refused } = await form.submit();
    assert.deepEqual(refused, []);
    assert.deepEqual(writable(schema, sent), writable(schema, before.json));
    assert.equal((await put(kind, object.id, sent)).status, 200);
  });
  const after = await get(kind, object.id);
  assert.deepEqual(after, before);
}

/** The sentences that hold for one form builder. */
export function holdFor(builder) {
  for (const { kind, records, name } of combinations) {
    describe(`${builder.name}, ${name}`, () => {
      it('explains every field of a new object and offers every choice', async () => {
        const schema = await createForm(kind, records);
        await withForm(builder, schema, async (form) => {
          await addEverywhere(form, schema);
          everyChoiceCanBeMade(form, schema);
          await everyPlaceIsExplained(form, schema);
        });
      });

      it('explains every field of an object that is there and offers every choice', async () => {
        const made = await make(kind, records, bodyOf(await createForm(kind, records), rich));
        const schema = await updateForm(kind, made.id);
        await withForm(builder, schema, async (form) => {
          everyChoiceCanBeMade(form, schema);
          await everyPlaceIsExplained(form, schema);
        });
      });

      it('makes of the required fields alone an object in which nobody chose anything else', async () => {
        const schema = await createForm(kind, records);
        await withForm(builder, schema, async (form) => {
          await fillInRequired(form, schema);
          const { sent, refused } = await form.submit();
          assert.deepEqual(refused, []);
          const made = await post(kind, records, sent);
          assert.equal(made.status, 201, JSON.stringify(made.json));
          const bare = await make(kind, records, bodyOf(schema, rich, () => false));
          assert.deepEqual(without(made.json), without(bare));
        });
      });

      it('takes everything that can be said, and the server takes it from there', async () => {
        const schema = await createForm(kind, records);
        const body = bodyOf(schema, short);
        await withForm(builder, schema, async (form) => {
          await addEverywhere(form, schema);
          for (const { path, words } of fields(schema, body)) {
            await form.enter(path, words);
          }
          const { sent, refused } = await form.submit();
          assert.deepEqual(refused, []);
          const made = await make(kind, records, sent);
          assert.deepEqual(writable(schema, enterable(made)), enterable(body));
        });
      });

      it('comes up filled with all that can be said, and sent back it changes nothing', async () => {
        const made = await make(kind, records, bodyOf(await createForm(kind, records), rich));
        await sentBackUnchanged(builder, kind, made);
      });

      it('comes up with the little that was said, and sent back it changes nothing', async () => {
        const made = await make(kind, records, bodyOf(await createForm(kind, records), sparse));
        await sentBackUnchanged(builder, kind, made);
      });

      it('comes up empty where nothing was said, and sent back it changes nothing', async () => {
        const made = await make(kind, records, bodyOf(await createForm(kind, records), rich, () => false));
        await sentBackUnchanged(builder, kind, made);
      });
    });
  }
}
