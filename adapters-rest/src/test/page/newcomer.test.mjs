// What somebody does who sees the page for the first time, knowing only what a secretary knows.
import assert from 'node:assert/strict';
import {accessible, ask, button, field, heading, link, open, picture, see} from './lib/browser.mjs';
import {apiPath, item, made, referencePlace, story} from './lib/stories.mjs';

const DAY = 86_400_000;

/** Returns the date that was so many days ago. */
const daysAgo = (days) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

story('whom to call for a course on a past day', async (page) => {
  await open(page, '');
  await page.getByRole('searchbox', {name: 'Search'}).fill('astronomy 101');
  await link(page, 'Astronomy 101 (astronomy-101)').click();
  await see(page.getByRole('region', {name: 'Now', exact: true}).getByRole('link', {name: 'Instructor: Ada Marsh'}));
  await field(page, 'On this day').fill(daysAgo(150));
  const then = page.getByRole('region', {name: /^On /});
  await see(then.getByRole('link', {name: 'Instructor: Ada Lindholm'}));
  assert.equal(await then.getByRole('link', {name: 'Instructor: Ada Marsh'}).count(), 0);
  assert.equal(await then.getByRole('link', {name: '+1 617 555 0130'}).getAttribute('href'), 'tel:+16175550130');
  await accessible(page, 'a reference on a past day');
  await picture(page, 'day', {width: 1200, height: 600});
  await page.reload();
  await see(then);
  await link(page, 'Back to today').click();
  await see(page.getByRole('region', {name: 'Now', exact: true}));
});

story('a search for a day leads to the person on that day', async (page) => {
  await open(page, '#/search?q=ada.o&on=2014-06-01');
  await link(page, 'Ada Okoro (ada.o)').click();
  await see(page.getByRole('region', {name: 'On 1 Jun 2014'}).getByRole('link', {name: 'Before the move'}));
});

story('a new emergency contact is entered, with a telephone that nobody has yet', async (page) => {
  const {reference} = await made('Cleopatra');
  await open(page, referencePlace(reference));
  await link(page, 'New contact').click();
  await page.getByRole('combobox', {name: 'Type'}).selectOption('Emergency contact');
  await link(page, 'New address').click();
  await see(heading(page, 'New address'));
  await field(page, 'Address text').fill('+20 3 555 0142');
  await button(page, 'Save').click();
  await see(heading(page, 'New contact'));
  await page.waitForFunction(() => document.getElementById('fixed-addressId').value === '+20 3 555 0142');
  assert.match(await page.locator('select:visible', {hasText: 'Emergency contact'}).locator('option:checked').textContent(), /Emergency contact/);
  assert.equal(await field(page, 'Name').inputValue(), 'Cleopatra');
  await field(page, 'Description').fill('Her brother');
  await button(page, 'Save').click();
  await see(page.getByText('“Cleopatra” is new.'));
  await see(page.locator('.chip', {hasText: 'Emergency contact'}));
  const call = link(page, '+20 3 555 0142').first();
  assert.equal(await call.getAttribute('href'), 'tel:+2035550142');
  await accessible(page, 'a contact with a telephone');
});

story('the first view offers a new contact', async (page) => {
  await open(page, '');
  await link(page, 'New contact').click();
  await see(page.getByText('Please choose the person or course and the address first.'));
});

story('an address is filed into a second book; only what others change is marked', async (page) => {
  const {address} = await made('Berenice');
  // the events of the feed as the page reads them
  await page.addInitScript(() => {
    const Decoder = TextDecoderStream;
    globalThis.feed = '';
    globalThis.TextDecoderStream = function () {
      const {writable, readable} = new Decoder();
      return {writable, readable: readable.pipeThrough(new TransformStream({transform(text, controller) {
        globalThis.feed += text;
        controller.enqueue(text);
      }}))};
    };
  });
  await open(page, item('address', address.id));
  await field(page, 'File into').fill('letters');
  await page.getByRole('option', {name: /Faculty of Letters/}).click();
  await button(page, 'File').click();
  await see(page.getByText('Filed in Faculty of Letters.'));
  await see(page.getByRole('region', {name: 'Books'}).getByRole('link', {name: 'Faculty of Letters'}));
  await button(page, 'Edit').click();
  await field(page, 'Description').fill('Palace');
  await button(page, 'Save').click();
  await see(page.getByText('“Berenice\'s office” is saved.'));
  await page.waitForFunction((id) => feed.includes('"filed"') && feed.split('"version":2').length > 1 && feed.includes(id), address.id);
  assert.equal(await page.getByText('Just changed by').count(), 0);
  assert.equal(await page.locator('article.changed').count(), 0);
  await ask('PUT', apiPath('addresses', address.id), {body: {description: 'Harbour'}});
  await see(page.locator('article.changed').getByText('Harbour'));
});

story('a visitor who was entered twice is compared by what the addresses say', async (page) => {
  await open(page, '');
  await link(page, 'Duplicates').first().click();
  await page.locator('li', {has: heading(page, 'Petra Fennimore')}).getByRole('link', {name: 'Compare'}).click();
  await see(page.locator('td.stays', {hasText: '+1 617 555 0177'}));
  await see(page.locator('td.goes', {hasText: '+1 (617) 555-0177'}));
  await accessible(page, 'a comparison');
});
