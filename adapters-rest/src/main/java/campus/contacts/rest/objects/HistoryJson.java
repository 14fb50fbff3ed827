package campus.contacts.rest.objects;

import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.history.HistoryEntry;
import campus.contacts.json.DateTimes;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Entries of a history in JSON (recorded time, section 1). */
record HistoryJson<T extends OsidObject>(ObjectJson<T, ?> objects) {
    void write(JsonGenerator json, List<HistoryEntry<T>> entries) throws IOException {
        for (HistoryEntry<T> entry : entries) {
            write(json, entry);
        }
    }

    private void write(JsonGenerator json, HistoryEntry<T> entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("change", entry.change().word());
        json.writeNumberField("version", entry.version());
        json.writeStringField("at", DateTimes.write(entry.at()));
        json.writeFieldName("by");
        writeAuthor(json, entry.by());
        ObjectJson.writeId(json, "addressBookId", entry.addressBookId());
        ObjectJson.writeId(json, "childId", entry.childId());
        json.writeFieldName("object");
        if (entry.object() == null) {
            json.writeNull();
        } else {
            objects.write(json, entry.object());
        }
        json.writeEndObject();
    }

    private static void writeAuthor(JsonGenerator json, Author author) throws IOException {
        if (author == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        if (author instanceof Author.Subject subject) {
            json.writeStringField("issuer", subject.issuer());
            json.writeStringField("subject", subject.subject());
        } else if (author instanceof Author.User user) {
            json.writeStringField("user", user.name());
        } else if (author instanceof Author.Command command) {
            json.writeStringField("command", command.name());
        }
        json.writeEndObject();
    }
}
