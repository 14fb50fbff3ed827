// The server's HTTP interface: requests with the caller's credentials, errors as exceptions, entity tags and links to further pages.
import {session} from './session.js';
import {t} from './texts.js';

/** The base path of the server, whatever a proxy puts before it: this file is two directories below. */
const base = new URL('../../', import.meta.url);

export const collections = {contact: 'contacts', address: 'addresses', 'address-book': 'address-books'};

/** An error response: its status, its message and the errors of single properties. */
class ApiError extends Error {
  constructor(status, message, errors = []) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

/** Returns the path of an object, relative to the base path. */
export function itemPath(kind, id, rest = '') {
  return `${collections[kind]}/${encodeURIComponent(id)}${rest}`;
}

/** Returns a query string; parameters that are unset are left out, an array is a repeated one. */
export function query(parameters) {
  const result = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '' && each !== false) {
        result.append(name, each);
      }
    }
  }
  const text = result.toString();
  return text ? '?' + text : '';
}

/** Sends a request; the caller reads the response. Without cookies and stored passwords, so that no browser shows a dialog of its own. */
export async function send(path, {method = 'GET', headers = {}, body, signal} = {}) {
  const all = {Accept: 'application/json', ...session.headers(), ...headers};
  let response;
  try {
    response = await fetch(new URL(path, base), {method, headers: all, body, signal, credentials: 'omit'});
  } catch (failure) {
    throw failure.name === 'AbortError' ? failure : new ApiError(0, t('unreachable'));
  }
  if (!response.ok) {
    throw await error(response);
  }
  return response;
}

async function error(response) {
  let content = {};
  try {
    content = await response.json();
  } catch {
    // not from this server, but from a proxy in between
  }
  if (response.status === 401) {
    session.reject();
  }
  return new ApiError(response.status, content.message ?? response.statusText, content.errors);
}

/** Reads a resource: its content, entity tag, permitted methods, the path of the next page, and the total if asked for. */
export async function read(path, options) {
  const response = await send(path, options);
  const total = response.headers.get('X-Total-Count');
  return {
    content: await response.json(),
    tag: response.headers.get('ETag'),
    allowed: (response.headers.get('Allow') ?? '').split(/,\s*/),
    next: next(response, path),
    total: total === null ? null : Number(total),
  };
}

/** What this tab has written: `ID VERSION` of objects, and `ID BOOK` of filings. */
const written = new Set();

/** Returns whether an entry of the feed is a change that was made in this tab. */
export function isOwn({change, id, version, addressBookId}) {
  return written.has(change === 'filed' || change === 'unfiled' ? `${id} ${addressBookId}` : `${id} ${version}`);
}

function remember(path, {content, tag}) {
  const [, object, , member] = path.split('?')[0].split('/').map(decodeURIComponent);
  if (member) {
    const from = new URLSearchParams(path.split('?')[1]).get('from');
    [object, from].forEach((book) => written.add(`${member} ${book}`));
  } else if (tag) {
    written.add(`${content.id ?? object} ${tag.replaceAll('"', '')}`);
  }
}

/** Writes, and returns the new content with its entity tag. */
export async function write(method, path, {content, tag, headers} = {}) {
  const sent = {...headers};
  if (tag) {
    sent['If-Match'] = tag;
  }
  if (content !== undefined) {
    sent['Content-Type'] = 'application/json';
  }
  const body = content === undefined ? undefined : JSON.stringify(content);
  const response = await send(path, {method, headers: sent, body});
  const answer = {content: await response.json(), tag: response.headers.get('ETag')};
  remember(path, answer);
  return answer;
}

/** Returns the path of the next page. A link has the public URL of the server; only its query is of use behind a proxy. */
function next(response, path) {
  const link = /<([^>]*)>;\s*rel="next"/.exec(response.headers.get('Link') ?? '');
  return link && path.split('?')[0] + new URL(link[1]).search;
}
