// JSON Schema 2019-09 in Ajv's strict mode, with the annotations that OSID adds and nothing else.

import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';

const ANNOTATIONS = ['elementId', 'existingValue', 'elementLabel', 'instructions', 'linked', 'read-only', 'errorMessage', 'links'];

/** An Id: namespace:identifier@authority, as the server reads it. */
export const osidId = (text) => {
  const colon = text.indexOf(':');
  const at = text.lastIndexOf('@');
  return [...text].length <= 512 && colon > 0 && at > colon + 1 && at < text.length - 1;
};

export const FORMATS = { 'osid-id': osidId };

export function strictAjv(options = {}) {
  const ajv = new Ajv2019({ strict: true, allErrors: true, ...options });
  ajv.addVocabulary(ANNOTATIONS);
  addFormats(ajv);
  ajv.addFormat('osid-id', osidId);
  return ajv;
}

/** Where a value is wrong, as JSON pointers: for a member that is missing or not allowed, where it is or would be. */
export function wrongAt(validate, value) {
  if (validate(value)) {
    return [];
  }
  const places = validate.errors
    .filter((error) => !error.schemaPath.includes('/oneOf/'))
    .map(({ instancePath, params }) => {
      const member = params.missingProperty ?? params.additionalProperty;
      return member === undefined ? instancePath : `${instancePath}/${member}`;
    });
  return [...new Set(places)];
}

/** A list of lists is data of programs: no builder has a field for it. */
const hasField = ([, { items }]) => !(items && typeOf(items) === 'array');

/** Every described place in a form: its path (a list item is '0'), its definition, and whether a builder shows it by itself. */
export function places(definition, path = []) {
  const members = Object.entries(definition.properties ?? {}).filter(hasField);
  const items = definition.items?.elementLabel ? [['0', definition.items]] : [];
  return [...members, ...items].flatMap(([name, inner]) => {
    const place = { path: [...path, name], definition: inner, choiceOfSeveral: false };
    place.choiceOfSeveral = Boolean(inner.uniqueItems && inner.items?.enum);
    return [place, ...(place.choiceOfSeveral ? [] : places(inner, place.path))];
  });
}

export const pointer = (path) => path.map((name) => `/${name}`).join('');

export const at = (value, path) => path.reduce((inner, name) => inner?.[name], value);

/** The type of a definition that may also be null. */
export const typeOf = ({ type }) => (Array.isArray(type) ? type.find((each) => each !== 'null') : type);

/** The values that may be chosen, where the set is closed. */
export const choicesOf = ({ enum: values, oneOf }) => values ?? oneOf?.map((choice) => choice.const);

/** A value as it means: without what is not set. */
export function meaning(value) {
  if (Array.isArray(value)) {
    const list = value.map(meaning);
    return list.length === 0 ? undefined : list;
  }
  if (value === null || typeof value !== 'object') {
    return value === '' || value === null ? undefined : value;
  }
  const members = Object.entries(value)
    .map(([name, member]) => [name, meaning(member)])
    .filter(([, member]) => member !== undefined);
  return members.length === 0 ? undefined : Object.fromEntries(members);
}
