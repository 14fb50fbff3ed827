package campus.contacts.jdbc;

import campus.contacts.Address;
import campus.contacts.Contact;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.OsidObject;
import campus.contacts.Provenance;
import campus.contacts.records.Availability.Hours;
import java.util.List;
import java.util.Map;

/** New objects as rows in bulk, with all that is derived from them. */
final class NewRows {
    private static final Target ADDRESS = JdbcAddresses.TARGET;
    private static final Target CONTACT = JdbcContacts.TARGET;
    private static final Target ADDRESS_FILING = Target.of("address_filing", "address_book_id, address_id");
    private static final Target CONTACT_FILING = Target.of("contact_filing", "address_book_id, contact_id");
    private static final Target ADDRESS_TYPE = Target.of("address_record_type", "type_key, address_id");
    private static final Target CONTACT_TYPE = Target.of("contact_record_type", "type_key, contact_id");
    private static final Target DIRECTORY_ADDRESS = DirectoryAddressRow.TARGET;
    private static final Target HOURS =
            Target.of("contact_availability", "contact_id, time_zone, weekday, from_minute, to_minute");

    private final JdbcUnit unit;
    private final Bulk bulk;
    private final JdbcAddresses addresses;
    private final JdbcContacts contacts;

    NewRows(JdbcUnit unit, Bulk bulk) {
        this.unit = unit;
        this.bulk = bulk;
        this.addresses = new JdbcAddresses(unit);
        this.contacts = new JdbcContacts(unit);
    }

    /** @param privateReasons for how many reasons it is about private persons */
    void add(Address address, List<Id> addressBookIds, Provenance provenance, long privateReasons) {
        long number = address.identity().number();
        Map<String, Object> values = addresses.values(address);
        values.put("id", number);
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
     * @param provenance of an import, or of an archive, in which nothing is private yet
     * @param privateReasons for how many reasons it is about private persons; those of its address are not changed
     */
    void add(Contact contact, List<Id> addressBookIds, Provenance provenance, long privateReasons) {
        long number = contact.identity().number();
        Map<String, Object> values = contacts.values(contact);
        values.put("id", number);
        values.put("written_by", provenance.writtenBy());
        values.put("reference_may_hide", provenance.referenceMayHide());
        values.put("addressee_may_hide", provenance.addresseeMayHide());
        values.put("private_reasons", privateReasons);
        values.put("hides_address", privateReasons > 0);
        bulk.add(CONTACT, values);
        addTypes(CONTACT_TYPE, "contact_id", contact);
        file(CONTACT_FILING, "contact_id", contact, addressBookIds);
        for (Hours hours : AvailableHours.of(contact)) {
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

    void addTypes(Target target, String column, OsidObject object) {
        for (Id type : object.classification().recordTypeIds()) {
            bulk.add(target, Map.of(column, object.identity().number(), "type_key", type.key()));
        }
    }

    private void file(Target target, String column, OsidObject object, List<Id> addressBookIds) {
        for (Id book : addressBookIds) {
            long number = unit.number(Kind.ADDRESS_BOOK, book);
            bulk.add(target, Map.of(column, object.identity().number(), "address_book_id", number));
        }
    }
}
