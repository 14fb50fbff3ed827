package campus.contacts.rest.changes;

import campus.contacts.feed.FeedEntry;
import campus.contacts.history.Change;
import campus.contacts.json.Json;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.view.ChangeFields;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Entries of the feed in JSON (recorded time, section 5). */
record FeedEntryJson(PublicUrl site) {
    /** The change of an object that the caller does not see any more, whatever the reason. */
    private static final String REMOVED = "removed";

    /** Returns an array of the entries. */
    byte[] array(List<FeedEntry> entries) {
        return Json.bytes(json -> {
            json.writeStartArray();
            for (FeedEntry entry : entries) {
                write(json, entry);
            }
            json.writeEndArray();
        });
    }

    /** Returns one entry, in one line. */
    byte[] object(FeedEntry entry) {
        return Json.bytes(json -> write(json, entry));
    }

    private void write(JsonGenerator json, FeedEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField(
                "change",
                entry.change() == Change.DELETED ? REMOVED : entry.change().word());
        json.writeStringField("kind", entry.kind().label());
        json.writeStringField("id", entry.id().toString());
        json.writeStringField("uri", site.uri(entry.kind(), entry.id()));
        ChangeFields.write(json, entry.version(), entry.at(), entry.by(), entry.addressBookId(), entry.childId());
        json.writeEndObject();
    }
}
