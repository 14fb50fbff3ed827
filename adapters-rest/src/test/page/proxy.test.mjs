// The page behind a reverse proxy with TLS, below a base path: two processes serve it.
import assert from 'node:assert/strict';
import {ask, button, field, heading, link, open, see, token, url} from './lib/browser.mjs';
import {apiPath, item, made, referencePlace, story} from './lib/stories.mjs';

const options = {ignoreHTTPSErrors: true};

story('a clerk signs in, and finds and follows what others change', async (page) => {
  const {contact, reference} = await made('Galla');
  await open(page, '');
  await field(page, 'Token').fill(token);
  await button(page, 'Sign in').click();
  await link(page, 'Galla (galla)').click();
  await see(heading(page, 'Time line'));
  assert.equal(page.url(), url + referencePlace(reference));
  for (const description of ['Empress', 'Regent', 'Builder']) {
    await ask('PUT', apiPath('contacts', contact.id), {body: {description}});
    await see(page.locator('.changed', {hasText: description}));
  }
}, {...options, signedInBy: undefined});

story('a change is saved and undone, whatever process answers', async (page) => {
  const {contact} = await made('Placidia');
  await open(page, item('contact', contact.id, '/edit'));
  await field(page, 'Name').fill('Placidia of Ravenna');
  await button(page, 'Save').click();
  await see(heading(page, 'Placidia of Ravenna'));
  await button(page, 'Undo').click();
  await see(heading(page, 'Placidia'));
  await page.reload();
  await see(heading(page, 'Placidia'));
}, options);

story('a file is imported', async (page) => {
  await open(page, '#/import');
  await page.getByLabel('File with contacts (CSV or vCard)').setInputFiles({
    name: 'guests.csv', mimeType: 'text/csv', buffer: Buffer.from('Name,Mail\nAmalasuntha,amalasuntha@example.edu\n'),
  });
  await button(page, 'Preview').click();
  await button(page, 'Import').click();
  await see(page.getByText('1 row is new'));
}, options);
