package campus.contacts.jdbc.store;

import campus.contacts.Address;
import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.access.Provenance;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.records.Availability.Hours;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes new objects as rows in bulk, with all derived rows. */
final class ObjectRowWriter {
    private static final TargetTable ADDRESS = JdbcAddresses.TARGET;
    private static final TargetTable CONTACT = JdbcContacts.TARGET;
    private static final TargetTable ADDRESS_FILING =
            TargetTable.of("address_filing", "address_book_id, address_id, filed_at, filed_by, began_with_object");
    private static final TargetTable CONTACT_FILING =
            TargetTable.of("contact_filing", "address_book_id, contact_id, filed_at, filed_by, began_with_object");
    private static final TargetTable ADDRESS_TYPE = TargetTable.of("address_record_type", "type_key, address_id");
    private static final TargetTable CONTACT_TYPE = TargetTable.of("contact_record_type", "type_key, contact_id");
    private static final TargetTable DIRECTORY_ADDRESS = DirectoryAddressRow.TARGET;
    private static final TargetTable HOURS =
            TargetTable.of("contact_availability", "contact_id, time_zone, weekday, from_minute, to_minute");

    private final JdbcUnitOfWork unit;
    private final BulkWriter bulk;
    private final JdbcAddresses addresses;
    private final JdbcContacts contacts;

    ObjectRowWriter(JdbcUnitOfWork unit, BulkWriter bulk) {
        this.unit = unit;
        this.bulk = bulk;
        this.addresses = new JdbcAddresses(unit);
        this.contacts = new JdbcContacts(unit);
    }

    /** @param privateReasons the number of references by which the address is about private persons */
    void add(Address address, List<Id> addressBookIds, Provenance provenance, long privateReasons) {
        long number = address.identity().number();
        Map<String, Object> values = addresses.values(address);
        values.put("id", number);
        values.put("recorded_by", unit.author());
        values.put("written_by", provenance.writtenBy());
        values.put("private_reasons", privateReasons);
        bulk.add(ADDRESS, values);
        addTypes(ADDRESS_TYPE, "address_id", address);
        file(ADDRESS_FILING, "address_id", address, addressBookIds);
        DirectoryAddressRow.of(address).ifPresent(row -> {
            row.put("address_id", number);
            bulk.add(DIRECTORY_ADDRESS, row);
        });
    }

    /**
     * @param provenance of an import, or of an archive, in which no person is private yet
     * @param privateReasons the number of references by which the contact is about private persons; those of its address are not changed
     */
    void add(Contact contact, List<Id> addressBookIds, Provenance provenance, long privateReasons) {
        long number = contact.identity().number();
        Map<String, Object> values = contacts.values(contact);
        values.put("id", number);
        values.put("recorded_by", unit.author());
        values.put("written_by", provenance.writtenBy());
        values.put("reference_may_hide", provenance.referenceMayHide());
        values.put("addressee_may_hide", provenance.addresseeMayHide());
        values.put("private_reasons", privateReasons);
        values.put("hides_address", privateReasons > 0);
        bulk.add(CONTACT, values);
        addTypes(CONTACT_TYPE, "contact_id", contact);
        file(CONTACT_FILING, "contact_id", contact, addressBookIds);
        for (Hours hours : AvailabilityRows.of(contact)) {
            bulk.add(HOURS, row(number, hours));
        }
    }

    private static Map<String, Object> row(long contact, Hours hours) {
        return Map.of(
                "contact_id", contact,
                "time_zone", hours.zone().getId(),
                "weekday", (short) hours.day().getValue(),
                "from_minute", (short) hours.from(),
                "to_minute", (short) hours.to());
    }

    void addTypes(TargetTable target, String column, OsidObject object) {
        for (Id type : object.classification().recordTypeIds()) {
            bulk.add(target, Map.of(column, object.identity().number(), "type_key", type.key()));
        }
    }

    private void file(TargetTable target, String column, OsidObject object, List<Id> addressBookIds) {
        for (Id book : addressBookIds) {
            Map<String, Object> filing = new HashMap<>();
            filing.put("address_book_id", unit.number(ObjectKind.ADDRESS_BOOK, book));
            filing.put(column, object.identity().number());
            filing.put("filed_at", ObjectColumns.moment(object.identity().changedAt()));
            filing.put("filed_by", unit.author());
            filing.put("began_with_object", true);
            bulk.add(target, filing);
        }
    }
}
