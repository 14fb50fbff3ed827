// Making and editing an object: unsaved changes survive a reload, a conflict is resolved side by side, and every change can be undone.
import {h} from './preact.js';
import {useEffect, useState} from './hooks.js';
import {collections, itemPath, query, read, write} from './api.js';
import {Conflict} from './conflict.js';
import {draft, dropDraft, keepDraft} from './drafts.js';
import {Form, changes, problemsOf, problemsOfServer} from './form.js';
import {ownName, typesOf} from './format.js';
import {notify} from './notices.js';
import {Picker} from './picker.js';
import {mayEverywhere} from './rights.js';
import {go, href} from './router.js';
import {t} from './texts.js';
import {Button, Heading, Loading, Problem, useLoaded} from './widgets.js';

const LONGEST_NAME = 128;
const KIND_NAMES = {contact: 'Contact', address: 'Address', 'address-book': 'AddressBook'};

/** Returns the version that a tag stands for. */
export function version(tag) {
  return Number(tag.replaceAll('"', ''));
}

/** Undoes a change by making an earlier version the present one. */
export async function restore(kind, id, earlier, tag) {
  await write('POST', itemPath(kind, id, '/restore') + query({version: earlier}), {tag});
  notify(t('restored'));
}

/**
 * The form of an object that is there.
 * @param object the content as it was loaded, with its `tag`
 * @param changed whether somebody else has changed the object since
 */
export function Editor({kind, object, tag, isChanged, onDone}) {
  const name = `${kind}/${object.id}`;
  const kept = useState(() => draft(name))[0];
  const [base] = useState(kept?.base ?? {content: object, tag});
  const [value, setValue] = useState(kept?.value ?? object);
  const [problems, setProblems] = useState({});
  const [theirs, setTheirs] = useState(null);
  const {content: schema, failure} = useLoaded(async (signal) => (await read(itemPath(kind, object.id, '/metadata'), {signal})).content, [kind, object.id]);
  const change = (next) => {
    setValue(next);
    keepDraft(name, {base, value: next});
  };
  const leave = () => {
    dropDraft(name);
    onDone();
  };
  const save = async (mine, from) => {
    const found = problemsOf(schema, mine);
    setProblems(found);
    if (Object.keys(found).length) {
      return;
    }
    const content = changes(schema, from.content, mine);
    if (Object.keys(content).length === 0) {
      leave();
      return;
    }
    try {
      const saved = await write('PATCH', itemPath(kind, object.id), {content, tag: from.tag});
      notify(t('saved', {name: saved.content.displayName}), {undo: () => restore(kind, object.id, version(from.tag), saved.tag).then(onDone)});
      leave();
    } catch (failed) {
      if (failed.status === 412) {
        setTheirs(await read(itemPath(kind, object.id)));
      } else if (failed.errors.length) {
        setProblems(problemsOfServer(failed));
      } else {
        notify(failed.message, {isError: true});
      }
    }
  };
  if (!schema) {
    return failure ? h(Problem, {failure}) : h(Loading, {});
  }
  if (theirs) {
    return h(Conflict, {
      schema, base: base.content, mine: value, theirs: theirs.content,
      onChoose: (chosen) => {
        setTheirs(null);
        change(chosen);
        save(chosen, theirs);
      },
      onCancel: leave,
    });
  }
  return [
    kept && h('p', {key: 'kept', class: 'problem mild'}, t('draftKept')),
    isChanged && h('p', {key: 'changed', class: 'problem mild', role: 'status'}, t('changedMeanwhile')),
    h(Form, {key: 'form', schema, value, onChange: change, problems, onSubmit: () => save(value, base)},
      h('button', {type: 'submit'}, t('save')),
      h(Button, {onClick: leave}, kept || value !== object ? t('discard') : t('cancel'))),
  ];
}

/**
 * The form of a new object: first what is fixed from then on, then the fields that follow from it. An address that is made for a reference is
 * followed by the contact that leads to it.
 */
