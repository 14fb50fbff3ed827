// Uses the generated client (typescript-fetch) as a program would: create, list, filter, form, patch, conflict, delete.
import { AddressesApi, ContactsApi, ContactSort, FilingApi, AddressBooksApi, ResponseError } from './client';

const addresses = new AddressesApi();
const contacts = new ContactsApi();

function check(holds: boolean, what: string): void {
  if (!holds) {
    throw new Error(`not so: ${what}`);
  }
}

async function status(request: Promise<unknown>): Promise<number> {
  try {
    await request;
    return 200;
  } catch (error) {
    if (error instanceof ResponseError) {
      return error.response.status;
    }
    throw error;
  }
}

async function walk(): Promise<void> {
  const address = await addresses.createAddress({
    recordType: ['type.Type:email-address@localhost', 'type.Type:postal-address@localhost'],
    newAddress: {
      displayName: 'Office',
      emailAddress: { address: 'ada@example.edu', isPrimary: true },
      postalAddress: { street: ['1 Heron Lane'], country: 'DE' },
    },
  });
  check(address.emailAddress?.address === 'ada@example.edu', 'a record comes back');
  check(address.postalAddress?.room === null, 'what is not set is null');

  const referenceId = 'resource.Resource:ada.t@localhost';
  const made = await contacts.createContactRaw({
    addressId: address.id,
    referenceId,
    newContact: { displayName: 'Ada', startDate: new Date('2026-09-01T06:00:00Z') },
  });
  const tag = made.raw.headers.get('ETag') ?? '';
  const contactId = (await made.value()).id ?? '';
  await contacts.createContact({ addressId: address.id, referenceId, newContact: { displayName: 'Bea' } });

  const page = await contacts.listContactsRaw({ referenceId, sort: ContactSort.DisplayNameDescending, limit: 1, total: true });
  check(page.raw.headers.get('X-Total-Count') === '2', 'both are listed');
  check((await page.value())[0].displayName === 'Bea', 'the last name comes first');
  const effective = await contacts.listContacts({ referenceId, toDate: '2026-08-31', expand: 'address' });
  check(effective.length === 1 && effective[0].displayName === 'Bea', 'a filter holds');
  check(effective[0].address?.id === address.id, 'the address is there');

  const form = await contacts.getContactForm({ contactId });
  check(form.properties?.['displayName'].existingValue === 'Ada', 'the form is filled in');

  const patched = await contacts.patchContact({ contactId, ifMatch: tag, contactChange: { description: 'evenings' } });
  check(patched.description === 'evenings', 'the patch holds');
  check(patched.startDate?.getTime() === Date.UTC(2026, 8, 1, 6), 'what is absent stays');
  const late = contacts.patchContact({ contactId, ifMatch: tag, contactChange: { description: 'late' } });
  check((await status(late)) === 412, 'a second change of the same version is a conflict');
  const cleared = await contacts.patchContact({ contactId, contactChange: { description: null } });
  check(cleared.description === null, 'null clears');

  const book = await new AddressBooksApi().createAddressBook({ newAddressBook: { displayName: 'Letters' } });
  await new FilingApi().fileContact({ addressBookId: book.id ?? '', contactId });
  check((await contacts.listContacts({ addressBookId: book.id ?? '' })).length === 1, 'it is filed');

  check((await status(addresses.deleteAddress({ addressId: address.id ?? '' }))) === 409, 'the address is in use');
  for (const each of await contacts.listContacts({ referenceId })) {
    check((await contacts.deleteContact({ contactId: each.id })).message === 'The contact has been deleted', 'deleted');
  }
  check((await status(contacts.getContact({ contactId }))) === 404, 'it is gone');
  await addresses.deleteAddress({ addressId: address.id ?? '' });
}

walk().then(() => console.log('walked'));
