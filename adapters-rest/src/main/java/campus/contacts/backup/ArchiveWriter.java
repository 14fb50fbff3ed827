package campus.contacts.backup;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Alias;
import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.history.EndedLink;
import campus.contacts.history.RecordedEvent;
import campus.contacts.history.VersionOrigin;
import campus.contacts.imports.ImportedPart;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.Person;
import campus.contacts.spi.Archive;
import campus.contacts.transfer.ProgressReporter;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Writes everything as lines of JSON.
 *
 * <pre>
 * {"format":"campus-contacts","version":1,"authority":"…","nextNumbers":{"contact":9,"address":5,"addressBook":3}}
 * {"kind":"history","since":"…"}
 * {"kind":"addressBook","id":"…","version":1,"changedAt":"…","displayName":"…",…,"properties":{…},"change":"created","recordedBy":{…}}
 * {"kind":"root","id":"…","addedAt":"…","addedBy":{…},"withObject":true}
 * {"kind":"child","parentId":"…","id":"…","addedAt":"…","addedBy":{…}}
 * {"kind":"address",…,"filings":[{"addressBookId":"…","filedAt":"…","filedBy":{…},"withObject":true}],"writtenBy":"…"}
 * {"kind":"contact",…,"addressId":"…",…,"filings":[…],"writtenBy":"…","referenceMayHide":true,"addresseeMayHide":true,…}
 * {"kind":"alias","id":"…","aliasId":"…","imported":true,"deleted":true}
 * {"kind":"movedContact","id":"…","addressId":"…"}
 * {"kind":"importedPart","id":"…","version":1,"addressVersion":1,"source":"…","key":"…","part":"…","pruned":true}
 * {"kind":"person","changedAt":"…","person":{"private":false,"student":true,"entry":{…},"dplans":[…]},"imported":[{…}]}
 * {"kind":"end","counts":{"addressBook":2,"root":1,"child":1,"address":4,"contact":7,"person":3}}
 * </pre>
 *
 * <p>Without history, there is no line of the kind {@code history}, an address has only {@code "addressBookIds":["…"]}, and no line says
 * since when or by whom. {@link PastWriter} writes the lines of the past between these.
 */
final class ArchiveWriter implements Archive.Sink {
    static final String FORMAT = "campus-contacts";
    static final int VERSION = 1;

    private final ArchiveLines lines;
    private final JsonGenerator json;
    private final PastWriter past;
    private final String authority;
    private final ProgressReporter progress;
    private long expected;

    /** @param out is flushed at the end and never closed */
    ArchiveWriter(OutputStream out, String authority, ProgressReporter progress) {
        this.lines = new ArchiveLines(out);
        this.json = lines.json;
        this.past = new PastWriter(lines);
        this.authority = authority;
        this.progress = progress;
    }

    /** Returns the counts of what was written. */
    ArchiveLineType.Counts counts() {
        return lines.counts;
    }

    private void line(ArchiveLineType entry, ArchiveLines.Fields fields) {
        lines.line(entry, fields);
        long objects = lines.counts.objects();
        progress.at(objects, expected == 0 ? 0 : (double) objects / expected);
    }

