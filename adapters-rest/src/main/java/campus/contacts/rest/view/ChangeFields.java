package campus.contacts.rest.view;

import campus.contacts.access.Author;
import campus.contacts.json.DateTimes;
import campus.contacts.osid.Id;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.time.Instant;

/** Writes the fields that entries of a history and of the feed have in common (recorded time, sections 1 and 5). */
public final class ChangeFields {
    private static final SerializableString ADDRESS_BOOK_ID = ObjectJson.name("addressBookId");
    private static final SerializableString CHILD_ID = ObjectJson.name("childId");

    private ChangeFields() {}

    /** Writes {@code version}, {@code at}, {@code by}, {@code addressBookId} and {@code childId}; all but the first two may be null. */
    public static void write(JsonGenerator json, long version, Instant at, Author by, Id addressBookId, Id childId)
            throws IOException {
        json.writeNumberField("version", version);
        json.writeStringField("at", DateTimes.write(at));
        json.writeFieldName("by");
        writeAuthor(json, by);
        ObjectJson.writeId(json, ADDRESS_BOOK_ID, addressBookId);
        ObjectJson.writeId(json, CHILD_ID, childId);
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
