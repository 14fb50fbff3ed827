// How the views look to everybody: in German, on a phone, in the dark, in forced colours, on paper, by keyboard, with any data.
import assert from 'node:assert/strict';
import {accessible, ask, button, close, field, heading, link, open, picture, see} from './lib/browser.mjs';
import {openDoor} from './lib/door.mjs';
import {apiPath, clerk, item, made, referencePlace, story} from './lib/stories.mjs';

const PHONE = {width: 360, height: 740};
const ADA = referencePlace('resource.Resource:ada.o@localhost');

/** Returns the places of all views. */
async function places() {
  const {address, contact} = await made('Zoe');
  const other = (await made('Zoe')).contact;
  const contactPlace = (rest) => item('contact', contact.id, rest);
  return [
    '', '#/search?q=okoro&effective=true', ADA, ADA + '?on=2014-06-01', contactPlace(), contactPlace('/edit'), contactPlace('/history'),
    item('address', address.id), '#/books', item('address-book', 'contact.AddressBook:5@localhost'), '#/new/contact', '#/new/address', '#/new/address-book',
    '#/import', '#/duplicates', `#/merge/contact/${encodeURIComponent(contact.id)}?other=${encodeURIComponent(other.id)}`,
    '#/print/labels?q=ada', '#/print/telephones?q=ada', item('contact', 'contact.Contact:nobody@localhost'), '#/nowhere',
  ];
}

async function openWhole(page, place) {
  await open(page, place);
  await see(page.locator('h1, main > p'));
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
}

const widthOf = (page) => page.evaluate(() => document.documentElement.scrollWidth);

story('it speaks German, in the dark and on a phone', async (page) => {
  for (const place of await places()) {
    await openWhole(page, place);
    await see(page.getByRole('searchbox', {name: 'Suche'}));
    await accessible(page, `dark ${place}`);
    assert.ok((await widthOf(page)) <= PHONE.width, `${place} is ${await widthOf(page)} pixels wide`);
  }
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  await openWhole(page, item('address-book', 'contact.AddressBook:5@localhost'));
  await picture(page, 'phone', PHONE);
}, {locale: 'de-DE', colorScheme: 'dark', viewport: PHONE});

story('names from elsewhere are only text, however long and in whatever direction', async (page) => {
  const script = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  const long = 'w'.repeat(128);
  const {reference, address} = await made('Xenobia');
  const ends = new URLSearchParams({addressId: address.id, referenceId: reference});
  await ask('POST', 'contacts?' + ends, {body: {displayName: script, description: 'javascript:alert(3)'}});
  await ask('POST', 'contacts?' + ends, {body: {displayName: long, description: long}});
  await ask('POST', 'contacts?' + ends, {body: {displayName: 'ليلى الحداد \u202e', description: 'שלום'}});
  await open(page, '#/reference/' + encodeURIComponent(reference));
  await see(page.getByText(script));
  await accessible(page, 'hostile names');
  assert.equal(await page.locator('main img, main script, a[href^="javascript:"]').count(), 0);
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(await isWide(), false, 'reference');
  await link(page, long).first().click();
  await see(heading(page, long));
  assert.equal(await isWide(), false, 'contact');
  await open(page, '#/search?q=' + long);
  await see(heading(page, 'Contacts'));
  assert.equal(await isWide(), false, 'search');
}, {viewport: {width: 360, height: 740}});

