// Follows the server at CAMPUS_CONTACTS_URL with the npm package eventsource, an implementation of the HTML standard's EventSource.

import assert from 'node:assert/strict';
import { connect, createServer } from 'node:net';
import { test } from 'node:test';
import { EventSource } from 'eventsource';

const base = process.env.CAMPUS_CONTACTS_URL;

async function make(name) {
  const response = await fetch(`${base}addresses`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ displayName: name }),
  });
  assert.equal(response.status, 201);
  return (await response.json()).id;
}

/** Collects events until there are so many, and closes the source. */
function collect(source, many) {
  return new Promise((resolve, reject) => {
    const events = [];
    source.addEventListener('change', event => {
      events.push(event);
      if (events.length === many) {
        source.close();
        resolve(events);
      }
    });
    source.addEventListener('error', event => {
      if (source.readyState === EventSource.CLOSED) {
        reject(new Error(`closed with ${event.code}: ${event.message}`));
      }
    });
  });
}

const once = (source, type) =>
  new Promise(resolve => source.addEventListener(type, resolve, { once: true }));

const opened = source => once(source, 'open');

test('changes arrive as events with their entries', async () => {
  const source = new EventSource(`${base}changes?after=now`);
  const events = collect(source, 3);
  await opened(source);
  const made = [await make('one'), await make('two'), await make('three')];
  const told = (await events).map(event => JSON.parse(event.data));
  assert.deepEqual(told.map(entry => entry.id), made);
  assert.ok(told.every(entry => entry.change === 'created' && entry.kind === 'address'));
});

/** Forwards connections to the server, and can cut them off. */
async function listen() {
  const sockets = new Set();
  const proxy = createServer(socket => {
    const server = connect(new URL(base).port, new URL(base).hostname);
    for (const [end, other] of [[socket, server], [server, socket]]) {
      sockets.add(end);
      end.pipe(other);
      end.on('error', () => other.destroy());
      end.on('close', () => other.destroy());
    }
  });
  await new Promise(resolve => proxy.listen(0, '127.0.0.1', resolve));
  const cut = () => sockets.forEach(socket => socket.destroy());
  return { proxy, cut, url: `http://127.0.0.1:${proxy.address().port}/` };
}

test('a source that was cut off goes on after its last event', async () => {
  const { proxy, cut, url } = await listen();
  const source = new EventSource(`${url}changes?after=now`);
  const told = new Set();
  source.addEventListener('change', event => told.add(JSON.parse(event.data).id));
  await opened(source);
  const made = [await make('before')];
  while (told.size < 1) {
    await once(source, 'change');
  }
  cut();
  for (let i = 0; i < 10; i++) {
    made.push(await make('meanwhile'));
  }
  while (told.size < made.length) {
    await once(source, 'change');
  }
  source.close();
  proxy.close();
  cut();
  assert.deepEqual([...told], made);
});

test('a cursor that is not known closes the source', async () => {
  const source = new EventSource(`${base}changes?after=unknown`);
  await assert.rejects(collect(source, 1), /410/);
});
