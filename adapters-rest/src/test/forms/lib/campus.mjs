// The running server, as a front end speaks to it.

const base = process.env.CAMPUS_CONTACTS_URL;
if (!base) {
  throw new Error('CAMPUS_CONTACTS_URL must name the running server, such as http://127.0.0.1:8080/');
}

const PATHS = { Contact: 'contacts', Address: 'addresses', AddressBook: 'address-books' };

export const KINDS = Object.keys(PATHS);

async function ask(method, path, body) {
  const response = await fetch(new URL(path, base), {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: response.status, etag: response.headers.get('ETag'), json: await response.json() };
}

async function mustBe(status, asked) {
  const answer = await asked;
  if (answer.status !== status) {
    throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.json)}`);
  }
  return answer;
}

export async function types() {
  return (await mustBe(200, ask('GET', 'types'))).json;
}

let address;

async function choices(kind, records) {
  const query = new URLSearchParams(records.map((record) => ['recordType', record.id]));
  if (kind === 'Contact') {
    address ??= mustBe(201, ask('POST', 'addresses', { displayName: 'Somewhere' }));
    query.set('addressId', (await address).json.id);
    query.set('referenceId', 'campus.Course:42@example.edu');
  }
  return query;
}

const item = (kind, id) => `${PATHS[kind]}/${encodeURIComponent(id)}`;

export async function createForm(kind, records) {
  return (await mustBe(200, ask('GET', `${PATHS[kind]}/metadata?${await choices(kind, records)}`))).json;
}

export async function updateForm(kind, id) {
  return (await mustBe(200, ask('GET', `${item(kind, id)}/metadata`))).json;
}

export async function post(kind, records, body) {
  return ask('POST', `${PATHS[kind]}?${await choices(kind, records)}`, body);
}

export async function make(kind, records, body) {
  return (await mustBe(201, post(kind, records, body))).json;
}

export const put = (kind, id, body) => ask('PUT', item(kind, id), body);

export const get = (kind, id) => mustBe(200, ask('GET', item(kind, id)));

/** The path of the form for a new object; that of a contact without records asks for its ends. */
export async function createPath(kind, records) {
  const asksForEnds = kind === 'Contact' && records.length === 0;
  return `/${PATHS[kind]}/metadata?${asksForEnds ? '' : await choices(kind, records)}`.replace(/\?$/, '');
}

export const updatePath = (kind, id) => `/${item(kind, id)}/metadata`;

/** The form at a path for a stock form builder. */
export async function formFor(profile, path) {
  return (await mustBe(200, ask('GET', `${path.slice(1)}${path.includes('?') ? '&' : '?'}profile=${profile}`))).json;
}

/** The Id of an address that contacts may name. */
export async function someAddress() {
  await choices('Contact', []);
  return (await address).json.id;
}
