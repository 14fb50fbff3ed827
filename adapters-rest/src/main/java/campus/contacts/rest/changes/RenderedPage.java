package campus.contacts.rest.changes;

import campus.contacts.feed.FeedEntry;
import campus.contacts.feed.FeedPage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A page of the feed with its texts, each of which is made once for all followers. Not thread-safe. */
final class RenderedPage {
    private final FeedPage page;
    private final FeedEntryJson json;
    private List<byte[]> objects;
    private String since;
    private byte[] events;

    RenderedPage(FeedPage page, FeedEntryJson json) {
        this.page = page;
        this.json = json;
    }

    FeedPage page() {
        return page;
    }

    /**
     * Returns the entries as server-sent events. The last one has the cursor after the page as its id. The others have the cursor before
     * it, so that a client that reconnects in the middle of a page gets the page again.
     *
     * @param cursor the id of the last event before; empty if there was none
     */
    byte[] events(String cursor) {
        if (events == null || !cursor.equals(since)) {
            since = cursor;
            events = write(cursor);
        }
        return events;
    }

    private byte[] write(String cursor) {
        if (objects == null) {
            objects = new ArrayList<>();
            for (FeedEntry entry : page.entries()) {
                objects.add(json.object(entry));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < objects.size(); i++) {
            bytes.writeBytes(id(i + 1 < objects.size() ? cursor : page.next()));
            bytes.writeBytes("event: change\ndata: ".getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(objects.get(i));
            bytes.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    /** Returns an id without an event. */
    static byte[] idAlone(String cursor) {
        return ("id: " + cursor + "\n\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the line with the id from which a client goes on when it reconnects; nothing for an empty cursor. */
    private static byte[] id(String cursor) {
        return (cursor.isEmpty() ? "" : "id: " + cursor + '\n').getBytes(StandardCharsets.US_ASCII);
    }
}
