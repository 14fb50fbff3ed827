package campus.contacts.rest.backup;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.Kind;
import campus.contacts.OwnIds;
import campus.contacts.Refusal;
import campus.contacts.rest.Json;
import campus.contacts.spi.Archive;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads what {@link ArchiveWriter} wrote. What is wrong with a line is said with its number, and without what stands in it. Ids
 * of the exported authority are renamed to the storage's own, but for those inside the properties of records: what a text there
 * means is not known here.
 */
final class ArchiveReader {
    /** Properties stand one level deeper here than in a body. */
    private static final JsonMapper MAPPER = Json.mapper(Json.MAX_DEPTH + 2);

    private final Lines lines;
    private final String authority;
    private final Map<Kind, Long> nextNumbers = new EnumMap<>(Kind.class);
    private final Entry.Counts counts = new Entry.Counts();

    /**
     * Reads the first line.
     *
     * @throws BackupFailed when that is none of an export
     */
    ArchiveReader(InputStream in) {
        this.lines = new Lines(in);
        String read;
        try {
            Fields header = new Fields(nextLine("the file is empty"), null);
            require(ArchiveWriter.FORMAT.equals(header.text("format")), "not the first line of an export");
            require(header.number("version") == ArchiveWriter.VERSION, "the export has a version not known here");
            read = header.text("authority");
            require(read != null, "authority is missing");
            new OwnIds(read);
            Fields numbers = header.structure("nextNumbers");
            for (Kind kind : Kind.values()) {
                nextNumbers.put(kind, numbers.number(Entry.of(kind).label));
            }
            numbers.requireNoMore();
            header.requireNoMore();
        } catch (Refusal refusal) {
            throw bad(refusal);
        }
        this.authority = read;
    }

    /** Of the Ids in the file. */
    String authority() {
        return authority;
    }

    /** What was read so far. */
    Entry.Counts counts() {
        return counts;
    }

    /** The rest of the file, with Ids as that storage has them. */
    Archive.Source source(OwnIds ownIds, Watcher watcher) {
        Renaming renaming = new Renaming(authority, ownIds);
        return sink -> {
            try {
                sink.nextNumbers(nextNumbers);
                while (take(new Fields(nextLine("the end is missing: the file is not whole"), renaming), sink)) {
                    watcher.read(counts.objects(), lines.bytes());
                }
            } catch (Refusal refusal) {
                throw bad(refusal);
            }
        };
    }

    /** Wants to know how far the reading is. */
    interface Watcher {
        void read(long objects, long bytes);
    }

    private BackupFailed bad(Refusal refusal) {
        String where = refusal.reason() == Refusal.Reason.INVALID_ARGUMENT ? "line " : "up to line ";
        return new BackupFailed(where + lines.number() + ": " + refusal.getMessage());
    }

    private ObjectNode nextLine(String otherwise) {
        try {
            byte[] line = lines.next();
            if (line == null) {
                throw new BackupFailed("line " + (lines.number() + 1) + ": " + otherwise);
            }
            JsonNode node = MAPPER.readTree(line);
            require(node != null && node.isObject(), "not a JSON object");
            return (ObjectNode) node;
        } catch (JsonProcessingException malformed) {
            throw Refusal.invalid(
                    "malformed JSON at column " + malformed.getLocation().getColumnNr());
        } catch (IOException failure) {
            throw new BackupFailed("the file cannot be read: " + failure.getMessage());
        }
    }

    /** Whether more lines follow. */
    private boolean take(Fields fields, Archive.Sink sink) {
        String kind = fields.text("kind");
        if (Entry.END.equals(kind)) {
            end(fields);
            sink.end();
            return false;
        }
        Entry entry = Entry.find(kind).orElseThrow(() -> Refusal.invalid("kind is missing or unknown"));
        switch (entry) {
            case ADDRESS_BOOK -> addressBook(fields, sink);
            case ROOT -> sink.root(fields.own("id", Kind.ADDRESS_BOOK));
            case CHILD -> sink.child(fields.own("parentId", Kind.ADDRESS_BOOK), fields.own("id", Kind.ADDRESS_BOOK));
            case ADDRESS -> address(fields, sink);
            case CONTACT -> contact(fields, sink);
        }
        fields.requireNoMore();
        counts.add(entry);
        return true;
    }

    private static void addressBook(Fields fields, Archive.Sink sink) {
        sink.addressBook(new AddressBook(
                fields.identity(Kind.ADDRESS_BOOK),
                fields.classification(),
                new AddressBookForm(
                        fields.display(),
                        fields.id("providerId"),
                        fields.ids("brandingIds"),
                        fields.text("license"),
                        fields.properties())));
    }

    private static void address(Fields fields, Archive.Sink sink) {
        Address address = new Address(
                fields.identity(Kind.ADDRESS),
                fields.classification(),
                new AddressForm(
                        fields.display(), fields.id("resourceId"), fields.text("addressText"), fields.properties()));
        sink.address(address, fields.addressBooks());
    }

    private static void contact(Fields fields, Archive.Sink sink) {
        Contact contact = new Contact(
                fields.identity(Kind.CONTACT),
                fields.classification(),
                new Contact.Link(fields.own("addressId", Kind.ADDRESS), fields.requiredId("referenceId")),
                new ContactForm(
                        fields.display(),
                        fields.effective(),
                        fields.id("endReasonId"),
                        fields.id("addresseeId"),
                        fields.properties()));
        sink.contact(contact, fields.addressBooks());
    }

    private void end(Fields fields) {
        Fields expected = fields.structure("counts");
        for (Entry entry : Entry.values()) {
            require(
                    expected.number(entry.label) == counts.of(entry),
                    "the file is not whole: there are " + counts.of(entry) + " lines of the kind " + entry.label
                            + ", not as many as were written");
        }
        expected.requireNoMore();
        fields.requireNoMore();
        requireNothingMore();
    }

    private void requireNothingMore() {
        try {
            byte[] more = lines.next();
            require(more == null, "there is something behind the end");
        } catch (IOException failure) {
            throw new BackupFailed("the file cannot be read: " + failure.getMessage());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.invalid(otherwise);
        }
    }
}
