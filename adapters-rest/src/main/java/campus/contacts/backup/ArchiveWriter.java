package campus.contacts.backup;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.OsidObject;
import campus.contacts.access.Provenance;
import campus.contacts.json.DateTimes;
import campus.contacts.json.Json;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.Person;
import campus.contacts.spi.Archive;
import campus.contacts.transfer.ProgressReporter;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Writes everything as lines of JSON.
 *
 * <pre>
 * {"format":"campus-contacts","version":1,"authority":"…","nextNumbers":{"contact":9,"address":5,"addressBook":3}}
 * {"kind":"addressBook","id":"…","version":1,"changedAt":"…","displayName":"…",…,"properties":{…}}
 * {"kind":"root","id":"…"}
 * {"kind":"child","parentId":"…","id":"…"}
 * {"kind":"address",…,"addressBookIds":["…"],"writtenBy":"…"}
 * {"kind":"contact",…,"addressId":"…",…,"addressBookIds":["…"],"writtenBy":"…","referenceMayHide":true,"addresseeMayHide":true}
 * {"kind":"person","changedAt":"…","person":{"private":false,"student":true,"entry":{…},"dplans":[…]},"imported":[{…}]}
 * {"kind":"end","counts":{"addressBook":2,"root":1,"child":1,"address":4,"contact":7,"person":3}}
 * </pre>
 */
final class ArchiveWriter implements Archive.Sink {
    static final String FORMAT = "campus-contacts";
    static final int VERSION = 1;

    private final JsonGenerator json;
    private final String authority;
    private final ProgressReporter progress;
    private final ArchiveLineType.Counts counts = new ArchiveLineType.Counts();
    private long expected;

    /** @param out is flushed at the end and never closed */
    ArchiveWriter(OutputStream out, String authority, ProgressReporter progress) {
        this.authority = authority;
        this.progress = progress;
        try {
            this.json = Json.MAPPER.getFactory().createGenerator(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        json.setRootValueSeparator(new SerializedString("\n"));
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** Returns the counts of what was written. */
    ArchiveLineType.Counts counts() {
        return counts;
    }

    private interface Fields {
        void write() throws IOException;
    }

    private void line(Fields fields) {
        try {
            json.writeStartObject();
            fields.write();
            json.writeEndObject();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void line(ArchiveLineType entry, Fields fields) {
        line(() -> {
            json.writeStringField("kind", entry.label);
            fields.write();
        });
        counts.add(entry);
        long objects = counts.objects();
        progress.at(objects, expected == 0 ? 0 : (double) objects / expected);
    }

    @Override
    public void expect(Map<ObjectKind, Long> objects) {
        expected = objects.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void nextNumbers(Map<ObjectKind, Long> numbers) {
        line(() -> {
            json.writeStringField("format", FORMAT);
            json.writeNumberField("version", VERSION);
            json.writeStringField("authority", authority);
            json.writeObjectFieldStart("nextNumbers");
            for (ObjectKind kind : ObjectKind.values()) {
                json.writeNumberField(ArchiveLineType.of(kind).label, numbers.get(kind));
            }
            json.writeEndObject();
        });
    }

    @Override
    public void addressBook(AddressBook book) {
        line(ArchiveLineType.ADDRESS_BOOK, () -> {
            object(book);
            id("providerId", book.content().providerId());
            ids("brandingIds", book.content().brandingIds());
            json.writeStringField("license", book.content().license());
            properties(book);
        });
    }

    @Override
    public void root(Id addressBookId) {
        line(ArchiveLineType.ROOT, () -> id("id", addressBookId));
    }

    @Override
    public void child(Id parentId, Id childId) {
        line(ArchiveLineType.CHILD, () -> {
            id("parentId", parentId);
            id("id", childId);
        });
    }

    @Override
    public void address(Address address, List<Id> addressBookIds, Provenance provenance) {
        line(ArchiveLineType.ADDRESS, () -> {
            object(address);
            id("resourceId", address.content().resourceId());
            json.writeStringField("addressText", address.content().text());
            properties(address);
            ids("addressBookIds", addressBookIds);
            json.writeStringField("writtenBy", provenance.writtenBy());
        });
    }

    @Override
    public void contact(Contact contact, List<Id> addressBookIds, Provenance provenance) {
        ContactForm form = contact.content();
        line(ArchiveLineType.CONTACT, () -> {
            object(contact);
            json.writeStringField("startDate", DateTimes.write(form.effective().start()));
            json.writeStringField("endDate", DateTimes.write(form.effective().end()));
            id("endReasonId", form.endReasonId());
            id("addressId", contact.link().addressId());
            id("referenceId", contact.link().referenceId());
            id("addresseeId", form.addresseeId());
            properties(contact);
            ids("addressBookIds", addressBookIds);
            json.writeStringField("writtenBy", provenance.writtenBy());
            json.writeBooleanField("referenceMayHide", provenance.referenceMayHide());
            json.writeBooleanField("addresseeMayHide", provenance.addresseeMayHide());
        });
    }

    @Override
    public void person(Person person, List<ImportedItem> made) {
        line(ArchiveLineType.PERSON, () -> {
            json.writeStringField("changedAt", DateTimes.write(person.changedAt()));
            json.writeFieldName("person");
            ValueJson.write(json, PersonJson.write(person));
            json.writeArrayFieldStart("imported");
            for (ImportedItem each : made) {
                imported(each);
            }
            json.writeEndArray();
        });
    }

    private void imported(ImportedItem made) throws IOException {
        json.writeStartObject();
        json.writeStringField("slot", made.slot());
        json.writeStringField("key", made.key());
        json.writeStringField("fingerprint", made.fingerprint());
        json.writeStringField("name", made.name());
        id("addressId", made.addressId());
        id("contactId", made.contactId());
        json.writeEndObject();
    }

    @Override
    public void end() {
        line(() -> {
            json.writeStringField("kind", ArchiveLineType.END);
            json.writeObjectFieldStart("counts");
            for (ArchiveLineType entry : ArchiveLineType.values()) {
                json.writeNumberField(entry.label, counts.of(entry));
            }
            json.writeEndObject();
        });
        try {
            json.writeRaw('\n');
            json.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void object(OsidObject object) throws IOException {
        id("id", object.id());
        json.writeNumberField("version", object.identity().version());
        json.writeStringField("changedAt", DateTimes.write(object.identity().changedAt()));
        json.writeStringField("displayName", object.display().name());
        json.writeStringField("description", object.display().description());
        id("genusTypeId", object.classification().genusTypeId());
        ids("recordTypeIds", object.classification().recordTypeIds());
    }

    private void properties(OsidObject object) throws IOException {
        json.writeFieldName("properties");
        ValueJson.write(json, object.properties().values());
    }

    private void id(String name, Id id) throws IOException {
        json.writeStringField(name, id == null ? null : id.toString());
    }

    private void ids(String name, List<Id> ids) throws IOException {
        json.writeArrayFieldStart(name);
        for (Id id : ids) {
            json.writeString(id.toString());
        }
        json.writeEndArray();
    }
}
