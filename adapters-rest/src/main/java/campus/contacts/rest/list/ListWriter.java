package campus.contacts.rest.list;

import campus.contacts.ListPosition;
import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.rest.admission.RequestSlot;
import campus.contacts.rest.error.ClientGoneException;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.response.BufferedResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;

/**
 * Writes a list chunk by chunk, as fast as its client reads. While the client is behind, nothing is read from the storage, and the
 * request holds no thread and no slot.
 *
 * @param <T> the kind of object
 */
final class ListWriter<T extends OsidObject> {
    /** The size of the first chunk, and of the first one after the client was behind; each further chunk has twice as many objects. */
    static final int MIN_CHUNK = 100;

    private static final int MAX_CHUNK = 500;
    private static final long RETRY_MILLIS = 100;

    private final Context context;
    private final ListOutput<T> output;
    private final Function<PageRequest, Page<T>> pages;
    private final PageRequest window;
    private final ListPosition last;
    private final BufferedResponse download;
    private boolean begun;
    private Page<T> page;
    private int chunk = MIN_CHUNK;

    /**
     * @param first the first page
     * @param window in the order of the list
     * @param last the last position that belongs to the list
     */
    ListWriter(
            Context context,
            ListOutput<T> output,
            Function<PageRequest, Page<T>> pages,
            Page<T> first,
            PageRequest window,
            ListPosition last) {
        this.context = context;
        this.output = output;
        this.pages = pages;
        this.page = first;
        this.window = window;
        this.last = last;
        this.download = BufferedResponse.of(context);
    }

    /** Writes the list to its end, now or later. This must be the last action of a handler. */
    void write() {
        if (!writeWhileRead()) {
            RequestSlot.of(context).leave();
            context.future(() -> {
                CompletableFuture<Void> written = new CompletableFuture<>();
                writeWhenRead(written);
                return written;
            });
        }
    }

    private void writeWhenRead(CompletableFuture<Void> written) {
        Request request = download.getRequest();
        download.caughtUp()
                .whenComplete((nothing, failure) -> request.getContext().execute(() -> resume(request, written)));
    }

    private void resume(Request request, CompletableFuture<Void> written) {
        try {
            RequestSlot.of(context).enterAgain();
        } catch (HttpException full) {
            request.getComponents()
                    .getScheduler()
                    .schedule(() -> writeWhenRead(written), RETRY_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        try {
            if (writeWhileRead()) {
                written.complete(null);
            } else {
                RequestSlot.of(context).leave();
                writeWhenRead(written);
            }
        } catch (RuntimeException | Error broken) {
            written.completeExceptionally(broken);
        }
    }

    /** Returns whether the end was reached before the client was behind. */
    private boolean writeWhileRead() {
        try {
            if (!begun) {
                begun = true;
                output.begin(context.outputStream());
                writePage();
            }
            while (page.next().isPresent() && window.order().compare(page.next().get(), last) < 0) {
                if (download.isBehind()) {
                    chunk = MIN_CHUNK;
                    return false;
                }
                chunk = Math.min(MAX_CHUNK, 2 * chunk);
                page = pages.apply(window.after(page.next().get(), chunk));
                writePage();
            }
            output.end();
            return true;
        } catch (IOException clientGone) {
            throw new ClientGoneException(clientGone);
        } catch (RuntimeException | Error broken) {
            // An aborted list must not look complete.
            if (context.res().isCommitted()) {
                download.cut(broken);
            }
            throw broken;
        }
    }

    private void writePage() throws IOException {
        List<T> shown = page.items().stream()
                .filter(object -> window.order().compare(window.order().position(object), last) <= 0)
                .toList();
        output.write(shown);
    }
}
