package campus.contacts.jdbc.archive;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.history.EndedLink;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.columns.AvailabilityRows;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.history.HistoryTables;
import campus.contacts.jdbc.objects.JdbcAddressBooks;
import campus.contacts.jdbc.objects.JdbcAddresses;
import campus.contacts.jdbc.objects.JdbcContacts;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.records.Availability.Hours;
import campus.contacts.spi.Archive;
import campus.contacts.storage.AuthorJson;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes the recorded past of an archive as rows in bulk; if this process keeps no history, it drops the past. */
final class PastLoader implements Archive.Past {
    private static final TargetTable HOURS = TargetTable.of(
            "contact_version_availability", "contact_id, version, time_zone, weekday, from_minute, to_minute");

    private static final TargetTable ROOT = TargetTable.of("address_book_root_period", """
            address_book_id, added_at, added_by, began_with_object, removed_at, removed_by, ended_with_object, is_last""");

    private static final TargetTable CHILD = TargetTable.of(
            "address_book_child_period", "parent_id, child_id, added_at, added_by, removed_at, removed_by, is_last");

    private final JdbcTransaction unit;
    private final BulkWriter bulk;
    private final JdbcContacts contacts;
    private final JdbcAddresses addresses;
    private final JdbcAddressBooks books;
    private final Map<ObjectKind, Tables> tables = new EnumMap<>(ObjectKind.class);
    private Past past;

    /** The tables of one kind. */
    private record Tables(
            TargetTable versions,
            String idColumn,
            TargetTable types,
            TargetTable deletions,
            List<String> fixed,
            TargetTable filings) {
        static Tables of(ObjectKind kind, HistoryTables history) {
            String object = kind.name().toLowerCase(Locale.ROOT);
            String idColumn = object + "_id";
            return new Tables(
                    history.versions(),
                    idColumn,
                    table("{object}_version_record_type", "type_key, {object}_id", object),
                    table(
                            "{object}_deletion",
                            "id, version, deleted_at, deleted_by, " + String.join(", ", history.fixed()),
                            object),
                    history.fixed(),
                    table("{object}_filing_period", """
                            address_book_id, {object}_id, filed_at, filed_by, began_with_object,
                            unfiled_at, unfiled_by, ended_with_object, is_last""", object));
        }

        private static TargetTable table(String name, String columns, String object) {
            return TargetTable.of(ObjectTable.named(name, object), ObjectTable.named(columns, object));
        }
    }

    /** The part of the past of one object that was read so far. */
    private static final class Past {
        private final ObjectKind kind;
        private final long number;
        /** The columns by which a deleted object is found, of the last version. */
        private final Map<String, Object> fixed = new HashMap<>();

        private final Set<Id> types = new HashSet<>();
        /** The last deletion, if no version came after it. */
        private Map<String, Object> deletion;

        private Past(ObjectKind kind, long number) {
            this.kind = kind;
            this.number = number;
        }
    }

    PastLoader(JdbcTransaction unit, BulkWriter bulk) {
        this.unit = unit;
        this.bulk = bulk;
        this.contacts = new JdbcContacts(unit);
        this.addresses = new JdbcAddresses(unit);
        this.books = new JdbcAddressBooks(unit);
        tables.put(ObjectKind.CONTACT, Tables.of(ObjectKind.CONTACT, JdbcContacts.TABLES));
        tables.put(ObjectKind.ADDRESS, Tables.of(ObjectKind.ADDRESS, JdbcAddresses.TABLES));
        tables.put(ObjectKind.ADDRESS_BOOK, Tables.of(ObjectKind.ADDRESS_BOOK, JdbcAddressBooks.TABLES));
    }

    @Override
    public void version(OsidObject object, Archive.Replaced replaced) {
        if (!unit.keepsHistory()) {
            return;
        }
        Map<String, Object> values = values(object);
        values.put("id", object.identity().number());
        values.put("replaced_at", ObjectColumns.moment(replaced.replacedAt()));
        values.put("recorded_by", AuthorJson.write(replaced.origin().by()));
        values.put("change_code", HistoryTables.code(replaced.origin().change()));
        values.put("written_by", replaced.provenance().writtenBy());
        values.put("reference_may_hide", replaced.provenance().referenceMayHide());
        values.put("addressee_may_hide", replaced.provenance().addresseeMayHide());
        bulk.add(tables.get(object.kind()).versions, values);
        Past of = exists(object.kind(), object.identity().number());
        tables.get(of.kind).fixed.forEach(column -> of.fixed.put(column, values.get(column)));
        addTypes(of, object);
        if (object instanceof Contact contact) {
            addHours(contact);
        }
    }

