// A person fills in every form in a real browser, in stock form builders that know nothing but what the server answers.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { createPath, formFor, get, someAddress, updatePath } from '../lib/campus.mjs';
import { combinations, isWidest } from '../lib/combinations.mjs';
import { meaning } from '../lib/dialect.mjs';
import * as jsonForms from './json-forms.mjs';
import { servePages } from './pages.mjs';
import * as rjsf from './rjsf.mjs';
import { emptied, entries } from './values.mjs';

const PORT = Number(process.env.CAMPUS_CONTACTS_PAGES_PORT);

let pages;
let browser;

before(async () => {
  pages = await servePages(PORT, process.env.CAMPUS_CONTACTS_URL);
  const executablePath = execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});

after(async () => {
  await browser?.close();
  pages?.close();
});

/** A window of its own, which reports what fails in it. */
async function newWindow() {
  const page = await (await browser.newContext({ timezoneId: 'UTC' })).newPage();
  const complaints = [];
  page.setDefaultTimeout(60_000);
  page.on('dialog', (dialog) => dialog.accept());
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, complaints };
}

/** Opens the form at a path of the server. */
async function open(page, builder, path) {
  await page.goto(`http://127.0.0.1:${PORT}/${builder.file}?form=${encodeURIComponent(path)}`);
  await page.locator('main input').first().waitFor();
  return (await formFor(builder.profile, path)).schema;
}

/** Presses the button, and returns what the server answers. */
async function save(page, method) {
  const sent = page.waitForResponse((response) => response.request().method() === method).catch(() => undefined);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const answer = await sent;
  assert.ok(answer, `nothing was sent; the page says: ${await page.locator('body').innerText()}`);
  assert.ok(answer.ok(), await answer.text());
  return answer.json();
}

/** Date-times as a field shows them, to the minute. */
const toTheMinute = (value) => JSON.parse(JSON.stringify(value).replace(/(T[0-9]{2}:[0-9]{2}):[0-9.]+Z?"/g, '$1"'));

const same = (actual, expected) => assert.deepEqual(meaning(toTheMinute(actual)), meaning(toTheMinute(expected)));

/** The object has the values that were entered in the fields of the form, and no others. */
async function isStored({ kind, id, schema }, entered) {
  const { json } = await get(kind, id);
  const derived = entered.addressText ? {} : { addressText: undefined };
  same({ ...Object.fromEntries(Object.keys(schema.properties).map((name) => [name, json[name]])), ...derived }, entered);
}

async function ends(schema) {
  return schema.properties.addressId ? { addressId: await someAddress() } : {};
}

const holdFor = (builder) =>
  describe(builder.name, { concurrency: 1 }, () => {
    let page;
    let complaints;

    before(async () => {
      ({ page, complaints } = await newWindow());
    });

    /** From an empty form to a full one. */
    async function create({ kind, records }) {
      const form = await open(page, builder, await createPath(kind, records));
      const first = { ...entries(form, 0), ...(await ends(form)) };
      await builder.enter(page, form, first);
      const { id } = await save(page, 'POST');
      await isStored({ kind, id, schema: form }, first);
      return { id, first };
    }

    for (const combination of combinations.filter((each) => !isWidest(each))) {
      it(`takes ${combination.name} from an empty form to a full one`, async () => {
        await create(combination);
        assert.deepEqual(complaints, []);
      });
    }

    for (const combination of combinations.filter(isWidest)) {
      it(`takes ${combination.name} from an empty form to a full one, to another one and to an emptied one`, async () => {
        const { kind } = combination;
        const { id, first } = await create(combination);

        const schema = await open(page, builder, updatePath(kind, id));
        const { addressId, referenceId, ...changeable } = first;
        same(await builder.shown(page, schema), changeable);
        await save(page, 'PUT');
        await isStored({ kind, id, schema }, changeable);

        const second = entries(schema, 1);
        await builder.enter(page, schema, second);
        await save(page, 'PUT');
        await isStored({ kind, id, schema }, second);

        const left = { ...emptied(schema, second), displayName: 'Nothing else' };
        await builder.enter(page, schema, left);
        await save(page, 'PUT');
        await isStored({ kind, id, schema }, left);
        assert.deepEqual(complaints, []);
      });
    }
  });

describe('a person', { concurrency: 2 }, () => [rjsf, jsonForms].forEach(holdFor));
