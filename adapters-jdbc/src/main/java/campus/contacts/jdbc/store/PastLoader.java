package campus.contacts.jdbc.store;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.history.EndedLink;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.records.Availability.Hours;
import campus.contacts.spi.Archive;
import campus.contacts.storage.text.AuthorJson;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes the recorded past of an archive as rows in bulk; if this process keeps no history, it drops the past. */
final class PastLoader implements Archive.Past {
    private static final TargetTable HOURS = TargetTable.of(
            "contact_version_availability", "contact_id, version, time_zone, weekday, from_minute, to_minute");

    private static final TargetTable ROOT = TargetTable.of("address_book_root_period", """
            address_book_id, added_at, added_by, began_with_object, removed_at, removed_by, ended_with_object, is_last""");

    private static final TargetTable CHILD = TargetTable.of(
            "address_book_child_period", "parent_id, child_id, added_at, added_by, removed_at, removed_by, is_last");

    private final JdbcUnitOfWork unit;
    private final BulkWriter bulk;
    private final JdbcContacts contacts;
    private final JdbcAddresses addresses;
    private final JdbcAddressBooks books;
    private final Map<ObjectKind, Tables> tables = new EnumMap<>(ObjectKind.class);
    private long typed;
    private ObjectKind typedKind;

    /** The tables of one kind. */
    private record Tables(
            TargetTable versions, String idColumn, TargetTable types, TargetTable deletions, TargetTable filings) {
        static Tables of(ObjectKind kind, HistoryTables history) {
            String object = kind.name().toLowerCase(Locale.ROOT);
            String idColumn = object + "_id";
            return new Tables(
                    history.versions(),
                    idColumn,
                    table("{object}_version_record_type", "type_key, {object}_id", object),
                    table("{object}_deletion", "id, version, deleted_at, deleted_by", object),
                    table("{object}_filing_period", """
                            address_book_id, {object}_id, filed_at, filed_by, began_with_object,
                            unfiled_at, unfiled_by, ended_with_object, is_last""", object));
        }

        private static TargetTable table(String name, String columns, String object) {
            return TargetTable.of(ObjectTable.named(name, object), ObjectTable.named(columns, object));
        }
    }

    PastLoader(JdbcUnitOfWork unit, BulkWriter bulk) {
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
        Tables of = tables.get(object.kind());
        Map<String, Object> values = values(object);
        values.put("id", object.identity().number());
        values.put("replaced_at", ObjectColumns.moment(replaced.replacedAt()));
        values.put("recorded_by", AuthorJson.write(replaced.origin().by()));
        values.put("change_code", HistoryTables.code(replaced.origin().change()));
        values.put("written_by", replaced.provenance().writtenBy());
        values.put("reference_may_hide", replaced.provenance().referenceMayHide());
        values.put("addressee_may_hide", replaced.provenance().addresseeMayHide());
        bulk.add(of.versions, values);
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

    /** Adds the record types once for all versions of an object, which all have the same. */
    private void addTypes(Tables of, OsidObject object) {
        long number = object.identity().number();
        if (typedKind != object.kind() || typed != number) {
            typedKind = object.kind();
            typed = number;
            for (Id type : object.classification().recordTypeIds()) {
                bulk.add(of.types, Map.of("type_key", type.key(), of.idColumn, number));
            }
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
            bulk.add(tables.get(kind).deletions, values);
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
