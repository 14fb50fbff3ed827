package campus.contacts.backup;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.access.Provenance;
import campus.contacts.history.VersionOrigin;
import campus.contacts.json.DateTimes;
import campus.contacts.json.Json;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.Id;
import campus.contacts.storage.AuthorJson;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Writes lines of JSON, with the fields that several types of line have. */
final class ArchiveLines {
    final JsonGenerator json;
    final ArchiveLineType.Counts counts = new ArchiveLineType.Counts();

    /** @param out is flushed at the end and never closed */
    ArchiveLines(OutputStream out) {
        try {
            this.json = Json.MAPPER.getFactory().createGenerator(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        json.setRootValueSeparator(new SerializedString("\n"));
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    interface Fields {
        void write() throws IOException;
    }

    void line(Fields fields) {
        try {
            json.writeStartObject();
            fields.write();
            json.writeEndObject();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void line(ArchiveLineType entry, Fields fields) {
        line(() -> {
            json.writeStringField("kind", entry.label);
            fields.write();
        });
        counts.add(entry);
    }

    void end() {
        try {
            json.writeRaw('\n');
            json.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void addressBook(AddressBook book) throws IOException {
        object(book);
        id("providerId", book.content().providerId());
        ids("brandingIds", book.content().brandingIds());
        json.writeStringField("license", book.content().license());
        properties(book);
        if (book.isSmart()) {
            json.writeObjectFieldStart("query");
            json.writeStringField("contacts", book.query().contacts());
            json.writeStringField("addresses", book.query().addresses());
            json.writeEndObject();
        }
    }

    void address(Address address) throws IOException {
        object(address);
        id("resourceId", address.content().resourceId());
        json.writeStringField("addressText", address.content().text());
        properties(address);
    }

    void contact(Contact contact) throws IOException {
        ContactForm form = contact.content();
        object(contact);
        moment("startDate", form.effective().start());
        moment("endDate", form.effective().end());
        id("endReasonId", form.endReasonId());
        id("addressId", contact.link().addressId());
        id("referenceId", contact.link().referenceId());
        id("addresseeId", form.addresseeId());
        properties(contact);
    }

    /** Writes the writer of an address, or of a contact with what the contact may hide. */
    void provenance(Provenance provenance, OsidObject of) throws IOException {
        json.writeStringField("writtenBy", provenance.writtenBy());
        if (of instanceof Contact) {
            json.writeBooleanField("referenceMayHide", provenance.referenceMayHide());
            json.writeBooleanField("addresseeMayHide", provenance.addresseeMayHide());
        }
    }

    /** Writes the origin of a version, if it is known. */
    void origin(VersionOrigin origin) throws IOException {
        if (origin != null) {
            json.writeStringField("change", origin.change().word());
            author("recordedBy", origin.by());
        }
    }

    void author(String name, Author author) throws IOException {
        json.writeFieldName(name);
        String text = AuthorJson.write(author);
        if (text == null) {
            json.writeNull();
        } else {
            json.writeRawValue(text);
        }
    }

    void moment(String name, Instant moment) throws IOException {
        json.writeStringField(name, DateTimes.write(moment));
    }

    void id(String name, Id id) throws IOException {
        json.writeStringField(name, id == null ? null : id.toString());
    }

    private void ids(String name, List<Id> ids) throws IOException {
        json.writeArrayFieldStart(name);
        for (Id id : ids) {
            json.writeString(id.toString());
        }
        json.writeEndArray();
    }

    private void object(OsidObject object) throws IOException {
        id("id", object.id());
        json.writeNumberField("version", object.identity().version());
        moment("changedAt", object.identity().changedAt());
        json.writeStringField("displayName", object.display().name());
        json.writeStringField("description", object.display().description());
        id("genusTypeId", object.classification().genusTypeId());
        ids("recordTypeIds", object.classification().recordTypeIds());
    }

    private void properties(OsidObject object) throws IOException {
        json.writeFieldName("properties");
        ValueJson.write(json, object.properties().values());
    }
}
