// The beginning of a file that is to be imported, as a table: what a clerk checks before the server reads the whole of it.
const SAMPLE = 256 * 1024;
const MOST_ROWS = 20;
const CARD_COLUMNS = ['FN', 'TEL', 'EMAIL', 'ADR', 'ORG'];

/** Headers of files that the server knows without being told, its own and those of Google Contacts and Outlook. */
const KNOWN = /^(displayName|address\.[\w.]+)$|^.+ \d+ - (value|type|label)$|^e-mail address$|^e-mail-adresse$/i;

/** What a clerk's own headers probably mean. */
const GUESSES = [
  [/^(full |display )?name$|^vollst.ndiger name$/i, 'displayName'],
  [/^(first|given) ?name$|^vorname$/i, 'name.given'],
  [/^(last|family|sur) ?name$|^(nach|familien)name$/i, 'name.family'],
  [/mail/i, 'email.1.address'],
  [/phone|^tel|^mobil|^cell|rufnummer/i, 'tel.1.number'],
  [/^(street|address|stra(ß|ss)e|anschrift|adresse)/i, 'adr.1.street'],
  [/^(city|town|ort|stadt|wohnort)$/i, 'adr.1.locality'],
  [/^(zip|postal ?code|postcode|plz|postleitzahl)$/i, 'adr.1.postalCode'],
  [/^(country|land)$/i, 'adr.1.country'],
  [/^(company|organi[sz]ation|firma)$/i, 'organization.name'],
  [/^(notes?|remarks?|notiz(en)?|bemerkung(en)?)$/i, 'note.text'],
  [/^(web|url|homepage)/i, 'url.1.url'],
];

/** The properties that a column can be chosen to hold, in the order of the choice. */
export const PROPERTIES = [
  'displayName', 'name.given', 'name.family', 'description', 'email.1.address', 'email.2.address', 'tel.1.number', 'tel.2.number',
  'adr.1.street', 'adr.1.postalCode', 'adr.1.locality', 'adr.1.region', 'adr.1.country', 'url.1.url',
  'organization.name', 'organization.title', 'note.text', 'startDate', 'endDate',
];

/**
 * Reads the beginning of a file.
 * @returns {format, columns, rows, isKnown, map}: `isKnown` tells whether the server needs no map, and `map` has a property for each column
 */
export async function readSample(file) {
  const text = decode(new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer()));
  if (/^\s*BEGIN:VCARD/i.test(text) || /\.vcf$/i.test(file.name)) {
    return {format: 'vcard', columns: CARD_COLUMNS, rows: cards(text), isKnown: true, map: {}};
  }
  const [header = [], ...rows] = records(text.replace(/^sep=.\r?\n/i, ''));
  const columns = unique(header.map((column) => column.trim()));
  const isKnown = columns.some((column) => KNOWN.test(column.trim()));
  return {format: 'csv', columns, rows: rows.slice(0, MOST_ROWS), isKnown, map: guess(columns)};
}

/** Numbers the columns that have the name of an earlier one, as the server does. */
function unique(names) {
  const seen = new Set();
  return names.map((name) => {
    let found = name;
    for (let i = 2; seen.has(found); i++) {
      found = `${name} ${i}`;
    }
    seen.add(found);
    return found;
  });
}

/** UTF-8 or UTF-16 by its mark, UTF-8 without one, and windows-1252 where it is not UTF-8, as the server reads it. */
function decode(bytes) {
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isMarked) {
    return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes, {stream: true});
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function guess(columns) {
  const taken = new Set();
  return Object.fromEntries(columns.map((column) => {
    const property = GUESSES.find(([pattern, each]) => pattern.test(column.trim()) && !taken.has(each))?.[1] ?? '';
    taken.add(property);
    return [column, property];
  }));
}

/** Splits text into records of cells: quoted cells may contain line breaks, empty lines are no records. */
function records(text) {
  const header = text.split(/\r?\n/, 1)[0].replace(/"[^"]*"/g, '');
  const separator = [';', '\t', ','].map((each) => [each, header.split(each).length]).sort(([, a], [, b]) => b - a)[0][0];
  const result = [];
  let cells = [];
  let at = 0;
  while (at < text.length && result.length <= MOST_ROWS) {
    const {cell, end} = text[at] === '"' ? quoted(text, at) : plain(text, at, separator);
    cells.push(cell);
    at = end + 1;
    if (text[end] !== separator) {
      at += text[end] === '\r' && text[end + 1] === '\n' ? 1 : 0;
      if (cells.length > 1 || cells[0] !== '') {
        result.push(cells);
      }
      cells = [];
    } else if (at === text.length) {
      result.push([...cells, '']);
    }
  }
  return result;
}

function plain(text, at, separator) {
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') {
    end++;
  }
  return {cell: text.slice(at, end), end};
}

function quoted(text, at) {
  let end = at + 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) {
    end += text[end] === '"' ? 2 : 1;
  }
  return {cell: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1};
}

/** The first value of a few properties of each card, readable enough to recognize it. */
function cards(text) {
  const lines = text.replace(/=\r?\n/g, '').replace(/\r?\n[ \t]/g, '');
  return lines.split(/BEGIN:VCARD/i).slice(1, MOST_ROWS + 1).map((card) => CARD_COLUMNS.map((name) => {
    const found = new RegExp(`^(?:[\\w-]+\\.)?${name}(;[^:\\n]*)?:(.*)$`, 'im').exec(card);
    return found ? value(found[2].trim(), /quoted-printable/i.test(found[1] ?? '')) : '';
  }));
}

function value(text, isQuotedPrintable) {
  const parts = isQuotedPrintable ? unquoted(text) : text;
  return parts.split(/(?<!\\);/).filter(Boolean).join(', ').replace(/\\n/gi, ' ').replace(/\\([,;\\])/g, '$1');
}

function unquoted(text) {
  const bytes = [];
  const escaped = text.replace(/[^=\x20-\x7e]/g, '?').replace(/=([0-9A-F]{2})|./gi, (each, hex) => {
    bytes.push(hex ? parseInt(hex, 16) : each.charCodeAt(0));
    return '';
  });
  return escaped + decode(new Uint8Array(bytes));
}
