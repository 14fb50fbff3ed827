// Files and paper: export, import, labels, and the duplicates that imports leave.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {accessible, ask, button, field, heading, link, open, picture, see} from './lib/browser.mjs';
import {apiPath, item, made, story} from './lib/stories.mjs';

story('what is listed is exported for other programs', async (page) => {
  await open(page, '#/search?q=ada.m&kind=contact');
  for (const [format, name, content] of [['CSV', 'contacts.csv', 'ada.m@logic.example.edu'], ['vCard', 'contacts.vcf', 'BEGIN:VCARD']]) {
    await page.getByRole('combobox', {name: 'File format: Contacts'}).selectOption(format);
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Export').click()]);
    assert.equal(download.suggestedFilename(), name);
    assert.ok((await readFile(await download.path(), 'utf8')).includes(content), format);
  }
});

/** Chooses a file as the dialog of the browser would. */
const choose = (page, name, text, mimeType = 'text/csv') => page.getByLabel('File with contacts (CSV or vCard)').setInputFiles({name, mimeType, buffer: Buffer.from(text)});

story('a spreadsheet is previewed and imported, and a second time only what differs', async (page) => {
  await ask('POST', 'address-books', {body: {displayName: 'Guests of music'}});
  await open(page, '');
  await link(page, 'Import').click();
  await see(heading(page, 'Import'));
  await accessible(page, 'Import');
  await choose(page, 'people.csv', 'Nr;Name;Mail;Phone;City\n1;Lubna of Cordoba;lubna@example.edu;+34 957 5550;"Córdoba; Spain"\n2;Wallada;wallada at example;;\n');
  await see(page.getByRole('cell', {name: 'Córdoba; Spain'}));
  assert.equal(await page.getByRole('combobox', {name: 'Mail'}).inputValue(), 'email.1.address');
  await field(page, 'Book').fill('guests');
  await page.getByRole('option', {name: /Guests of music/}).click();
  await page.getByText('Importing the same list again and again').click();
  await page.getByRole('combobox', {name: 'What identifies a row'}).selectOption('Nr');
  await button(page, 'Preview').click();
  await see(page.getByText('1 row would be new'));
  await see(page.getByText('1 row would be left out'));
  await see(page.getByRole('cell', {name: /must be an e-mail address/}));
  await see(page.locator('tr.refused', {hasText: 'Wallada'}));
  await accessible(page, 'a preview');
  await picture(page, 'import', {width: 1200, height: 850});
  await button(page, 'Import').click();
  await see(page.getByText('1 row is new'));
  await page.reload();
  await see(page.getByText('1 row was left out'));
  await accessible(page, 'an import');
  await link(page, 'Show the contacts').click();
  await see(page.getByRole('region', {name: 'Contacts'}).getByText('Lubna of Cordoba'));
  await page.goBack();
  await link(page, 'Import another file').click();
  await see(page.getByRole('combobox', {name: 'Book'}));
  await choose(page, 'again.csv', 'Nr;Name;Mail;Phone;City\n1;Lubna of Cordoba;lubna@example.edu;+34 957 5551;"Córdoba; Spain"\n');
  await page.getByText('Importing the same list again and again').click();
  await page.getByRole('combobox', {name: 'What identifies a row'}).selectOption('Nr');
  await button(page, 'Preview').click();
  await see(page.getByText('1 row would be changed'));
});

story('vCards are dropped onto the page, and a file that is none is refused in words', async (page) => {
  await open(page, '#/import');
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    const card = 'BEGIN:VCARD\r\nVERSION:2.1\r\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:H=C3=A9lo=C3=AFse\r\nTEL;CELL:+33 1 5550\r\nEND:VCARD\r\n';
    transfer.items.add(new File([card], 'one.vcf', {type: 'text/vcard'}));
    return transfer;
  });
  await page.locator('.drop').dispatchEvent('drop', {dataTransfer: data});
  await see(page.getByRole('cell', {name: 'Héloïse'}));
  await button(page, 'Preview').click();
  await button(page, 'Import').click();
  await see(page.getByText('1 row is new'));
  await open(page, '#/import');
  await choose(page, 'empty.csv', '');
  await button(page, 'Preview').click();
  await see(page.getByText('The import has failed'));
  assert.equal(await button(page, 'Import').count(), 0);
});

story('labels and a phone list are printed of what is listed', async (page) => {
  await open(page, '#/search?q=ada.m&kind=contact');
  await link(page, 'Labels').click();
  await see(page.getByText('Heron Lane', {exact: false}));
  await accessible(page, 'labels');
  await button(page, 'Back').click();
  await link(page, 'Phone list').click();
  await see(page.getByRole('cell', {name: '+1 555 0100', exact: false}));
  await accessible(page, 'a phone list');
});

story('two entries of one thing are merged side by side, and that is undone', async (page) => {
  const {reference, address} = await made('Petronella');
  const ends = new URLSearchParams({addressId: address.id, referenceId: reference});
  const other = (await ask('POST', 'contacts?' + ends, {body: {displayName: 'Petronella again', description: 'Office'}})).content;
  const all = async () => (await ask('GET', 'contacts?' + new URLSearchParams({referenceId: reference}))).content;
  await open(page, item('contact', (await all())[0].id));
  await button(page, 'Merge').click();
  await field(page, 'Merge with').fill('petronella again');
  await page.getByRole('option', {name: /Petronella again/}).click();
  await see(page.locator('td.stays', {hasText: 'Office'}));
  await see(page.locator('td.goes', {hasText: 'Petronella again'}));
  await accessible(page, 'a merge');
  await page.getByRole('radio', {name: 'Keep'}).last().check();
  await see(page.locator('td.stays', {hasText: 'Petronella again'}));
  await page.getByRole('radio', {name: 'Keep'}).first().check();
  await button(page, 'Merge').click();
  await see(page.getByText('Merged into Petronella.'));
  await see(heading(page, 'Petronella'));
  assert.deepEqual((await all()).map((each) => each.description), ['Office']);
  await button(page, 'Undo').click();
  await see(heading(page, 'Merge contacts'));
  assert.deepEqual((await all()).map((each) => each.id).includes(other.id), true);
});

story('duplicates are listed, and compared side by side', async (page) => {
  const {reference, address} = await made('Sibylla');
  const ends = new URLSearchParams({addressId: address.id, referenceId: reference});
  await ask('POST', 'contacts?' + ends, {body: {displayName: 'Sibylla', description: 'Office hours'}});
  await open(page, '#/search?q=sibylla');
  await link(page, 'Duplicates').first().click();
  await see(heading(page, 'Duplicates'));
  const group = page.locator('li', {has: heading(page, 'Sibylla')});
  await see(group.getByText('the same person or course and the same address'));
  await accessible(page, 'duplicates');
  await group.getByRole('link', {name: 'Compare'}).click();
  await see(heading(page, 'Merge contacts'));
  await see(page.locator('td.stays', {hasText: 'Office hours'}));
});
