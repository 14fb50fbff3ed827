// Asks for a name and password or a token, and tries them.
import {h} from './preact.js';
import {useState} from './hooks.js';
import {session} from './session.js';
import {t} from './texts.js';
import {Heading} from './widgets.js';

/** @param start reads who the caller is, and fails with the reason why it was not accepted */
export function SignIn({start}) {
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    const {user, password, token} = event.target.elements;
    if (token.value.trim()) {
      session.useToken(token.value);
    } else if (user.value) {
      session.usePassword(user.value, password.value);
    } else {
      setProblem(t('signInHint'));
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await start();
    } catch (failure) {
      setProblem(failure.message);
      setBusy(false);
    }
  };
  return h('main', {class: 'container signin'},
    h(Heading, {title: t('signIn')}, 'Campus Contacts'),
    h('p', {}, t('signInHint')),
    h('div', {role: 'alert'}, problem && h('p', {class: 'problem'}, problem)),
    h('form', {onSubmit: submit},
      h('label', {}, t('userName'), h('input', {name: 'user', autocomplete: 'username', dir: 'auto'})),
      h('label', {}, t('password'), h('input', {name: 'password', type: 'password', autocomplete: 'current-password'})),
      h('p', {class: 'or'}, h('span', {}, t('or'))),
      h('label', {}, t('token'), h('input', {name: 'token', type: 'password', autocomplete: 'off'})),
      h('button', {type: 'submit', 'aria-busy': busy}, t('signIn'))),
    h('p', {class: 'hint'}, t('keptForTab')));
}
