// Which forms there are: every kind of object without records, with each record type that the server knows, with all at once.

import { KINDS, types } from './campus.mjs';

const recordTypes = (await types()).filter((type) => type.kind === 'record');

function of(kind) {
  const records = recordTypes.filter((type) => type.appliesTo === kind);
  const several = records.length > 1 ? [{ kind, records, name: `${kind} with every record` }] : [];
  return [
    { kind, records: [], name: kind },
    ...records.map((record) => ({ kind, records: [record], name: `${kind} with ${record.displayName}` })),
    ...several,
  ];
}

export const combinations = KINDS.flatMap(of);

/** Whether a combination has every record type of its kind. */
export const isWidest = ({ kind, records }) => records.length === recordTypes.filter((type) => type.appliesTo === kind).length;
