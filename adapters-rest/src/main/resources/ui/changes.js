// Follows what others change: the server's feed as server-sent events, read by fetch, because EventSource sends no credentials.
import {query, read, send} from './api.js';
import {useEffect} from './hooks.js';

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60000;
const listeners = new Set();

/** Calls the listener with each entry of the feed, or with null when entries may have been missed. */
export function useChanges(listener, dependencies) {
  useEffect(() => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, dependencies);
}

function tell(entry) {
  listeners.forEach((listener) => listener(entry));
}

/** Returns the present end of the feed, from which a view that is loaded afterwards misses nothing. */
export async function endOfFeed() {
  try {
    const {next} = await read('changes' + query({after: 'now'}));
    return new URL(next, location.href).searchParams.get('after');
  } catch (failure) {
    if (failure.status === 401) {
      throw failure;
    }
    // The page is of use without a feed.
    return 'now';
  }
}

/** Follows the feed from a cursor while the tab is visible; returns a function that ends this. */
export function followChanges(cursor) {
  const feed = {cursor, attempts: 0, reading: null};
  const visibility = () => {
    feed.reading?.abort();
    feed.reading = null;
    if (!document.hidden) {
      feed.reading = new AbortController();
      keepReading(feed, feed.reading.signal);
    }
  };
  document.addEventListener('visibilitychange', visibility);
  addEventListener('online', visibility);
  visibility();
  return () => {
    document.removeEventListener('visibilitychange', visibility);
    removeEventListener('online', visibility);
    feed.reading?.abort();
  };
}

async function keepReading(feed, signal) {
  let pause = FIRST_PAUSE;
  while (!signal.aborted) {
    try {
      await readStream(feed, signal);
      pause = FIRST_PAUSE;
    } catch (failure) {
      if (signal.aborted || failure.status === 401) {
        return;
      }
      if (failure.status === 410) {
        feed.cursor = 'now';
        tell(null);
      }
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

async function readStream(feed, signal) {
  const isLate = feed.cursor === 'now' && feed.attempts > 0;
  feed.attempts++;
  const response = await send('changes' + query({after: feed.cursor}), {headers: {Accept: 'text/event-stream'}, signal});
  if (isLate) {
    tell(null);
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const {done, value} = await reader.read();
    if (done) {
      return;
    }
    const events = (rest + value).split('\n\n');
    rest = events.pop();
    events.forEach((event) => take(event, feed));
  }
}

/** Takes one event: lines of `field: value`; a line without a field is a heartbeat. */
function take(event, feed) {
  const fields = Object.fromEntries(event.split('\n').map((line) => line.split(/: ?(.*)/s, 2)));
  if (fields.id) {
    feed.cursor = fields.id;
  }
  if (fields.event === 'change') {
    tell(JSON.parse(fields.data));
  }
}
