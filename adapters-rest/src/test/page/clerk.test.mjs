// A clerk at work on the demo campus, without authentication or signed in by a token.
import assert from 'node:assert/strict';
import {accessible, ask, button, field, heading, link, open, picture, see, token} from './lib/browser.mjs';
import {apiPath, item, made, story} from './lib/stories.mjs';

story('typing three letters finds people, addresses and books', async (page) => {
  await open(page, '');
  await see(heading(page, 'Contacts'));
  await accessible(page, 'the first view');
  const search = page.getByRole('searchbox', {name: 'Search'});
  await search.fill('okoro');
  await page.waitForURL(/q=okoro/);
  await see(link(page, 'Ada Okoro (ada.o)'));
  await accessible(page, 'Find');
  await search.fill('biol');
  await see(link(page, 'Department of Biology'));
  await picture(page, 'find', {width: 1200, height: 600});
});

story('filters are kept in the place', async (page) => {
  await open(page, '#/search?q=okoro');
  await page.getByText('Filters').click();
  await field(page, 'Effective now').check();
  await page.waitForURL(/effective=true/);
  await see(page.locator('.chip.now'));
  await link(page, 'Before the move').waitFor({state: 'detached'});
  await field(page, 'Effective now').uncheck();
  await field(page, 'On this day').fill('2014-06-01');
  await see(link(page, 'Before the move'));
  await link(page, 'With the coming term').waitFor({state: 'detached'});
  await page.reload();
  await see(link(page, 'Before the move'));
  await accessible(page, 'filters');
  await page.getByRole('combobox', {name: 'Kind', exact: true}).selectOption('Address books');
  await link(page, 'Clear filters').click();
  await see(link(page, 'Ada Okoro (ada.o)'));
});

story('a person has a time line with past, now and future', async (page) => {
  await open(page, '#/reference/resource.Resource%3Aada.o%40localhost');
  await see(heading(page, 'Time line'));
  for (const [phase, name] of [['Past', 'Before the move'], ['Now', 'Office hours'], ['Future', 'With the coming term']]) {
    await see(page.getByRole('region', {name: phase, exact: true}).getByRole('link', {name}));
  }
  await see(page.getByText('Also used by'));
  await accessible(page, 'a reference');
  await picture(page, 'reference', {width: 1200, height: 620});
});

story('a slider shows what was known when', async (page) => {
  const {reference, contact} = await made('Hypatia');
  await ask('PUT', apiPath('contacts', contact.id), {body: {description: 'Observatory'}});
  await open(page, '#/reference/' + encodeURIComponent(reference));
  await see(link(page, 'Observatory'));
  const slider = page.getByRole('slider', {name: 'As it was known'});
  await slider.press('Home');
  await see(link(page, 'Back to today'));
  await link(page, 'Observatory').waitFor({state: 'detached'});
  await link(page, 'Contact').click();
  await see(page.getByText('This is what was known on'));
  assert.equal(await button(page, 'Edit').count(), 0);
  await accessible(page, 'a contact of the past');
  await link(page, 'Back to today').click();
  await see(page.getByText('Observatory'));
});

story('a change is checked, saved and undone', async (page) => {
  const {contact} = await made('Theano');
  await open(page, item('contact', contact.id));
  await button(page, 'Edit').click();
  await field(page, 'Name').fill('');
  await field(page, 'End Date').fill('2019-01-01T10:00');
  await button(page, 'Save').click();
  await see(page.getByText('Please fill this in.'));
  await see(page.getByText('The end is before the start.'));
  assert.equal(await field(page, 'Name').getAttribute('aria-invalid'), 'true');
  await accessible(page, 'a form with problems');
  await field(page, 'Name').fill('Theano of Croton');
  await field(page, 'End Date').fill('2030-01-01T10:00');
  await button(page, 'Save').click();
  await see(heading(page, 'Theano of Croton'));
  assert.equal((await ask('GET', apiPath('contacts', contact.id))).content.endDate, '2030-01-01T10:00:00.000Z');
  await button(page, 'Undo').click();
  await see(heading(page, 'Theano'));
  await button(page, 'History').click();
  await see(page.getByText('Restored', {exact: true}));
  await see(page.locator('ins', {hasText: 'Theano of Croton'}));
  await accessible(page, 'History');
  await button(page, 'Restore').first().click();
  await see(heading(page, 'Theano of Croton'));
});

