// A client that knows nothing but the CampusAPI Contact Services 1.0.2 document, as a page would use it with fetch. The differences that it
// meets are those of campusapi-conformance.md, and are marked below.
import assert from 'node:assert/strict';

const BASE = process.env.CAMPUS_CONTACTS_URL.replace(/\/$/, '');
const id = encodeURIComponent;
const GONE = id('3184@base.url');

const KINDS = {
  contact: {
    path: '/contacts',
    name: 'contact',
    gone: `contact.Contact%3A${GONE}`,
    example: {
      displayName: 'Display Name of this Contact',
      description: 'The description of this Contact',
      startDate: '2020-10-03T06:30:00.000Z',
      endDate: '2020-12-18T19:30:00.000Z',
      endReasonId: 'process.State:2008@base.url',
      addresseeId: 'resource.Resource:8170@base.url',
    },
  },
  address: {
    path: '/addresses',
    name: 'address',
    gone: `contact.Address%3A${GONE}`,
    example: {
      displayName: 'Display Name of this Address',
      description: 'The description of this Address',
      resourceId: 'resource.Resource:2792@base.url',
    },
  },
  addressBook: {
    path: '/address-books',
    name: 'address-book',
    gone: `contact.AddressBook%3A${GONE}`,
    example: {
      displayName: 'Display Name of this AddressBook',
      description: 'The description of this AddressBook',
      providerId: 'resource.Resource:123@base.url',
      brandingId: 'asset.Asset:AddressBook@base.url',
      license: 'The license that applies to this AddressBook',
    },
  },
};

async function answered(status, method, path, body) {
  const headers = body && {'Content-Type': 'application/json'};
  const response = await fetch(BASE + path, {method, headers, body: body && JSON.stringify(body)});
  const content = await response.json();
  assert.equal(response.status, status, `${method} ${path}: ${response.status} ${JSON.stringify(content)}`);
  return content;
}

const get = (path) => answered(200, 'GET', path);

async function says(message, method, path, {status = 200, body} = {}) {
  assert.deepEqual(await answered(status, method, path, body), {message}, `${method} ${path}`);
}

async function lists(path, ...objects) {
  assert.deepEqual((await get(path)).map((each) => each.id), objects.map((each) => each.id), path);
}

/** The fields of the form that can be filled in, each of which the document describes. */
function fieldsOf(form) {
  const fields = Object.entries(form.properties).filter(([, field]) => field['read-only'] === false);
  for (const [name, field] of fields) {
    assert.equal(typeof field.elementLabel, 'string', name);
    assert.equal(typeof field.instructions, 'string', name);
    assert.ok('existingValue' in field, name);
  }
  return fields.map(([name]) => name);
}

/** Makes an object of the example, and reads, changes and misses one of the kind. */
async function made({path, name, gone, example}, query = '') {
  const form = await get(`${path}/metadata${query}`);
  assert.deepEqual(form.required, ['displayName']);
  const fields = fieldsOf(form);
  // Differs: examples say brandingId, the table of fields and the forms brandingIds.
  Object.keys(example).forEach((field) => assert.ok(fields.includes(field.replace(/brandingId$/, 'brandingIds')), field));
  // Differs: the document has no answer of a POST.
  const object = await answered(201, 'POST', path + query, example);
  const at = `${path}/${id(object.id)}`;
  assert.deepEqual(await get(at), object);
  for (const [field, value] of Object.entries(example)) {
    assert.deepEqual(field === 'brandingId' ? object.brandingIds : object[field], field === 'brandingId' ? [value] : value, field);
  }
  const before = (await get(`${at}/metadata`)).properties;
  assert.equal(before.displayName.existingValue, example.displayName);
  await says(`The ${name} has been updated`, 'PUT', at, {body: {...object, displayName: 'Changed'}});
  await says(`The ${name} has been updated`, 'PUT', at, {body: example});
  assert.equal((await get(at)).displayName, example.displayName);
  for (const [method, body] of [['GET'], ['PUT', example], ['DELETE']]) {
    await says(`${name} not found`, method, `${path}/${gone}`, {status: 404, body});
  }
  return {...object, at};
}

const book = await made(KINDS.addressBook);
const child = await made(KINDS.addressBook);
await says('addressBook not found', 'GET', `/address-books/${KINDS.addressBook.gone}/metadata`, {status: 404});
const address = await made(KINDS.address, `?addressBookId=${id(book.id)}`);
const reference = 'resource.Resource%3A504%40base.url';
const contact = await made(KINDS.contact, `?addressId=${id(address.id)}&referenceId=${reference}&addressBookId=${id(book.id)}`);

await lists(`/contacts?referenceId=${reference}&fromDate=2020-10-03&toDate=2020-12-18&offset=0&limit=80`, contact);
await lists(`/contacts?referenceId=${reference}&fromDate=2020-12-19`);
await lists(`/contacts?addressId=${id(address.id)}&addressBookId=${id(book.id)}`, contact);
await lists('/contacts?recordTypeId=type.Type%3AexampleContactType%40campusapi.org');
await lists(`/addresses?resourceId=${id(KINDS.address.example.resourceId)}`, address);
await lists(`/address-books?addressId=${id(address.id)}`, book);
await lists(`/address-books?contactId=${id(contact.id)}`, book);
await lists(`/address-books?providerId=${id(KINDS.addressBook.example.providerId)}`, book, child);

const below = `${book.at}/children/${id(child.id)}`;
await says('The child addressBook has been added to the hierarchy', 'PUT', below);
await lists(`${book.at}/children`, child);
await lists(`${child.at}/parents`, book);
assert.ok((await get('/address-books/root-address-book')).some((root) => root.id === book.id));
for (const [name, object, list] of [['contact', contact, `${child.at}/contacts`], ['address', address, `${child.at}/addresses`]]) {
  const filed = `${list}/${id(object.id)}`;
  await says(`${name} has been added to addressBook`, 'PUT', filed);
  await lists(list, object);
  await says(`${name} has been removed`, 'DELETE', filed);
  await lists(list);
}
// Differs: the document has no answer here either.
await says('The child addressBook has been removed from the hierarchy', 'DELETE', below);
await says('The contact has been deleted', 'DELETE', contact.at);
await says('The address has been deleted', 'DELETE', address.at);
await says('The address-book has been deleted', 'DELETE', child.at);
await says('The address-book has been deleted', 'DELETE', book.at);
console.log('walked');
