// The page: signs in if need be, and shows the view of the present place below the bar with the search box. Open this file first.
import {h, render} from './preact.js';
import {useEffect, useRef, useState} from './hooks.js';
import {read} from './api.js';
import {Books} from './books.js';
import {endOfFeed, followChanges} from './changes.js';
import {Duplicates} from './duplicates.js';
import {Create} from './edit.js';
import {Find} from './find.js';
import {loadTypes} from './format.js';
import {Import, ImportReport} from './import.js';
import {Merge} from './merge.js';
import {Notices} from './notices.js';
import {ObjectView} from './object.js';
import {PrintView} from './print.js';
import {Reference} from './reference.js';
import {mayAnywhere} from './rights.js';
import {go, href, usePlace} from './router.js';
import {session} from './session.js';
import {SignIn} from './signin.js';
import {chooseLanguage, language, languages, t} from './texts.js';
import {Problem} from './widgets.js';

/** The document says whether the server wants credentials, so that no request has to fail to find out. */
const needsCredentials = document.documentElement.dataset.credentials === 'required';

const TYPING_PAUSE = 200;

function App() {
  const [state, setState] = useState(needsCredentials && !session.hasCredentials() ? 'signIn' : 'loading');
  const [failure, setFailure] = useState(null);
  const feedStart = useRef('now');
  const start = async () => {
    const me = (await read('me')).content;
    session.me = me;
    if (mayAnywhere('lookup')) {
      [feedStart.current] = await Promise.all([endOfFeed(), loadTypes()]);
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
      return h(Reference, {id: rest[0], asOf: parameters.asOf, on: parameters.on});
    case 'contact':
    case 'address':
    case 'address-book':
      return h(ObjectView, {kind: view, id: rest[0], mode: rest[1], asOf: parameters.asOf});
    case 'new':
      return h(Create, {kind: rest[0], parameters});
    case 'books':
      return h(Books, {});
    case 'import':
      return rest[0] ? h(ImportReport, {id: rest[0], parameters}) : h(Import, {parameters});
    case 'duplicates':
      return h(Duplicates, {book: parameters.book});
    case 'merge':
      return h(Merge, {kind: rest[0], id: rest[1], other: parameters.other});
    case 'print':
      return h(PrintView, {layout: rest[0], parameters});
    default:
      return h('p', {}, t('noSuchPlace'));
  }
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
