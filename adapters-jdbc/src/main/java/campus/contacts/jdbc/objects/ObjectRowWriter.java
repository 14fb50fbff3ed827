package campus.contacts.jdbc.objects;

import campus.contacts.Address;
import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.access.Provenance;
import campus.contacts.history.Change;
import campus.contacts.history.RecordedEvent;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.columns.AvailabilityRows;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.directory.DirectoryAddressRow;
import campus.contacts.jdbc.feed.ChangeEntries;
import campus.contacts.jdbc.history.HistoryTables;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.words.WordRows;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.records.Availability.Hours;
import campus.contacts.spi.Archive;
import campus.contacts.storage.AuthorJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes new objects as rows in bulk, with all derived rows. */
public final class ObjectRowWriter {
    private static final TargetTable ADDRESS = JdbcAddresses.TARGET.with("change_code");
    private static final TargetTable CONTACT = ContactStatements.TARGET.with("change_code");
    private static final TargetTable ADDRESS_FILING =
            TargetTable.of("address_filing", "address_book_id, address_id, filed_at, filed_by, began_with_object");
    private static final TargetTable CONTACT_FILING =
            TargetTable.of("contact_filing", "address_book_id, contact_id, filed_at, filed_by, began_with_object");
    private static final TargetTable ADDRESS_TYPE = TargetTable.of("address_record_type", "type_key, address_id");
    private static final TargetTable CONTACT_TYPE = TargetTable.of("contact_record_type", "type_key, contact_id");
    private static final TargetTable ADDRESS_WORD = WordRows.target("address");
    private static final TargetTable CONTACT_WORD = WordRows.target("contact");
    private static final TargetTable DIRECTORY_ADDRESS = DirectoryAddressRow.TARGET;
    private static final TargetTable CHANGE_WITH_WRITER = ChangeEntries.NEW_ROW.with("writer");
    private static final TargetTable HOURS =
            TargetTable.of("contact_availability", "contact_id, time_zone, weekday, from_minute, to_minute");

    private final JdbcTransaction unit;
    private final BulkWriter bulk;
    private final JdbcAddresses addresses;
    private final JdbcContacts contacts;

    public ObjectRowWriter(JdbcTransaction unit, BulkWriter bulk) {
        this.unit = unit;
        this.bulk = bulk;
        this.addresses = new JdbcAddresses(unit);
        this.contacts = new JdbcContacts(unit);
    }

    /** @param privateReasons the number of references by which the address is about private persons */
    public void add(Address address, List<Id> addressBookIds, Provenance provenance, long privateReasons) {
        add(address, made(addressBookIds, provenance), unit.author(), privateReasons);
        record(ObjectKind.ADDRESS, address, addressBookIds.get(0));
    }

    /** Adds an address of an archive, in which no person is private yet. */
    public void add(Address address, Archive.Kept kept) {
        add(address, kept, author(kept), 0);
    }

    private void add(Address address, Archive.Kept kept, String author, long privateReasons) {
        long number = address.identity().number();
        Map<String, Object> values = addresses.values(address);
        put(values, number, kept, author);
        values.put("private_reasons", privateReasons);
        bulk.add(ADDRESS, values);
        addTypes(ADDRESS_TYPE, "address_id", address);
        WordRows.add(bulk, ADDRESS_WORD, address);
        file(ADDRESS_FILING, "address_id", address, kept.filings());
        DirectoryAddressRow.of(address).ifPresent(row -> {
            row.put("address_id", number);
            bulk.add(DIRECTORY_ADDRESS, row);
        });
    }

    /**
     * @param provenance of an import
     * @param privateReasons the number of references by which the contact is about private persons; those of its address are not changed
     */
    public void add(Contact contact, List<Id> addressBookIds, Provenance provenance, long privateReasons) {
        add(contact, made(addressBookIds, provenance), unit.author(), privateReasons);
        record(ObjectKind.CONTACT, contact, addressBookIds.get(0));
    }

    /** Adds a contact of an archive, in which no person is private yet. */
    public void add(Contact contact, Archive.Kept kept) {
        add(contact, kept, author(kept), 0);
    }

    private void add(Contact contact, Archive.Kept kept, String author, long privateReasons) {
        long number = contact.identity().number();
        Map<String, Object> values = contacts.values(contact);
        put(values, number, kept, author);
        values.put("reference_may_hide", kept.provenance().referenceMayHide());
        values.put("addressee_may_hide", kept.provenance().addresseeMayHide());
        values.put("private_reasons", privateReasons);
        values.put("hides_address", privateReasons > 0);
        bulk.add(CONTACT, values);
        addTypes(CONTACT_TYPE, "contact_id", contact);
        WordRows.add(bulk, CONTACT_WORD, contact);
        file(CONTACT_FILING, "contact_id", contact, kept.filings());
        for (Hours hours : AvailabilityRows.of(contact)) {
            bulk.add(HOURS, AvailabilityRows.row(number, hours));
        }
    }

    /** Records for the feed that an object was created in a book. */
    private void record(ObjectKind kind, OsidObject object, Id addressBookId) {
        if (!unit.keepsChanges()) {
            return;
        }
        Map<String, Object> values = new HashMap<>();
        unit.putWriter(values);
        values.put("object_id", object.identity().number());
        values.put("version", object.identity().version());
        values.put("changed_at", ObjectColumns.moment(object.identity().changedAt()));
        values.put("other_id", unit.number(ObjectKind.ADDRESS_BOOK, addressBookId));
        values.put("kind", ChangeEntries.code(kind));
        values.put("change_code", ChangeEntries.code(Change.CREATED));
        values.put("recorded_by", unit.author());
        bulk.add(values.containsKey("writer") ? CHANGE_WITH_WRITER : ChangeEntries.NEW_ROW, values);
    }

    private static void put(Map<String, Object> values, long number, Archive.Kept kept, String author) {
        values.put("id", number);
        values.put("recorded_by", author);
        values.put(
                "change_code",
                HistoryTables.code(
                        kept.origin() == null ? Change.CREATED : kept.origin().change()));
        values.put("written_by", kept.provenance().writtenBy());
    }

    private static String author(Archive.Kept kept) {
        return kept.origin() == null ? null : AuthorJson.write(kept.origin().by());
    }

    /** Returns what is kept with an object that this unit of work makes. */
    private static Archive.Kept made(List<Id> addressBookIds, Provenance provenance) {
        List<Archive.Filing> filings = addressBookIds.stream()
                .map(book -> new Archive.Filing(book, null))
                .toList();
        return new Archive.Kept(filings, provenance, null);
    }

    public void addTypes(TargetTable target, String column, OsidObject object) {
        for (Id type : object.classification().recordTypeIds()) {
            bulk.add(target, Map.of(column, object.identity().number(), "type_key", type.key()));
        }
    }

    /** Without an event, the filing begins with the object. */
    private void file(TargetTable target, String column, OsidObject object, List<Archive.Filing> filings) {
        for (Archive.Filing each : filings) {
            RecordedEvent since = each.since();
            Map<String, Object> filing = new HashMap<>();
            filing.put("address_book_id", unit.number(ObjectKind.ADDRESS_BOOK, each.addressBookId()));
            filing.put(column, object.identity().number());
            filing.put(
                    "filed_at",
                    ObjectColumns.moment(since == null ? object.identity().changedAt() : since.at()));
            filing.put("filed_by", since == null ? unit.author() : AuthorJson.write(since.by()));
            filing.put("began_with_object", since == null || since.isOfObject());
            bulk.add(target, filing);
        }
    }
}
