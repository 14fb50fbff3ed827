// Import: a file with contacts is chosen, its columns are named, a dry run tells what would be done, and then it is done.
import {h} from './preact.js';
import {useEffect, useRef, useState} from './hooks.js';
import {query, send} from './api.js';
import {PROPERTIES, readSample} from './importfile.js';
import {Picker} from './picker.js';
import {functionsOn, mayEverywhere} from './rights.js';
import {go, href} from './router.js';
import {t} from './texts.js';
import {Button, Heading, Problem, Text} from './widgets.js';

const TYPES = {csv: 'text/csv', vcard: 'text/vcard'};
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 2000;
const MOST_OF_MAP = 4096;
const MOST_BYTES = 64 * 1024 * 1024;

/** Choosing a file, and the dry run of it. */
export function Import({parameters}) {
  const [file, setFile] = useState(null);
  const [sample, setSample] = useState(null);
  const [options, setOptions] = useState({book: parameters.book ?? '', map: null, key: '', reference: '', source: '', prune: false});
  const [run, setRun] = useState({});
  const [mayImport, setMayImport] = useState(false);
  useEffect(() => {
    let isGone = false;
    setMayImport(false);
    allowed(options.book).then((may) => !isGone && setMayImport(may), () => {});
    return () => {
      isGone = true;
    };
  }, [options.book]);
  const set = (changed) => {
    setOptions({...options, ...changed});
    setRun({});
  };
  const choose = async (chosen) => {
    setRun({});
    setFile(chosen);
    setSample(null);
    try {
      const found = await readSample(chosen);
      setSample(found);
      setOptions({...options, map: found.isKnown ? null : found.map, key: '', reference: ''});
    } catch (failure) {
      setRun({failure});
    }
  };
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  const start = async (isDryRun) => {
    if (run.busy) {
      return;
    }
    setRun({...run, busy: isDryRun ? 'preview' : 'import', failure: null});
    try {
      const response = await send('imports' + query(requestOf(sample, options, isDryRun)), {method: 'POST', headers: {'Content-Type': TYPES[sample.format]}, body: file});
      const id = response.headers.get('Location').split('/').pop();
      if (isDryRun) {
        const report = await finished(id, (soFar) => setRun({busy: 'preview', report: soFar}), leaving.current.signal);
        setRun({report, isPreview: true});
      } else {
        go(['import', id], {book: options.book, of: run.report.rows});
      }
    } catch (failure) {
      setRun({failure});
    }
  };
  const isTooLarge = file?.size > MOST_BYTES;
  return [
    h(Heading, {key: 'heading'}, t('import')),
    h(FileField, {key: 'file', choose}),
    isTooLarge && h('p', {key: 'large', class: 'problem', role: 'alert'}, t('fileTooLarge')),
    h('div', {key: 'book', class: 'field'}, h('label', {for: 'import-book'}, t('inBook')),
      h(Picker, {id: 'import-book', of: 'address-book', value: options.book, onChange: (book) => set({book}), describedBy: 'import-book-help'}),
      h('small', {id: 'import-book-help', class: 'hint'}, options.book || mayImport ? t('importBookHint') : t('importBookNeeded'))),
    sample?.format === 'csv' && h(Columns, {key: 'columns', sample, options, set}),
    sample && h(Advanced, {key: 'advanced', sample, options, set}),
    sample && h(Rows, {key: 'rows', sample, problems: run.isPreview ? run.report.problems : []}),
    run.failure && h(Problem, {key: 'failure', failure: run.failure}),
    h('div', {key: 'live', role: 'status'}, run.busy && h(Progress, {report: run.report, text: t(run.busy === 'preview' ? 'previewing' : 'sending')}),
      run.isPreview && h(Outcome, {report: run.report, isPreview: true})),
    run.isPreview && h(Problems, {key: 'problems', problems: run.report.problems}),
    sample && mayImport && !isTooLarge && h('div', {key: 'actions', class: 'actions'},
      h(Button, {onClick: () => start(true), 'aria-busy': run.busy ? 'true' : undefined}, t('preview')),
      run.isPreview && run.report.status === 'complete' && run.report.created + run.report.updated > 0
        && h('button', {type: 'button', onClick: () => start(false)}, t('import'))),
    sample && !mayImport && options.book && h('p', {key: 'denied', class: 'hint'}, t('mayNotImport')),
  ];
}

