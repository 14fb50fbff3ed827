// Callers of different rights, below a base path.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {accessible, ask, button, close, field, heading, launch, link, open, see, tab, token} from './lib/browser.mjs';

const encoded = encodeURIComponent;
let browser;
let law;
let seen;
let hidden;

before(async () => {
  browser = await launch();
  law = (await ask('POST', 'address-books', {body: {displayName: 'Faculty of Law'}})).content;
  seen = await make('Portia', '?addressBookId=' + encoded(law.id));
  hidden = await make('Shylock', '');
});
after(() => browser.close());

async function make(name, place) {
  const address = (await ask('POST', 'addresses' + place, {body: {displayName: `${name}'s room`}})).content;
  const ends = new URLSearchParams({addressId: address.id, referenceId: `resource.Resource:${name.toLowerCase()}@example.edu`});
  return (await ask('POST', `contacts${place || '?'}&${ends}`.replace('?&', '?'), {body: {displayName: name}})).content;
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
  assert.equal(await link(page, 'Import').count(), 0);
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

test('a caller who may see nothing is told so, and can leave', async () => {
  const page = await tab(browser);
  await signIn(page, {Name: 'eve', Password: 'rosemary 7'});
  await see(page.getByText('You are signed in, but may not see anything here.'));
  await accessible(page, 'nothing to see');
  assert.equal(await page.getByRole('searchbox').count(), 0);
  await button(page, 'Sign out').click();
  await see(button(page, 'Sign in'));
  await close(page);
});

test('a caller signs in by token, and may do everything', async () => {
  const page = await tab(browser);
  await signIn(page, {Token: token});
  await see(link(page, 'Shylock (shylock)'));
  await open(page, '#/contact/' + encoded(hidden.id) + '/edit');
  await field(page, 'Description').fill('of Venice');
  await button(page, 'Save').click();
  await see(page.getByText('“Shylock” is saved.'));
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

test('a caller of one faculty brings files into its books only, and makes smart books there', async () => {
  const page = await tab(browser);
  await signIn(page, {Name: 'bea', Password: 'rosemary 7'});
  await link(page, 'Import').click();
  await page.getByLabel('File with contacts (CSV or vCard)').setInputFiles({
    name: 'law.csv', mimeType: 'text/csv', buffer: Buffer.from('Name,Mail\nBassanio,bassanio@example.edu\n'),
  });
  await see(page.getByRole('cell', {name: 'Bassanio'}));
  await see(page.getByText('Please choose a book in which you may make contacts.'));
  assert.equal(await button(page, 'Preview').count(), 0);
  await field(page, 'Book').fill('law');
  await page.getByRole('option', {name: 'Faculty of Law'}).click();
  await button(page, 'Preview').click();
  await button(page, 'Import').click();
  await see(page.getByText('1 row is new'));
  await link(page, 'Show the contacts').click();
  await see(link(page, 'Work contact').or(page.getByText('Bassanio')));
  await open(page, '#/new/address-book?parent=' + encoded(law.id));
  await field(page, 'Name').fill('People of law');
  await button(page, 'Save').click();
  await button(page, 'Make it a smart book').click();
  await page.getByRole('group', {name: 'Contacts', exact: true}).getByLabel('With the words').fill('portia');
  await button(page, 'Save').click();
  await see(page.getByRole('region', {name: 'Contacts'}).getByText('Portia'));
  const smart = page.url().slice(page.url().indexOf('#'));
  await button(page, 'Sign out').click();
  await signIn(page, {Name: 'ada', Password: 'rosemary 7'});
  await open(page, smart);
  await see(page.getByRole('region', {name: 'Smart book'}).getByText('portia'));
  assert.equal(await button(page, 'Change conditions').count(), 0);
  await accessible(page, 'a smart book without rights');
  await close(page);
});

test('when a session expires, what was typed is still there after the next sign-in', async () => {
  const page = await tab(browser);
  await signIn(page, {Token: token});
  await see(link(page, 'Portia (portia)'));
  await open(page, '#/contact/' + encoded(seen.id) + '/edit');
  await field(page, 'Description').fill('of Belmont');
  await page.route('**/contacts/*', (route) => (route.request().method() === 'PATCH'
    ? route.fulfill({status: 401, contentType: 'application/json', body: '{"message": "the token has expired"}'})
    : route.continue()));
  await button(page, 'Save').click();
  await see(button(page, 'Sign in'));
  await page.unroute('**/contacts/*');
  await field(page, 'Token').fill(token);
  await button(page, 'Sign in').click();
  await see(page.getByText('Your unsaved changes were kept.'));
  assert.equal(await field(page, 'Description').inputValue(), 'of Belmont');
  await button(page, 'Save').click();
  await see(page.getByText('of Belmont'));
  await close(page);
});