export function Create({kind, parameters}) {
  // without the address: it may be made on the way, and what was entered before is there again afterwards
  const name = 'new/' + kind + query({...parameters, address: undefined});
  const kept = useState(() => draft(name))[0];
  const [fixed, setFixed] = useState({
    referenceId: kind === 'contact' ? parameters.reference : undefined, addressBookId: parameters.book, parentId: parameters.parent, recordType: [],
    ...kept?.fixed, addressId: parameters.address ?? kept?.fixed.addressId,
  });
  const [value, setValue] = useState(kept?.value ?? (kind === 'address' ? {resourceId: parameters.reference} : {}));
  useEffect(() => {
    if (kind === 'contact' && fixed.referenceId?.includes('@')) {
      suggestedName(fixed.referenceId).then((found) => found && setValue((former) => ({displayName: found, ...former})), () => {});
    }
  }, [fixed.referenceId]);
  const [problems, setProblems] = useState({});
  const hasEnds = kind !== 'contact' || Boolean(fixed.referenceId?.includes('@') && fixed.addressId?.includes('@'));
  const hasPlace = kind === 'address-book' ? fixed.parentId || mayEverywhere('organize') : fixed.addressBookId || mayEverywhere('create');
  const isComplete = Boolean(hasEnds && hasPlace);
  const path = collections[kind] + '/metadata' + query(fixed);
  const {content: schema, failure} = useLoaded(async (signal) => (isComplete ? (await read(path, {signal})).content : null), [path, isComplete]);
  const keep = (next) => keepDraft(name, {fixed, value, ...next});
  const fix = (next) => {
    setFixed(next);
    keep({fixed: next});
  };
  const save = async () => {
    const mine = kind === 'address' ? named(value) : value;
    const found = problemsOf(schema, mine);
    setProblems(found);
    if (Object.keys(found).length) {
      return;
    }
    try {
      const made = await write('POST', collections[kind] + query(fixed), {content: changes(schema, {}, mine)});
      dropDraft(name);
      const id = made.content.id;
      notify(t('made', {name: made.content.displayName}), {undo: async () => {
        await write('DELETE', itemPath(kind, id), {tag: made.tag});
        notify(t('deletedName', {name: made.content.displayName}));
        history.back();
      }});
      if (kind === 'address' && parameters.reference) {
        go(['new', 'contact'], {reference: parameters.reference, address: id, book: parameters.book});
      } else {
        go([kind, id]);
      }
    } catch (failed) {
      if (failed.errors.length) {
        setProblems(problemsOfServer(failed));
      } else {
        notify(failed.message, {isError: true});
      }
    }
  };
  return [
    h(Heading, {key: 'heading'}, t('new.' + kind)),
    kept && h('p', {key: 'kept', class: 'problem mild'}, t('draftKept')),
    h(Fixed, {key: 'fixed', kind, fixed, fix}),
    !isComplete && h('p', {key: 'first', class: 'hint'}, t(hasEnds ? 'chooseBook' : 'chooseEnds')),
    failure && h(Problem, {key: 'failure', failure}),
    schema && isComplete && h(Form, {
      key: 'form', schema, value, problems, onSubmit: save,
      onChange: (next) => {
        setValue(next);
        keep({value: next});
      },
    },
    h('button', {type: 'submit'}, t('save')),
    h(Button, {onClick: () => {
      dropDraft(name);
      history.back();
    }}, t('cancel'))),
  ];
}

/** Returns what the other contacts of a person or course are named. */
async function suggestedName(reference) {
  return ownName(reference, (await read('contacts' + query({referenceId: reference, limit: 10}))).content);
}

/** Returns an address with a name: where none is entered it is called what it says. */
function named(address) {
  const {displayName, addressText, telephoneNumbers, emailAddress, url} = address;
  const found = [displayName, addressText, telephoneNumbers?.[0]?.number, emailAddress?.address, url?.url].find((each) => each?.trim());
  return found ? {...address, displayName: found.split('\n')[0].slice(0, LONGEST_NAME)} : address;
}

/** What cannot be changed later: the ends of a contact, the book, the type and the records. */
function Fixed({kind, fixed, fix}) {
  const pick = (property, of, text) => h('div', {class: 'field', key: property},
    h('label', {for: 'fixed-' + property}, t(text)),
    h(Picker, {
      id: 'fixed-' + property, of, value: fixed[property] ?? '', isRequired: kind === 'contact' && property !== 'addressBookId',
      onChange: (id) => fix({...fixed, [property]: id || undefined}),
    }));
  return h('fieldset', {class: 'group'},
    h('legend', {}, t('fixed')),
    kind === 'contact' && pick('referenceId', 'reference', 'reference'),
    kind === 'contact' && pick('addressId', 'address', 'address'),
    kind === 'contact' && !fixed.addressId && h('p', {}, h('a', {href: href(['new', 'address'], {reference: fixed.referenceId, book: fixed.addressBookId})}, t('newAddress'))),
    kind === 'address-book' ? pick('parentId', 'address-book', 'parentBook') : pick('addressBookId', 'address-book', 'inBook'),
    h('label', {}, t('type'), h('select', {value: fixed.genusType ?? '', onChange: (event) => fix({...fixed, genusType: event.target.value || undefined})},
      h('option', {value: ''}, t('ordinary')),
      typesOf(KIND_NAMES[kind], 'genus').map((type) => h('option', {key: type.id, value: type.id}, type.displayName)))),
    h('fieldset', {class: 'checks'}, h('legend', {}, t('records')),
      typesOf(KIND_NAMES[kind], 'record').map((type) => h('label', {key: type.id, title: type.description}, h('input', {
        type: 'checkbox', checked: fixed.recordType.includes(type.id),
        onChange: (event) => fix({...fixed, recordType: event.target.checked ? [...fixed.recordType, type.id] : fixed.recordType.filter((id) => id !== type.id)}),
      }), type.displayName))));
}
