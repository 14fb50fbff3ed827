// What the caller may do, by its grants (`GET /me`): a grant on a book holds for all its descendants.
import {itemPath, query, read} from './api.js';
import {session} from './session.js';

const EVERYWHERE = '*';

/** Returns whether the caller may do that anywhere. */
export function mayAnywhere(verb) {
  return session.me.grants.some((grant) => grant.functions.includes(verb));
}

/** Returns whether the caller may do that with everything. */
export function mayEverywhere(verb) {
  return session.me.grants.some((grant) => grant.addressBookId === EVERYWHERE && grant.functions.includes(verb));
}

/** Returns the functions that the caller has on a book, by its own grants and those of its ancestors. */
export async function functionsOn(bookId) {
  const grants = session.me.grants;
  const everywhere = grants.filter((grant) => grant.addressBookId === EVERYWHERE);
  const functions = new Set(everywhere.flatMap((grant) => grant.functions));
  if (grants.length > everywhere.length) {
    const ancestors = (await read('address-books' + query({descendantId: bookId, limit: 1000}))).content;
    const books = new Set([bookId, ...ancestors.map((book) => book.id)]);
    grants.filter((grant) => books.has(grant.addressBookId)).flatMap((grant) => grant.functions).forEach((each) => functions.add(each));
  }
  return functions;
}

/** Returns whether the caller organizes a book that can hold something: a smart one shows only what its query finds. */
export async function mayFill(bookId) {
  const [functions, node] = await Promise.all([functionsOn(bookId), read(itemPath('address-book', bookId, '/nodes') + query({descendants: 0}))]);
  return functions.has('organize') && !node.content.smart;
}
