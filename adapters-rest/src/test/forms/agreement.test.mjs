// What a form rejects the server rejects too, at the same place; what it accepts at the edge of a rule the server accepts.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createForm, make, post, put, updateForm } from './lib/campus.mjs';
import { combinations } from './lib/combinations.mjs';
import { places, pointer, strictAjv, wrongAt } from './lib/dialect.mjs';
import { bodyOf, rich } from './lib/values.mjs';
import { limits, violations } from './lib/violations.mjs';

/** Always ignored on input, whatever it is. */
const IGNORED = 'uri';

function withValue(body, [name, ...rest], value) {
  const copy = Array.isArray(body) ? [...body] : { ...body };
  copy[name] = rest.length === 0 ? value : withValue(copy[name] ?? {}, rest, value);
  return copy;
}

/** The places that a form has because of its records; those of every form are tested in the one without records. */
async function ownPlaces(kind, records, schema) {
  const common = records.length === 0 ? {} : (await createForm(kind, [])).properties;
  return places(schema).filter(({ path }) => !(path[0] in common));
}

/** Every broken body that the form can tell from a good one, with where it is wrong. */
function broken(places, schema, body) {
  const validate = strictAjv().compile(schema);
  assert.deepEqual(wrongAt(validate, body), [], 'the body is good before it is broken');
  return places
    .filter(({ path, definition }) => path[0] !== IGNORED && !(definition.readOnly && path.length > 1))
    .flatMap(({ path, definition }) => violations(definition).map((value) => withValue(body, path, value)))
    .map((value) => ({ value, places: wrongAt(validate, value) }))
    .filter(({ places }) => places.length > 0);
}

const whole = (schema) => bodyOf(schema, rich);

async function isRefused(send, { value, places }) {
  const { status, json } = await send(value);
  const shown = `${JSON.stringify(value)} is wrong at ${places}`;
  assert.equal(status, 400, `accepted, though ${shown}`);
  const pointers = json.errors.map((error) => error.pointer);
  places.forEach((place) => assert.ok(pointers.includes(place), `refused at ${pointers}, but ${shown}`));
}

// What the form of every record adds, the forms of each record have too.
for (const { kind, records, name } of combinations.filter(({ records }) => records.length < 2)) {
  describe(name, () => {
    it('refuses for a new object what the form refuses, at the same place', async () => {
      const schema = await createForm(kind, records);
      const all = broken(await ownPlaces(kind, records, schema), schema, whole(schema));
      assert.ok(all.length > 5, `${all.length} violations`);
      for (const each of all) {
        await isRefused((value) => post(kind, records, value), each);
      }
    });

    it('refuses for an object that is there what the form refuses, at the same place', async () => {
      const made = await make(kind, records, whole(await createForm(kind, records)));
      const schema = await updateForm(kind, made.id);
      for (const each of broken(await ownPlaces(kind, records, schema), schema, whole(schema))) {
        await isRefused((value) => put(kind, made.id, value), each);
      }
    });

    it('refuses a new object without what the form requires', async () => {
      const schema = await createForm(kind, records);
      const validate = strictAjv().compile(schema);
      for (const required of schema.required) {
        for (const value of [undefined, null, '']) {
          const body = { ...whole(schema), [required]: value };
          const places = wrongAt(validate, JSON.parse(JSON.stringify(body)));
          assert.deepEqual(places, [`/${required}`]);
          await isRefused((each) => post(kind, records, each), { value: body, places });
        }
      }
    });

    it('accepts what lies just within each rule', async () => {
      const schema = await createForm(kind, records);
      const validate = strictAjv().compile(schema);
      for (const { path, definition } of await ownPlaces(kind, records, schema)) {
        for (const value of definition.readOnly ? [] : limits(definition)) {
          const body = withValue(whole(schema), path, value);
          assert.deepEqual(wrongAt(validate, body), [], `${pointer(path)} ${JSON.stringify(value)}`);
          const { status, json } = await post(kind, records, body);
          assert.equal(status, 201, `${JSON.stringify(value)} is refused: ${JSON.stringify(json)}`);
        }
      }
    });
  });
}
