// The pages with forms, as a web server has them: that of the documents, with react-jsonschema-form, and one with JSON Forms.

import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const here = new URL('.', import.meta.url);
const DOCUMENT = new URL('../../../../docs/forms.md', here);
const TYPES = { html: 'text/html', js: 'text/javascript' };

/** The only block of code in a language that the document has. */
function block(text, language) {
  const blocks = [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))];
  if (blocks.length !== 1) {
    throw new Error(`${blocks.length} blocks of ${language} in ${DOCUMENT}`);
  }
  return blocks[0][1];
}

async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here.pathname },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0].text;
}

/** Serves the pages, which send forms to the server. */
export async function servePages(port, server) {
  const document = await readFile(DOCUMENT, 'utf8');
  const page = (html) => html.replace('http://127.0.0.1:8080', server.replace(/\/$/, ''));
  const files = {
    '/form.html': page(block(document, 'html')),
    '/builder.js': await bundled(block(document, 'js')),
    '/json-forms.html': page(await readFile(new URL('json-forms.html', here), 'utf8')),
    '/json-forms.js': await bundled(await readFile(new URL('json-forms.js', here), 'utf8')),
  };
  const pages = createServer(({ url }, response) => {
    const path = url.replace(/\?.*/, '');
    response.writeHead(path in files ? 200 : 404, { 'Content-Type': TYPES[path.split('.').at(-1)] ?? 'text/plain' });
    response.end(files[path]);
  });
  await new Promise((ready) => pages.listen(port, '127.0.0.1', ready));
  return pages;
}