story('a contact that is no longer right is ended, and that is undone', async (page) => {
  const {contact} = await made('Sosipatra');
  await open(page, item('contact', contact.id));
  await button(page, 'End now').click();
  await see(page.getByText('“Sosipatra” has ended.'));
  await see(page.locator('.chip.past'));
  assert.equal(await button(page, 'End now').count(), 0);
  await button(page, 'Undo').click();
  await see(page.locator('.chip.now'));
  assert.equal((await ask('GET', apiPath('contacts', contact.id))).content.endDate, null);
});

story('two clerks who change the same object see both versions', async (page) => {
  const {address} = await made('Aspasia');
  await open(page, item('address', address.id, '/edit'));
  await field(page, 'Description').fill('Second floor');
  await field(page, 'Address text').fill('2 Heron Lane');
  await ask('PUT', apiPath('addresses', address.id), {body: {addressText: '3 Heron Lane', displayName: 'New office'}});
  await button(page, 'Save').click();
  await see(heading(page, 'Somebody else was faster'));
  await see(page.getByText('3 Heron Lane'));
  await accessible(page, 'a conflict');
  await page.getByRole('radio', {name: 'Address text: Saved by the other'}).check();
  await button(page, 'Save').click();
  await see(heading(page, 'New office'));
  const {content} = await ask('GET', apiPath('addresses', address.id));
  assert.deepEqual([content.addressText, content.description], ['3 Heron Lane', 'Second floor']);
});

story('unsaved changes survive a reload', async (page) => {
  const {contact} = await made('Diotima');
  await open(page, item('contact', contact.id, '/edit'));
  await field(page, 'Description').fill('of Mantinea');
  await page.reload();
  await see(page.getByText('Your unsaved changes were kept.'));
  assert.equal(await field(page, 'Description').inputValue(), 'of Mantinea');
  await button(page, 'Discard changes').click();
  await see(button(page, 'Edit'));
});

story('what was deleted comes back, at once or by its history', async (page) => {
  const {contact} = await made('Sappho');
  await open(page, item('contact', contact.id));
  await button(page, 'Delete').click();
  await see(page.getByText('“Sappho” is deleted.'));
  await button(page, 'Undo').click();
  await see(heading(page, 'Sappho'));
  await ask('DELETE', apiPath('contacts', contact.id));
  await see(heading(page, 'This is not there (any more)'));
  await accessible(page, 'a deleted object');
  await button(page, 'Restore').first().click();
  await see(heading(page, 'Sappho'));
});

story('a number is found by its digits, and its history says who corrected it', async (page) => {
  await open(page, '#/search?q=6175550120');
  await link(page, 'Astronomy 101, front desk').click();
  await button(page, 'History').click();
  const correction = page.locator('.history li', {hasText: 'registrar'});
  await see(correction.locator('del', {hasText: '+1 617 555 0191'}));
  await see(correction.locator('ins', {hasText: '+1 617 555 0119'}));
});

story('a new contact is made of a picked person and a picked address', async (page) => {
  await open(page, '#/new/contact');
  await field(page, 'Person or course').fill('ada.m');
  await page.getByRole('option', {name: 'Ada Marsh'}).first().click();
  await field(page, 'Address').first().fill('bell tower');
  await page.keyboard.press('ArrowDown');
  await see(page.getByRole('option', {name: /Bell Tower/}));
  await accessible(page, 'a picker');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', {name: 'Availability'}).check();
  await field(page, 'Name').fill('Ada in the tower');
  await button(page, 'Add: Availability').click();
  await page.getByRole('checkbox', {name: 'Monday'}).check();
  await field(page, 'From').fill('08:30');
  await accessible(page, 'a new contact');
  await button(page, 'Save').click();
  await see(heading(page, 'Ada in the tower'));
  await see(page.getByText('Monday'));
  await button(page, 'Undo').click();
  await see(page.getByText('“Ada in the tower” is deleted.'));
});