/** Returns whether the caller may make contacts and addresses in a book; the default book needs rights everywhere. */
async function allowed(book) {
  const functions = book && (await functionsOn(book));
  const may = (verb) => (book ? functions.has(verb) : mayEverywhere(verb));
  return may('create') && (may('link') || may('update'));
}

function requestOf(sample, {book, map, key, reference, source, prune}, isDryRun) {
  return {
    format: sample.format, addressBookId: book, key, reference, source, prune: prune && 'true', dryRun: isDryRun && 'true',
    map: map && mapText(map),
  };
}

/** Returns the map of the columns; where it would be too long, columns without a property are left out of it, and told. */
function mapText(map) {
  const all = JSON.stringify(Object.fromEntries(Object.entries(map).map(([column, property]) => [column, property || 'ignored'])));
  return new TextEncoder().encode(all).length <= MOST_OF_MAP ? all : JSON.stringify(Object.fromEntries(Object.entries(map).filter(([, property]) => property)));
}

/** Reads the report of an import until it has ended, or the view is gone. */
async function finished(id, onProgress, signal) {
  let pause = FIRST_PAUSE;
  for (;;) {
    const report = await (await send('imports/' + encodeURIComponent(id), {signal})).json();
    if (report.status === 'complete' || report.status === 'error') {
      return report;
    }
    onProgress(report);
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

/** The import that is running or has ended; its place can be kept and reloaded. */
export function ImportReport({id, parameters}) {
  const [report, setReport] = useState(null);
  const [failure, setFailure] = useState(null);
  const load = (signal) => {
    setFailure(null);
    finished(id, setReport, signal).then(setReport, (problem) => problem.name !== 'AbortError' && setFailure(problem));
  };
  useEffect(() => {
    const leaving = new AbortController();
    load(leaving.signal);
    return () => leaving.abort();
  }, [id]);
  const hasEnded = report?.status === 'complete' || report?.status === 'error';
  return [
    h(Heading, {key: 'heading'}, t('import')),
    failure && h(Problem, {key: 'failure', failure, retry: () => load()}),
    h('div', {key: 'live', role: 'status'}, hasEnded ? h(Outcome, {report}) : !failure && h(Progress, {report, of: Number(parameters.of), text: t('importing')})),
    hasEnded && h(Problems, {key: 'problems', problems: report.problems}),
    hasEnded && h('p', {key: 'actions', class: 'actions'},
      h('a', {href: href(['search'], {kind: 'contact', book: parameters.book})}, t('showContacts')),
      h('a', {href: href(['import'], {book: parameters.book})}, t('importMore'))),
  ];
}

/** The button that opens the browser's dialog, and the place where files are dropped. */
function FileField({choose}) {
  const [isOver, setOver] = useState(false);
  const input = useRef(null);
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    const {files} = event.dataTransfer;
    if (files.length) {
      // so that the field names it
      input.current.files = files;
      choose(files[0]);
    }
  };
  return h('div', {
    class: 'drop' + (isOver ? ' over' : ''), onDrop: drop, onDragLeave: () => setOver(false),
    onDragOver: (event) => {
      event.preventDefault();
      setOver(true);
    },
  },
  h('label', {}, t('importFile'), h('input', {
    ref: input, type: 'file', accept: '.csv,.tsv,.txt,.vcf,text/csv,text/vcard', 'aria-describedby': 'import-file-help',
    onChange: (event) => event.target.files[0] && choose(event.target.files[0]),
  })),
  h('p', {id: 'import-file-help', class: 'hint'}, t('importFileHint')));
}

/** What each column holds: what the server recognizes by itself, or what is chosen here. */
function Columns({sample, options, set}) {
  const {map} = options;
  return h('fieldset', {class: 'group'},
    h('legend', {}, t('columns')),
    h('div', {}, h('label', {}, h('input', {type: 'checkbox', checked: map === null, onChange: (event) => set({map: event.target.checked ? null : sample.map})}), t('columnsKnown'))),
    map && h('div', {class: 'columns'}, sample.columns.map((column, i) => h('label', {key: i}, h(Text, {}, column || '–'),
      h('select', {value: map[column], onChange: (event) => set({map: {...map, [column]: event.target.value}})},
        h('option', {value: ''}, t('leaveOut')),
        PROPERTIES.map((property) => h('option', {key: property, value: property}, t('column.' + property))))))));
}

function Advanced({sample, options, set}) {
  const isTable = sample.format === 'csv';
  const column = (name) => h('label', {}, t('import.' + name), h('select', {value: options[name], onChange: (event) => set({[name]: event.target.value})},
    h('option', {value: ''}, t('import.' + name + 'None')), sample.columns.filter(Boolean).map((each, i) => h('option', {key: i, value: each}, each))));
  return h('details', {class: 'filters'},
    h('summary', {}, t('importAgain')),
    h('p', {class: 'hint'}, t('importAgainHint')),
    h('div', {class: 'grid'}, isTable && column('key'), isTable && column('reference'),
      h('label', {}, t('import.source'), h('input', {value: options.source, pattern: '[a-z0-9.\\-]{1,64}', maxLength: 64, autocomplete: 'off', onInput: (event) => set({source: event.target.value.trim()})}))),
    h('label', {}, h('input', {type: 'checkbox', checked: options.prune, onChange: (event) => set({prune: event.target.checked})}), t('import.prune')));
}

/** The first rows as they stand in the file, with what the dry run said of each. */
function Rows({sample, problems}) {
  const ofRow = (row) => problems.filter((problem) => problem.row === row + 1);
  return h('section', {'aria-labelledby': 'import-rows'},
    h('h2', {id: 'import-rows'}, t('firstRows')),
    sample.rows.length === 0 && h('p', {class: 'hint'}, t('none')),
    sample.rows.length > 0 && h('div', {class: 'scroll', tabIndex: 0, role: 'region', 'aria-labelledby': 'import-rows'}, h('table', {class: 'sample'},
      h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, t('row')), sample.columns.map((column, i) => h('th', {key: i, scope: 'col'}, h(Text, {}, column))))),
      h('tbody', {}, sample.rows.map((cells, row) => h('tr', {key: row, class: ofRow(row).length ? 'refused' : ''},
        h('th', {scope: 'row'}, row + 1, ofRow(row).length > 0 && h('span', {class: 'wrong'}, ' ! ', h('span', {class: 'unseen'}, t('hasProblem')))),
        sample.columns.map((column, i) => h('td', {key: i}, h(Text, {}, shown(cells[i] ?? ''))))))))));
}

