package campus.contacts.rest;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.Kind;
import campus.contacts.Refusal;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Address books in JSON. */
final class AddressBookJson extends ObjectJson<AddressBook, AddressBookForm> {
    AddressBookJson(Site site, Schemas schemas) {
        super(Kind.ADDRESS_BOOK, site, schemas);
    }

    @Override
    void writeOwn(JsonGenerator json, AddressBook book) throws IOException {
        AddressBookForm form = book.content();
        writeId(json, "providerId", form.providerId());
        writeIds(json, "brandingIds", form.brandingIds());
        json.writeStringField("license", form.license());
    }

    @Override
    AddressBookForm form(AddressBook book) {
        return book.content();
    }

    @Override
    ObjectNode writable(AddressBookForm form) {
        ObjectNode writable = writable(form.display(), form.properties());
        putIfSet(writable, "providerId", form.providerId());
        putIds(writable, "brandingIds", form.brandingIds());
        putIfSet(writable, "license", form.license());
        return writable;
    }

    @Override
    AddressBookForm read(ObjectNode writable) {
        return new AddressBookForm(
                display(writable),
                id(writable, "providerId"),
                ids(writable, "brandingIds"),
                text(writable, "license"),
                properties(writable));
    }

    /** Puts the seed's {@code brandingId}, a single one, in the place of {@code brandingIds}. */
    @Override
    ObjectNode unify(ObjectNode sent) {
        JsonNode single = sent.get("brandingId");
        if (single == null) {
            return sent;
        }
        if (sent.has("brandingIds")) {
            String problem = "brandingId and brandingIds exclude each other";
            throw Refusal.invalid(problem, HttpProblem.at("/brandingId", problem));
        }
        ObjectNode unified = sent.deepCopy();
        unified.remove("brandingId");
        boolean unset =
                single.isNull() || single.isTextual() && single.textValue().isEmpty();
        if (unset) {
            unified.putNull("brandingIds");
        } else {
            unified.putArray("brandingIds").add(single);
        }
        return unified;
    }
}
