// Stories of a clerk: each runs in a tab of its own, signed in where the server wants that; and the data that they change.
import {after, before, test} from 'node:test';
import {ask, close, launch, tab, token} from './browser.mjs';

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Opens a tab of its own session, signed in where the server wants that. */
export const clerk = (options) => tab(browser, {signedInBy: token, ...options});

/** Runs a story. */
export function story(name, steps, options) {
  test(name, async () => {
    const page = await clerk(options);
    await steps(page);
    await close(page);
  });
}

/** Returns the place of an object. */
export const item = (kind, id, rest = '') => `#/${kind}/${encodeURIComponent(id)}${rest}`;

/** Returns the place of a reference. */
export const referencePlace = (id) => '#/reference/' + encodeURIComponent(id);

export const apiPath = (collection, id) => `${collection}/${encodeURIComponent(id)}`;

/** Makes an address and a contact for a story that changes them. */
export async function made(name) {
  const reference = `resource.Resource:${name.toLowerCase()}@example.edu`;
  const address = (await ask('POST', 'addresses', {body: {displayName: `${name}'s office`, addressText: '1 Heron Lane'}})).content;
  const ends = new URLSearchParams({addressId: address.id, referenceId: reference});
  const contact = (await ask('POST', 'contacts?' + ends, {body: {displayName: name, startDate: '2020-01-01T00:00:00Z'}})).content;
  return {reference, address, contact};
}
