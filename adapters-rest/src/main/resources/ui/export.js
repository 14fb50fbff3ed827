// Export: what a search lists, as a file for other programs. The server writes the file; the page only names it.
import {h} from './preact.js';
import {useState} from './hooks.js';
import {collections, send} from './api.js';
import {notify} from './notices.js';
import {t} from './texts.js';
import {Button} from './widgets.js';

const FORMATS = {csv: ['text/csv', 'CSV'], vcf: ['text/vcard', 'vCard']};
const KEPT_MILLIS = 60_000;

/** @param path of the list, without a limit: the file has all of it */
export function Export({path, kind}) {
  const [format, setFormat] = useState('csv');
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const response = await send(path, {headers: {Accept: FORMATS[format][0]}});
      download(await response.blob(), `${collections[kind]}.${format}`);
    } catch (failed) {
      notify(failed.message, {isError: true});
    }
    setBusy(false);
  };
  return h('div', {class: 'inline'},
    h(Button, {onClick: save, 'aria-busy': isBusy}, t('export')),
    h('select', {'aria-label': `${t('fileFormat')}: ${t('kinds.' + kind)}`, value: format, onChange: (event) => setFormat(event.target.value)},
      Object.entries(FORMATS).map(([each, [, title]]) => h('option', {key: each, value: each}, title))));
}

/** Hands a file to the browser, as if it had been behind a link. */
function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MILLIS);
}
