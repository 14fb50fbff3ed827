package campus.contacts.rest.history;

import campus.contacts.OsidObject;
import campus.contacts.history.HistoryEntry;
import campus.contacts.rest.view.ChangeFields;
import campus.contacts.rest.view.ObjectJson;
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
        ChangeFields.write(json, entry.version(), entry.at(), entry.by(), entry.addressBookId(), entry.childId());
        json.writeFieldName("object");
        if (entry.object() == null) {
            json.writeNull();
        } else {
            objects.write(json, entry.object());
        }
        json.writeEndObject();
    }
}
