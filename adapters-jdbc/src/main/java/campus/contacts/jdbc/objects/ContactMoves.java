package campus.contacts.jdbc.objects;

import campus.contacts.Contact;
import campus.contacts.jdbc.columns.AvailabilityRows;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.feed.ChangeEntries;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves many contacts of one address to another with one request, which changes nothing else. */
final class ContactMoves {
    /** Moves contacts of one address, as {@link ContactStatements#MOVE} does with one contact. */
    private static final List<String> MOVE_ALL = List.of(
            HiddenAddresses.SHOW_ADDRESS_OF_ALL,
            HiddenAddresses.HIDE_NEXT_ADDRESS_OF_ALL,
            "update contact c set version = c.version + 1, changed_at = " + ChangeEntries.AT_NEXT
                    + ", recorded_by = :recorded_by, change_code = 1, address_id = :address_id where c.id = any(:ids)");

    private static final String KEEP_ADDRESS_OF_ALL = """
            insert into moved_contact (id, address_id, is_merged)
            select t.id, cast(:from_id as bigint), false from unnest(cast(:ids as bigint array)) as t(id) where not exists (
                select 1 from moved_contact m where m.id = t.id and m.address_id = :from_id)""";

    private final JdbcTransaction unit;

    ContactMoves(JdbcTransaction unit) {
        this.unit = unit;
    }

    /**
     * @param locked at least one; all of one address
     * @param addressId of the other address
     */
    void moveAll(List<Contact> locked, Id addressId, Instant moment) {
        Map<String, Object> values = new HashMap<>();
        values.put(
                "ids",
                locked.stream()
                        .map(contact -> unit.ownNumber(ObjectKind.CONTACT, contact.id()))
                        .toArray(Long[]::new));
        values.put(
                "from_id",
                unit.ownNumber(ObjectKind.ADDRESS, locked.get(0).link().addressId()));
        values.put("address_id", unit.ownNumber(ObjectKind.ADDRESS, addressId));
        values.put("at", ObjectColumns.moment(moment));
        values.put("recorded_by", unit.author());
        List<String> recording = new ArrayList<>(JdbcContacts.TABLES.keepAll(
                locked.stream()
                        .anyMatch(contact ->
                                !contact.classification().recordTypeIds().isEmpty()),
                locked.stream()
                        .anyMatch(contact -> !AvailabilityRows.of(contact).isEmpty()),
                ChangeEntries.AT_NEXT));
        recording.add(KEEP_ADDRESS_OF_ALL);
        List<String> entries = List.of(
                ChangeEntries.of(ObjectKind.CONTACT).updates(),
                HiddenAddresses.SIGHT_BEFORE_MOVE_OF_ALL,
                HiddenAddresses.SIGHT_OF_MOVE_OF_ALL);
        List<String> all = unit.withChanges(entries, unit.withHistory(recording, MOVE_ALL), values);
        unit.dialect().executeAll(unit.writeHandle(), all, values);
    }
}