story('everything is done by keyboard', async (page) => {
  await open(page, '');
  await see(heading(page, 'Contacts'));
  await page.keyboard.press('Tab');
  await see(page.locator('.skip:focus'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('marsh');
  // The first view lists Ada too, but not Tomas: when he is listed, the search has been answered.
  await see(link(page, 'Tomas Marsh (tomas.m)'));
  await link(page, 'Ada Marsh (ada.m)').focus();
  await page.keyboard.press('Enter');
  await see(heading(page, 'Time line'));
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'MAIN');
});

/** Moves the focus by the tabulator key alone. */
async function tabTo(page, locator) {
  for (let i = 0; i < 80; i++) {
    if (await locator.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  assert.fail(`${locator} is not reached by the keyboard`);
}

story('a contact is changed, put back, filed and ended by keyboard alone', async (page) => {
  const {contact} = await made('Olympias');
  await open(page, item('contact', contact.id));
  await tabTo(page, button(page, 'Edit'));
  await page.keyboard.press('Enter');
  await tabTo(page, field(page, 'Name'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Olympias of Epirus');
  await page.keyboard.press('Enter');
  await see(heading(page, 'Olympias of Epirus'));
  await tabTo(page, button(page, 'Undo'));
  await page.keyboard.press('Space');
  await see(heading(page, 'Olympias'));
  await tabTo(page, field(page, 'File into'));
  await page.keyboard.type('letters');
  await see(page.getByRole('option', {name: /Faculty of Letters/}));
  await page.keyboard.press('Enter');
  await see(button(page, 'File'));
  await tabTo(page, button(page, 'File'));
  await page.keyboard.press('Enter');
  await see(page.getByText('Filed in Faculty of Letters.'));
  await tabTo(page, button(page, 'End now'));
  await page.keyboard.press('Enter');
  await see(page.locator('.chip.past'));
});

story('forced colours leave every mark', async (page) => {
  const {contact} = await made('Irene');
  await openWhole(page, ADA);
  await accessible(page, 'forced colours');
  await open(page, item('contact', contact.id));
  await see(heading(page, 'Irene'));
  await ask('PUT', apiPath('contacts', contact.id), {body: {displayName: 'Irene of Athens'}});
  await see(heading(page, 'Irene of Athens'));
  assert.equal(await page.locator('article.changed').evaluate((element) => getComputedStyle(element).outlineStyle), 'solid');
}, {forcedColors: 'active'});

story('paper is light, where the screen is dark, and shows no buttons', async (page) => {
  await openWhole(page, ADA);
  await page.emulateMedia({media: 'print', colorScheme: 'dark'});
  await accessible(page, 'paper');
  assert.equal(await page.locator('.bar, .actions, button').filter({visible: true}).count(), 0);
}, {colorScheme: 'dark'});

story('two browsers: one edits and the other sees it, both edit and one is shown the conflict', async (page) => {
  const {contact} = await made('Zenodora');
  const other = await clerk();
  await Promise.all([page, other].map((each) => open(each, item('contact', contact.id))));
  await see(heading(other, 'Zenodora'));
  await button(page, 'Edit').click();
  await field(page, 'Description').fill('Dean');
  await button(page, 'Save').click();
  await see(other.locator('article.changed').getByText('Dean'));
  await button(page, 'Edit').click();
  await button(other, 'Edit').click();
  await field(page, 'Description').fill('Provost');
  await field(other, 'Description').fill('Rector');
  await button(page, 'Save').click();
  await see(other.getByText('Somebody else has changed this meanwhile.', {exact: false}));
  await button(other, 'Save').click();
  await see(heading(other, 'Somebody else was faster'));
  await see(other.getByText('Provost'));
  await button(other, 'Save').click();
  await see(page.locator('article.changed').getByText('Rector'));
  await close(other);
});

story('a page that was left open follows again when the server is back', async (page) => {
  const door = await openDoor();
  const {contact} = await made('Eudokia');
  await page.goto(door.url + item('contact', contact.id));
  await see(heading(page, 'Eudokia'));
  await door.shut();
  await ask('PUT', apiPath('contacts', contact.id), {body: {displayName: 'Eudokia of Athens'}});
  await door.open();
  await see(heading(page, 'Eudokia of Athens'));
  await door.shut();
});

story('a place that is called while the page is being built is shown', async (page) => {
  await page.addInitScript(() => {
    new MutationObserver((records, observer) => {
      if (document.querySelector('header.bar')) {
        observer.disconnect();
        history.replaceState(null, '', '#/books');
        dispatchEvent(new HashChangeEvent('hashchange'));
      }
    }).observe(document, {childList: true, subtree: true});
  });
  await open(page, '');
  await see(heading(page, 'Books'));
});