    private Map<String, Object> values(OsidObject object) {
        if (object instanceof Contact contact) {
            return contacts.values(contact);
        }
        return object instanceof Address address ? addresses.values(address) : books.values((AddressBook) object);
    }

    /** Adds the record types of a version that no earlier one has. */
    private void addTypes(Past of, OsidObject object) {
        Tables names = tables.get(of.kind);
        for (Id type : object.classification().recordTypeIds()) {
            if (of.types.add(type)) {
                bulk.add(names.types, Map.of("type_key", type.key(), names.idColumn, of.number));
            }
        }
    }

    /** Adds the last deletion, if there is one, as of an object that was restored: it existed after all that was read so far. */
    Past exists(ObjectKind kind, long number) {
        Past of = past(kind, number);
        if (of.deletion != null) {
            bulk.add(tables.get(kind).deletions, of.deletion);
            of.deletion = null;
        }
        return of;
    }

    private Past past(ObjectKind kind, long number) {
        if (past == null || past.kind != kind || past.number != number) {
            finish();
            past = new Past(kind, number);
        }
        return past;
    }

    /** Adds the deletion of an object that was not restored, with the columns by which it is found. */
    void finish() {
        if (past != null && past.deletion != null) {
            past.deletion.putAll(past.fixed);
            bulk.add(tables.get(past.kind).deletions, past.deletion);
            past.deletion = null;
        }
    }

    private void addHours(Contact contact) {
        for (Hours hours : AvailabilityRows.of(contact)) {
            Map<String, Object> row = AvailabilityRows.row(contact.identity().number(), hours);
            row.put("version", contact.identity().version());
            bulk.add(HOURS, row);
        }
    }

    @Override
    public void deletion(ObjectKind kind, ObjectVersion deletion, Author by) {
        if (unit.keepsHistory()) {
            Map<String, Object> values = new HashMap<>();
            values.put("id", deletion.number());
            values.put("version", deletion.version());
            values.put("deleted_at", ObjectColumns.moment(deletion.changedAt()));
            values.put("deleted_by", AuthorJson.write(by));
            exists(kind, deletion.number()).deletion = values;
        }
    }

    @Override
    public void endedFiling(ObjectKind kind, Id addressBookId, Id objectId, EndedLink link) {
        Map<String, Object> values = values(link, "filed", "unfiled");
        values.put("address_book_id", unit.number(ObjectKind.ADDRESS_BOOK, addressBookId));
        values.put(tables.get(kind).idColumn, unit.number(kind, objectId));
        add(tables.get(kind).filings, values);
    }

    @Override
    public void endedRoot(Id addressBookId, EndedLink link) {
        Map<String, Object> values = values(link, "added", "removed");
        values.put("address_book_id", unit.number(ObjectKind.ADDRESS_BOOK, addressBookId));
        add(ROOT, values);
    }

    @Override
    public void endedChild(Id parentId, Id childId, EndedLink link) {
        Map<String, Object> values = values(link, "added", "removed");
        values.put("parent_id", unit.number(ObjectKind.ADDRESS_BOOK, parentId));
        values.put("child_id", unit.number(ObjectKind.ADDRESS_BOOK, childId));
        add(CHILD, values);
    }

    private void add(TargetTable target, Map<String, Object> values) {
        if (unit.keepsHistory()) {
            bulk.add(target, values);
        }
    }

    /** @param began the first word of the names of the columns of the begin */
    private static Map<String, Object> values(EndedLink link, String began, String ended) {
        Map<String, Object> values = new HashMap<>();
        values.put(began + "_at", ObjectColumns.moment(link.began().at()));
        values.put(began + "_by", AuthorJson.write(link.began().by()));
        values.put("began_with_object", link.began().isOfObject());
        values.put(ended + "_at", ObjectColumns.moment(link.ended().at()));
        values.put(ended + "_by", AuthorJson.write(link.ended().by()));
        values.put("ended_with_object", link.ended().isOfObject());
        values.put("is_last", link.isLast());
        return values;
    }
}