    @Override
    public void expect(Map<ObjectKind, Long> objects) {
        expected = objects.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void nextNumbers(Map<ObjectKind, Long> numbers) {
        lines.line(() -> {
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
    public void historySince(Instant since) {
        line(ArchiveLineType.HISTORY, () -> lines.moment("since", since));
    }

    @Override
    public void addressBook(AddressBook book, VersionOrigin origin) {
        line(ArchiveLineType.ADDRESS_BOOK, () -> {
            lines.addressBook(book);
            lines.origin(origin);
        });
    }

    @Override
    public void root(Id addressBookId, RecordedEvent since) {
        line(ArchiveLineType.ROOT, () -> {
            lines.id("id", addressBookId);
            added(since);
            if (since != null) {
                json.writeBooleanField("withObject", since.isOfObject());
            }
        });
    }

    @Override
    public void child(Id parentId, Id childId, RecordedEvent since) {
        line(ArchiveLineType.CHILD, () -> {
            lines.id("parentId", parentId);
            lines.id("id", childId);
            added(since);
        });
    }

    private void added(RecordedEvent since) throws IOException {
        if (since != null) {
            lines.moment("addedAt", since.at());
            lines.author("addedBy", since.by());
        }
    }

    @Override
    public void address(Address address, Archive.Kept kept) {
        line(ArchiveLineType.ADDRESS, () -> {
            lines.address(address);
            kept(address, kept);
        });
    }

    @Override
    public void contact(Contact contact, Archive.Kept kept) {
        line(ArchiveLineType.CONTACT, () -> {
            lines.contact(contact);
            kept(contact, kept);
        });
    }

    private void kept(OsidObject object, Archive.Kept kept) throws IOException {
        boolean isKnown = kept.origin() != null;
        json.writeArrayFieldStart(isKnown ? "filings" : "addressBookIds");
        for (Archive.Filing filing : kept.filings()) {
            if (isKnown) {
                filing(filing);
            } else {
                json.writeString(filing.addressBookId().toString());
            }
        }
        json.writeEndArray();
        lines.provenance(kept.provenance(), object);
        lines.origin(kept.origin());
    }

    private void filing(Archive.Filing filing) throws IOException {
        json.writeStartObject();
        lines.id("addressBookId", filing.addressBookId());
        lines.moment("filedAt", filing.since().at());
        lines.author("filedBy", filing.since().by());
        json.writeBooleanField("withObject", filing.since().isOfObject());
        json.writeEndObject();
    }

    @Override
    public void version(OsidObject object, Archive.Replaced replaced) {
        past.version(object, replaced);
    }

    @Override
    public void deletion(ObjectKind kind, ObjectVersion deletion, Author by) {
        past.deletion(kind, deletion, by);
    }

    @Override
    public void endedFiling(ObjectKind kind, Id addressBookId, Id objectId, EndedLink link) {
        past.endedFiling(kind, addressBookId, objectId, link);
    }

    @Override
    public void endedRoot(Id addressBookId, EndedLink link) {
        past.endedRoot(addressBookId, link);
    }

    @Override
    public void endedChild(Id parentId, Id childId, EndedLink link) {
        past.endedChild(parentId, childId, link);
    }

    @Override
    public void alias(Alias alias, boolean isDeleted) {
        line(ArchiveLineType.ALIAS, () -> {
            lines.id("id", alias.objectId());
            lines.id("aliasId", alias.aliasId());
            if (alias.isImported()) {
                json.writeBooleanField("imported", true);
            }
            if (isDeleted) {
                json.writeBooleanField("deleted", true);
            }
        });
    }

    @Override
    public void movedContact(Id addressId, Id contactId) {
        line(ArchiveLineType.MOVED_CONTACT, () -> {
            lines.id("id", contactId);
            lines.id("addressId", addressId);
        });
    }

    @Override
    public void importedPart(ImportedPart part) {
        line(ArchiveLineType.IMPORTED_PART, () -> {
            lines.id("id", part.contactId());
            json.writeNumberField("version", part.contactVersion());
            json.writeNumberField("addressVersion", part.addressVersion());
            json.writeStringField("source", part.place().source());
            json.writeStringField("key", part.place().key());
            json.writeStringField("part", part.place().part());
            if (part.isPruned()) {
                json.writeBooleanField("pruned", true);
            }
        });
    }

    @Override
    public void person(Person person, List<ImportedItem> made) {
        line(ArchiveLineType.PERSON, () -> {
            lines.moment("changedAt", person.changedAt());
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
        lines.id("addressId", made.addressId());
        lines.id("contactId", made.contactId());
        merged("mergedAddressId", made.merged().addressId());
        merged("mergedContactId", made.merged().contactId());
        json.writeEndObject();
    }

    private void merged(String name, Id id) throws IOException {
        if (id != null) {
            lines.id(name, id);
        }
    }

    @Override
    public void end() {
        lines.line(() -> {
            json.writeStringField("kind", ArchiveLineType.END);
            json.writeObjectFieldStart("counts");
            for (ArchiveLineType entry : ArchiveLineType.values()) {
                if (!entry.isPast || lines.counts.of(entry) > 0) {
                    json.writeNumberField(entry.label, lines.counts.of(entry));
                }
            }
            json.writeEndObject();
        });
        lines.end();
    }
}
