// Chromium, as the stories use it: every message on its console and every violation of WCAG that axe finds fails a test.
import assert from 'node:assert/strict';
import axe from 'axe-core';
import {chromium} from 'playwright-core';

export const url = process.env.CAMPUS_CONTACTS_URL;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PATIENCE = 60_000;
const PICTURES = process.env.CAMPUS_CONTACTS_PICTURES;

/** The credentials of a caller who may do everything; unset where the server wants none. */
export const token = process.env.CAMPUS_CONTACTS_TOKEN;

/** A failed request of the story itself, such as a conflict, is not an error of the page; nor is a feed that starts over, or a server that is away. */
const EXPECTED = /Failed to load resource: (the server responded with a status of (400|401|404|410|412) |net::ERR_(INTERNET_DISCONNECTED|CONNECTION_|EMPTY_RESPONSE|INCOMPLETE_CHUNKED))/;

export async function launch() {
  return chromium.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage']});
}

/** Opens a tab of its own session; with a token its user has signed in. */
export async function tab(browser, {signedInBy, ...options} = {}) {
  const context = await browser.newContext({viewport: {width: 1200, height: 850}, locale: 'en-GB', timezoneId: 'UTC', ...options});
  context.setDefaultTimeout(PATIENCE);
  if (signedInBy) {
    await context.addInitScript((held) => sessionStorage.setItem('campus-contacts.authorization', 'Bearer ' + held), signedInBy);
  }
  const page = await context.newPage();
  const messages = [];
  page.on('console', (message) => EXPECTED.test(message.text()) || messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => messages.push(error.stack));
  page.messages = messages;
  return page;
}

/** Takes the picture of a view for the documents. */
export async function picture(page, name, {width, height}) {
  if (PICTURES) {
    await page.screenshot({path: `${PICTURES}/${name}.png`, clip: {x: 0, y: 0, width, height}});
  }
}

/** Opens a place of the page. */
export async function open(page, place) {
  await page.goto(url + place);
}

export async function close(page) {
  assert.deepEqual(page.messages, [], 'messages on the console');
  await page.context().close();
}

/** Checks what is shown against WCAG 2.2 AA, from the top, where the bar covers nothing. */
export async function accessible(page, view) {
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(axe.source);
  const {violations} = await page.evaluate((tags) => globalThis.axe.run({runOnly: tags}), RULES);
  const found = violations.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(' ')}`);
  assert.deepEqual(found, [], `violations in ${view}`);
}

export const button = (page, name) => page.getByRole('button', {name, exact: true});
export const link = (page, name) => page.getByRole('link', {name, exact: true});
export const heading = (page, name) => page.getByRole('heading', {name, exact: true});
export const field = (page, name) => page.getByLabel(name, {exact: true}).and(page.locator('input, select, textarea'));
export const see = (locator) => locator.first().waitFor();

/** Asks the server beside the page, as somebody else would, who may do everything. */
export async function ask(method, path, {body} = {}) {
  const response = await fetch(url + path, {
    method,
    headers: {...(body && {'Content-Type': 'application/json'}), ...(token && {Authorization: 'Bearer ' + token})},
    body: body && JSON.stringify(body),
  });
  assert.ok(response.ok, `${method} ${path}: ${response.status}`);
  return {content: await response.json(), tag: response.headers.get('ETag')};
}
