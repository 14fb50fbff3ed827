// A way to the server that can be shut and opened again, as a restart of the server looks to a browser.
import {createServer, connect} from 'node:net';
import {url} from './browser.mjs';

/** Opens a door: `url` leads through it. */
export async function openDoor() {
  const {hostname, port, pathname} = new URL(url);
  const sockets = new Set();
  const keep = (socket, other) => {
    sockets.add(socket);
    socket.on('error', () => other.destroy()).on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
    socket.pipe(other);
  };
  const server = createServer((browser) => {
    const program = connect(Number(port), hostname);
    keep(browser, program);
    keep(program, browser);
  });
  const listen = (at) => new Promise((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const own = server.address().port;
  return {
    url: `http://127.0.0.1:${own}${pathname}`,
    shut: () => new Promise((resolve) => {
      server.close(resolve);
      sockets.forEach((socket) => socket.destroy());
    }),
    open: () => listen(own),
  };
}