story('a new address for a person is made on the way to the contact', async (page) => {
  const {reference} = await made('Agnodice');
  await open(page, '#/reference/' + encodeURIComponent(reference));
  await link(page, 'New contact').click();
  await link(page, 'New address').click();
  await page.getByRole('checkbox', {name: 'Telephone numbers', exact: true}).check();
  await field(page, 'Name').fill('Practice');
  await button(page, 'Add: Telephone numbers').click();
  await page.getByLabel('Number', {exact: true}).fill('+1 555 0123');
  await accessible(page, 'a new address');
  await button(page, 'Save').click();
  await see(heading(page, 'New contact'));
  await page.waitForFunction(() => document.getElementById('fixed-addressId').value === 'Practice');
  await field(page, 'Name').fill('Agnodice at work');
  await button(page, 'Save').click();
  await see(heading(page, 'Agnodice at work'));
  await see(link(page, '+1 555 0123'));
});

story('the tree of books shows several parents, and a book can be placed, made and filled', async (page) => {
  await open(page, '#/books');
  await button(page, 'Faculty of Letters').click();
  await see(page.getByText('also in Faculty of Sciences'));
  await accessible(page, 'Books');
  await link(page, 'Language and Logic').first().click();
  await see(page.getByRole('img', {name: 'Books above and below Language and Logic, listed below'}));
  await accessible(page, 'a book');
  await picture(page, 'book', {width: 1200, height: 640});
  await link(page, 'New book below this one').click();
  await field(page, 'Name').fill('Syntax');
  await button(page, 'Save').click();
  await see(heading(page, 'Syntax'));
  await field(page, 'Place below').fill('engineering');
  await page.getByRole('option', {name: /Faculty of Engineering/}).click();
  await button(page, 'Place').click();
  await see(link(page, 'Faculty of Engineering'));
  const {address} = await made('Panini');
  await open(page, item('address', address.id));
  await field(page, 'File into').fill('syntax');
  await page.getByRole('option', {name: 'Syntax'}).click();
  await button(page, 'Move').click();
  await see(page.getByText('Moved to Syntax.'));
  await see(page.getByRole('region', {name: 'Books'}).getByRole('link', {name: 'Syntax'}));
});

story('what somebody else changes appears by itself', async (page) => {
  const {contact, reference} = await made('Enheduanna');
  await open(page, item('contact', contact.id));
  await see(heading(page, 'Enheduanna'));
  await ask('PUT', apiPath('contacts', contact.id), {body: {displayName: 'Enheduanna of Ur'}});
  await see(heading(page, 'Enheduanna of Ur'));
  await see(page.getByText(token ? 'Just changed by grace.' : 'Just changed by nobody in particular.'));
  await open(page, '#/reference/' + encodeURIComponent(reference));
  await see(page.getByText('Enheduanna of Ur'));
  await ask('PUT', apiPath('contacts', contact.id), {body: {description: 'High priestess'}});
  await see(page.locator('.changed', {hasText: 'High priestess'}));
});

