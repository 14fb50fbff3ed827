// Callers of different rights, on PostgreSQL, below a base path.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {accessible, ask, button, close, field, heading, launch, link, open, see, tab} from './lib/browser.mjs';

const TOKEN = process.env.CAMPUS_CONTACTS_TOKEN;
const headers = {Authorization: 'Bearer ' + TOKEN};
const encoded = encodeURIComponent;
let browser;
let law;
let seen;
let hidden;

before(async () => {
  browser = await launch();
  law = (await ask('POST', 'address-books', {headers, body: {displayName: 'Faculty of Law'}})).content;
  seen = await make('Portia', '?addressBookId=' + encoded(law.id));
  hidden = await make('Shylock', '');
});
after(() => browser.close());

async function make(name, place) {
  const address = (await ask('POST', 'addresses' + place, {headers, body: {displayName: `${name}'s room`}})).content;
  const ends = new URLSearchParams({addressId: address.id, referenceId: `resource.Resource:${name.toLowerCase()}@example.edu`});
  return (await ask('POST', `contacts${place || '?'}&${ends}`.replace('?&', '?'), {headers, body: {displayName: name}})).content;
}

async function signIn(page, fields) {
  await open(page, '');
  for (const [name, value] of Object.entries(fields)) {
    await field(page, name).fill(value);
  }
  await button(page, 'Sign in').click();
}

test('a caller signs in by name and password, and sees no button that would fail', async () => {
  const page = await tab(browser);
  await open(page, '');
  await see(button(page, 'Sign in'));
  await accessible(page, 'Sign in');
  await signIn(page, {Name: 'ada', Password: 'wrong'});
  await see(page.getByRole('alert').filter({hasText: /\w/}));
  await signIn(page, {Name: 'ada', Password: 'rosemary 7'});
  await see(link(page, 'Portia (portia)'));
  assert.equal(await page.getByText('Shylock').count(), 0);
  await link(page, 'Contact').click();
  await see(heading(page, 'Portia'));
  await see(button(page, 'History'));
  for (const name of ['Edit', 'Delete', 'File into']) {
    assert.equal(await button(page, name).count(), 0, name);
  }
  await accessible(page, 'a contact without rights');
  await link(page, 'Books').first().click();
  await link(page, 'Faculty of Law').click();
  await see(heading(page, 'What you may do here'));
  assert.equal(await link(page, 'New contact').count(), 0);
  await page.reload();
  await see(heading(page, 'Faculty of Law'));
  await button(page, 'Sign out').click();
  await see(button(page, 'Sign in'));
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await page.reload();
  await see(button(page, 'Sign in'));
  await close(page);
});

test('a caller signs in by token, and may do everything', async () => {
  const page = await tab(browser);
  await signIn(page, {Token: TOKEN});
  await see(link(page, 'Shylock (shylock)'));
  await open(page, '#/contact/' + encoded(hidden.id) + '/edit');
  await field(page, 'Description').fill('of Venice');
  await button(page, 'Save').click();
  await see(page.getByText('Saved.'));
  await button(page, 'History').click();
  await see(page.getByText('grace'));
  await close(page);
});

test('another tab knows no credentials', async () => {
  const page = await tab(browser);
  await open(page, '#/contact/' + encoded(seen.id));
  await see(button(page, 'Sign in'));
  await close(page);
});