function shown(cell) {
  return cell.length > 80 ? cell.slice(0, 80) + '…' : cell;
}

function Progress({report, of, text}) {
  const rows = report?.rows ?? 0;
  return h('p', {}, h('label', {}, text, rows > 0 && ' ' + t('rowsSoFar', {count: rows}),
    h('progress', {max: of || undefined, value: of ? Math.min(rows, of) : undefined, 'aria-label': text})));
}

/** What was done, or would be, in one sentence for each kind. */
function Outcome({report, isPreview}) {
  const say = (name) => t(`${isPreview ? 'would' : 'did'}.${name}`, {count: report[name]});
  return h('section', {'aria-labelledby': 'import-outcome'},
    h('h2', {id: 'import-outcome'}, t(report.status === 'error' ? 'importFailed' : isPreview ? 'previewOf' : 'imported')),
    h('ul', {class: 'rows outcome'}, h('li', {}, t('rowsRead', {count: report.rows})),
      ['created', 'updated', 'unchanged', 'skipped'].filter((name) => report[name] > 0).map((name) => h('li', {key: name}, say(name)))));
}

function Problems({problems}) {
  return problems.length > 0 && h('section', {'aria-labelledby': 'import-problems'},
    h('h2', {id: 'import-problems'}, t('importProblems')),
    problems.length === 1000 && h('p', {class: 'hint'}, t('onlyFirst', {count: 1000})),
    h('div', {class: 'scroll', tabIndex: 0, role: 'region', 'aria-labelledby': 'import-problems'}, h('table', {},
      h('thead', {}, h('tr', {}, ['row', 'column', 'message'].map((name) => h('th', {key: name, scope: 'col'}, t(name))))),
      h('tbody', {}, problems.map(({row, column, message}, i) => h('tr', {key: i},
        h('td', {}, row || t('wholeFile')), h('td', {}, h(Text, {}, column ?? '')), h('td', {}, h('span', {dir: 'auto'}, message))))))));
}
