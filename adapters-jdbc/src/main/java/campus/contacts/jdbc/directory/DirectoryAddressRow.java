package campus.contacts.jdbc.directory;

import campus.contacts.Address;
import campus.contacts.directory.DirectoryAddress;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.Value;
import campus.contacts.people.ReleasePolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The row by which the directory finds people through an address that carries the directory's record. */
public final class DirectoryAddressRow {
    public static final TargetTable TARGET = TargetTable.of("directory_address", """
            address_id, resource_key, release_policy, type, release, email_address, telephone_number, url, is_postal, country,
            formatted, locality, postal_code, region, room, street""");

    private static final String INTO = "insert into " + TARGET + '\n';

    private static final String VALUES = """
            cast(:resource_key as varchar), cast(:release_policy as smallint), cast(:type as varchar), cast(:release as varchar),
                cast(:email_address as varchar), cast(:telephone_number as varchar), cast(:url as varchar),
                cast(:is_postal as boolean), cast(:country as varchar), cast(:formatted as varchar), cast(:locality as varchar),
                cast(:postal_code as varchar), cast(:region as varchar), cast(:room as varchar), cast(:street as varchar)""";

    /** Inserts the row of a new address; used as a dependent statement. */
    public static final String INSERT = INTO + "select made.id, " + VALUES + "\nfrom ";

    private static final String DEPENDENTS = INTO + "values (:id, " + VALUES + ')';

    private static final List<String> POSTAL =
            List.of("country", "formatted", "locality", "postalCode", "region", "room", "street");

    private DirectoryAddressRow() {}

    /** Returns the values of the row; empty when the address does not carry the record. */
    public static Optional<Map<String, Object>> of(Address address) {
        return DirectoryAddress.of(address).map(DirectoryAddressRow::values);
    }

    private static Map<String, Object> values(DirectoryAddress address) {
        Map<String, Object> values = new HashMap<>();
        values.put("resource_key", ObjectColumns.key(address.address().content().resourceId()));
        values.put("release_policy", DirectoryRows.policy(address.release()));
        Optional<Value.Struct> directory = Optional.of(address.directory());
        values.put("type", DirectoryRows.value(directory, "type"));
        values.put("release", address.release().map(ReleasePolicy::label).orElse(null));
        values.put("email_address", DirectoryRows.value(address.element("emailAddresses"), "address"));
        values.put("telephone_number", DirectoryRows.value(address.element("telephoneNumbers"), "number"));
        values.put("url", DirectoryRows.value(address.element("urls"), "url"));
        Optional<Value.Struct> postal = address.element("addresses");
        values.put("is_postal", postal.isPresent());
        for (String part : POSTAL) {
            values.put(DirectoryRows.column(part), DirectoryRows.value(postal, part));
        }
        return values;
    }

    /** Replaces the row of an address by its current values. */
    public static void replace(Handle handle, long number, Address address) {
        SqlFragment.of("delete from directory_address where address_id = :id", "id", number)
                .execute(handle);
        of(address)
                .ifPresent(row ->
                        SqlFragment.of(DEPENDENTS).bind(row).bind("id", number).execute(handle));
    }
}
