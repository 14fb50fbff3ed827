// Shows the document of the server that this page comes from. Requests go to where the page was loaded, since that is the only server
// that the page may call; behind a proxy this is the public URL that the document has.
const here = new URL(document.currentScript.src.replace(/docs\/start\.js$/, ''));

async function start() {
  const spec = await (await fetch(new URL('openapi.json', here))).json();
  const documented = new URL(spec.servers[0].url.replace(/\/*$/, '/'));
  const root = Object.values(spec.paths).find(path => path.servers).servers[0].url;
  const base = documented.href.slice(root.length);
  const local = here.href.replace(/\/$/, '');
  spec.servers[0].url = local;
  for (const path of Object.values(spec.paths)) {
    for (const server of path.servers ?? []) {
      server.url = local.slice(0, local.length - base.replace(/\/$/, '').length);
    }
  }
  SwaggerUIBundle({ dom_id: '#swagger-ui', spec, deepLinking: true, docExpansion: 'none', validatorUrl: null });
}

start();
