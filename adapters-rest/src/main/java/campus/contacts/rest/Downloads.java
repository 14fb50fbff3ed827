package campus.contacts.rest;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Lets whoever makes an answer run ahead of the network, so that a client that reads slowly, or nothing, holds no thread and no place
 * among the requests that are served. Only an answer that is far ahead has to wait, and not many wait for long: for more than that
 * the connections are cut whose clients have read nothing for the longest time.
 */
final class Downloads extends Handler.Wrapper {
    /** Each holds a thread and a place: fewer than one caller has places, and far fewer than there are threads. */
    private static final int MOST_WAITING = Admission.AT_ONCE_FOR_ONE / 2;

    private static final long LONG_MILLIS = 1000;

    /** Since when they wait, the longest first. */
    private final Map<Download, Long> waiting = new LinkedHashMap<>();

    private boolean makingRoom;

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Download download = new Download(request, response, this);
        return super.handle(
                request,
                download,
                Callback.from(callback.getInvocationType(), () -> download.finish(callback), callback::failed));
    }

    /** It has to wait for its client. */
    synchronized void add(Download download) {
        waiting.put(download, System.nanoTime());
        Scheduler scheduler = download.getRequest().getComponents().getScheduler();
        if (waiting.size() > MOST_WAITING && !makingRoom) {
            makingRoom = true;
            scheduler.schedule(() -> makeRoom(scheduler), LONG_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    synchronized void remove(Download download) {
        waiting.remove(download);
    }

    private synchronized void makeRoom(Scheduler scheduler) {
        long since = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(LONG_MILLIS);
        Iterator<Map.Entry<Download, Long>> longest = waiting.entrySet().iterator();
        while (waiting.size() > MOST_WAITING && longest.hasNext()) {
            Map.Entry<Download, Long> one = longest.next();
            if (one.getValue() - since > 0) {
                break;
            }
            longest.remove();
            scheduler.schedule(one.getKey()::cut, 0, TimeUnit.MILLISECONDS);
        }
        makingRoom = waiting.size() > MOST_WAITING;
        if (makingRoom) {
            scheduler.schedule(() -> makeRoom(scheduler), LONG_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