story('a smart book is made of an empty one, says what it finds, and becomes an ordinary one', async (page) => {
  const {reference, contact} = await made('Trotula');
  await open(page, '#/new/address-book');
  await field(page, 'Name').fill('Trotula now');
  await button(page, 'Save').click();
  await button(page, 'Close').click();
  await button(page, 'Make it a smart book').click();
  await button(page, 'Save').click();
  await see(page.getByText('Please enter at least one condition.'));
  const contacts = page.getByRole('group', {name: 'Contacts', exact: true});
  await contacts.getByLabel('Of the person or course').fill('trotula');
  await page.getByRole('option', {name: /Trotula/}).click();
  await contacts.getByLabel('Effective now or not').selectOption('Effective now');
  await see(contacts.getByText('1 is found now.'));
  await see(contacts.getByRole('link', {name: 'Contact'}));
  await accessible(page, 'the form of a smart book');
  await page.reload();
  await see(contacts.getByText('1 is found now.'));
  await button(page, 'Save').click();
  await see(page.getByText('This book shows whatever is found by these conditions', {exact: false}));
  const smart = page.getByRole('region', {name: 'Smart book'});
  await see(smart.getByText('Effective now'));
  await see(page.getByRole('region', {name: 'Contacts'}).getByText('Trotula'));
  assert.equal(await link(page, 'New contact').count(), 0);
  await accessible(page, 'a smart book');
  await ask('PUT', apiPath('contacts', contact.id), {body: {endDate: '2021-01-01T00:00:00Z'}});
  await see(page.getByRole('region', {name: 'Contacts'}).getByText('None'));
  await button(page, 'Change conditions').click();
  await contacts.getByLabel('Effective now or not').selectOption('All');
  await see(contacts.getByText('1 is found now.'));
  await button(page, 'Save').click();
  await see(page.getByRole('region', {name: 'Contacts'}).getByText('Trotula'));
  await button(page, 'Undo').click();
  await see(smart.getByText('Effective now'));
  await button(page, 'Make it an ordinary book').click();
  await see(button(page, 'Make it a smart book'));
  await button(page, 'Undo').click();
  await see(smart.getByRole('link', {name: reference.slice(reference.indexOf(':') + 1, reference.indexOf('@'))}));
});

story('a person with very many contacts is shown part by part, and the focus stays where it was', async (page) => {
  const reference = 'course.Course:everyone@example.edu';
  const address = (await ask('POST', 'addresses', {body: {displayName: 'Great hall'}})).content;
  const path = 'contacts?' + new URLSearchParams({addressId: address.id, referenceId: reference});
  const operations = Array.from({length: 1000}, (none, i) => ({method: 'POST', path: '/' + path, body: {displayName: `Attendant ${i}`}}));
  await ask('POST', 'batch', {body: {operations}});
  await open(page, '#/reference/' + encodeURIComponent(reference));
  await see(page.getByText('Only the first 200 are shown.'));
  await button(page, 'Show more').first().click();
  await see(page.getByText('Only the first 400 are shown.'));
  await open(page, '#/search?kind=contact&q=attendant');
  await button(page, 'Show more').click();
  const last = page.locator('main .rows a').nth(80);
  await last.focus();
  const {content} = await ask('GET', path.replace('contacts?', 'contacts?limit=2&'));
  await ask('PUT', apiPath('contacts', content[1].id), {body: {displayName: 'Attendant Second'}});
  await see(page.locator('.changed', {hasText: 'Attendant Second'}));
  assert.equal(await last.evaluate((element) => element === document.activeElement), true);
});

story('without the network it says so, and what was typed is sent when the network is back', async (page) => {
  const {contact} = await made('Zenobia');
  await open(page, item('contact', contact.id, '/edit'));
  await field(page, 'Description').fill('of Palmyra');
  await page.context().setOffline(true);
  await button(page, 'Save').click();
  await see(page.getByText('The server does not answer.'));
  await page.context().setOffline(false);
  await button(page, 'Save').click();
  await see(page.getByText('of Palmyra'));
});

story('a second click on Save makes nothing twice', async (page) => {
  const {reference, address} = await made('Hildegard');
  await open(page, `#/new/contact?${new URLSearchParams({reference, address: address.id})}`);
  await field(page, 'Name').fill('Hildegard twice');
  await page.getByRole('button', {name: 'Save'}).dblclick();
  await see(heading(page, 'Hildegard twice'));
  const {content} = await ask('GET', 'contacts?' + new URLSearchParams({referenceId: reference}));
  assert.equal(content.filter((each) => each.displayName === 'Hildegard twice').length, 1);
});
