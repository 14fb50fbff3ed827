// The page: signs in if need be, and shows the view of the present place below the bar with the search box. Open this file first.
import {h, render} from './preact.js';
import {useEffect, useRef, useState} from './hooks.js';
import {read} from './api.js';
import {endOfFeed, followChanges} from './changes.js';
import {Find} from './find.js';
import {loadTypes} from './format.js';
import {Notices} from './notices.js';
import {mayAnywhere} from './rights.js';
import {go, href, usePlace} from './router.js';
import {session} from './session.js';
import {SignIn} from './signin.js';
import {chooseLanguage, language, languages, t} from './texts.js';
import {Loading, Problem, useLoaded} from './widgets.js';

/** The document says whether the server wants credentials, so that no request has to fail to find out. */
const needsCredentials = document.documentElement.dataset.credentials === 'required';

const TYPING_PAUSE = 200;

/** The views besides Find. Their files do not delay the first view; soon after it they are loaded, before an upgrade of the server ends them. */
const files = {
  books: () => import('./books.js'),
  duplicates: () => import('./duplicates.js'),
  edit: () => import('./edit.js'),
  import: () => import('./import.js'),
  merge: () => import('./merge.js'),
  object: () => import('./object.js'),
  print: () => import('./print.js'),
  reference: () => import('./reference.js'),
};
const LOADING_PAUSE = 1000;

function loadFiles() {
  Object.values(files).forEach((load) => load().catch(() => {}));
}

function App() {
  const [state, setState] = useState(needsCredentials && !session.hasCredentials() ? 'signIn' : 'loading');
  const [failure, setFailure] = useState(null);
  const feedStart = useRef('now');
  const start = async () => {
    const loadRest = () => Promise.all([endOfFeed(), loadTypes()]);
    // Credentials that are refused are sent once only.
    const rest = needsCredentials ? null : loadRest();
    rest?.catch(() => {});
    session.me = (await read('me')).content;
    if (mayAnywhere('lookup')) {
      [feedStart.current] = await (rest ?? loadRest());
    }
    setState('ready');
  };
  const load = () => {
    setFailure(null);
    start().catch((problem) => problem.status !== 401 && setFailure(problem));
  };
  useEffect(() => session.onReject(() => setState('signIn')), []);
  useEffect(() => {
    if (state === 'loading') {
      load();
    }
    return state === 'ready' && mayAnywhere('lookup') ? followChanges(feedStart.current) : undefined;
  }, [state]);
  return [
    state === 'signIn' && h(SignIn, {key: 'signIn', start}),
    state === 'loading' && failure && h('main', {key: 'failure', class: 'container'}, h(Problem, {failure, retry: load})),
    state === 'ready' && h(Desk, {key: 'desk'}),
    h(Notices, {key: 'notices'}),
  ];
}

/** What a signed-in caller sees. */
function Desk() {
  const place = usePlace();
  const main = useRef(null);
  const [view = 'search', ...rest] = place.segments;
  const shown = view + '/' + rest.join('/');
  const first = useRef(true);
  useEffect(() => {
    if (!first.current && document.activeElement?.type !== 'search') {
      main.current.focus({preventScroll: true});
      scrollTo(0, 0);
    }
    first.current = false;
  }, [shown]);
  useEffect(() => {
    const timer = setTimeout(loadFiles, LOADING_PAUSE);
    return () => clearTimeout(timer);
  }, []);
  return [
    h('a', {key: 'skip', class: 'skip', href: '#content', onClick: (event) => {
      event.preventDefault();
      main.current.focus();
    }}, t('skip')),
    h(Bar, {key: 'bar', place, view}),
    h('main', {key: 'main', id: 'content', ref: main, tabIndex: -1, class: 'container'}, h(View, {key: shown, view, rest, place})),
  ];
}

function View({view, rest, place}) {
  if (!mayAnywhere('lookup')) {
    return h('p', {}, t('noRights'));
  }
  const parameters = place.parameters;
  switch (view) {
    case 'search':
      return h(Find, {parameters});
    case 'reference':
      return h(Later, {file: 'reference', name: 'Reference', id: rest[0], asOf: parameters.asOf, on: parameters.on});
    case 'contact':
    case 'address':
    case 'address-book':
      return h(Later, {file: 'object', name: 'ObjectView', kind: view, id: rest[0], mode: rest[1], asOf: parameters.asOf});
    case 'new':
      return h(Later, {file: 'edit', name: 'Create', kind: rest[0], parameters});
    case 'books':
      return h(Later, {file: 'books', name: 'Books'});
    case 'import':
      return h(Later, rest[0] ? {file: 'import', name: 'ImportReport', id: rest[0], parameters} : {file: 'import', name: 'Import', parameters});
    case 'duplicates':
      return h(Later, {file: 'duplicates', name: 'Duplicates', book: parameters.book});
    case 'merge':
      return h(Later, {file: 'merge', name: 'Merge', kind: rest[0], id: rest[1], other: parameters.other});
    case 'print':
      return h(Later, {file: 'print', name: 'PrintView', layout: rest[0], parameters});
    default:
      return h('p', {}, t('noSuchPlace'));
  }
}

/** A view of a file that may not be here yet. Where the server has another release by now, only loading the page again helps. */
function Later({file, name, ...properties}) {
  const {content, failure} = useLoaded(() => files[file](), [file]);
  if (failure) {
    return h(Problem, {failure: new Error(t('unreachable')), retry: () => location.reload()});
  }
  return content ? h(content[name], properties) : h(Loading, {});
}

function Bar({place, view}) {
  return h('header', {class: 'bar'},
    h('div', {class: 'container'},
      h('a', {class: 'brand', href: href([])}, 'Campus Contacts'),
      mayAnywhere('lookup') && h(SearchBox, {place, isOpen: view === 'search'}),
      h('nav', {'aria-label': t('views')},
        mayAnywhere('lookup') && h('a', {href: href(['books']), 'aria-current': view === 'books' ? 'page' : undefined}, t('books')),
        mayAnywhere('create') && h('a', {href: href(['import']), 'aria-current': view === 'import' ? 'page' : undefined}, t('import'))),
      h('select', {class: 'language', 'aria-label': t('language'), value: language, onChange: (event) => chooseLanguage(event.target.value)},
        Object.entries(languages).map(([tag, name]) => h('option', {key: tag, value: tag, lang: tag}, name))),
      session.hasCredentials() && h('button', {type: 'button', class: 'plain', onClick: session.signOut, title: callerName()}, t('signOut'))));
}

function callerName() {
  return session.me.user ?? session.me.subject ?? '';
}

/** One box for everything; it searches while the user types. */
function SearchBox({place, isOpen}) {
  const box = useRef(null);
  const timer = useRef(null);
  const search = () => {
    clearTimeout(timer.current);
    go(['search'], {...(isOpen ? place.parameters : {}), q: box.current.value.trim()}, {replace: isOpen});
  };
  useEffect(() => {
    if (document.activeElement !== box.current) {
      box.current.value = (isOpen && place.parameters.q) || '';
    }
  });
  return h('form', {role: 'search', onSubmit: (event) => {
    event.preventDefault();
    search();
  }}, h('input', {
    ref: box, type: 'search', 'aria-label': t('search'), placeholder: t('searchHint'), autocomplete: 'off', dir: 'auto', maxLength: 200,
    onInput: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(search, TYPING_PAUSE);
    },
  }));
}

const root = document.getElementById('app');
root.replaceChildren();
render(h(App, {}), root);
