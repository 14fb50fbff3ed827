// The page's places, kept in the fragment of the URL: `#/contact/ID?name=value`. The server sees none of them.
import {useEffect, useState} from './hooks.js';

/** Returns the link to a place. */
export function href(segments, parameters = {}) {
  const set = Object.entries(parameters).filter(([, value]) => value !== '' && value != null && value !== false);
  const query = new URLSearchParams(set).toString();
  return '#/' + segments.map(encodeURIComponent).join('/') + (query ? '?' + query : '');
}

/** Goes to a place; with `replace` the back button skips the present one. */
export function go(segments, parameters, {replace = false} = {}) {
  if (replace) {
    history.replaceState(null, '', href(segments, parameters));
    dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    location.hash = href(segments, parameters);
  }
}

function place() {
  const [path, search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  return {
    segments: path.split('/').filter(Boolean).map(decode),
    parameters: Object.fromEntries(new URLSearchParams(search)),
  };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The present place: `{segments, parameters}`. */
export function usePlace() {
  const [current, setCurrent] = useState(place);
  useEffect(() => {
    const changed = () => setCurrent(place());
    addEventListener('hashchange', changed);
    // it may have changed before this effect
    changed();
    return () => removeEventListener('hashchange', changed);
  }, []);
  return current;
}
