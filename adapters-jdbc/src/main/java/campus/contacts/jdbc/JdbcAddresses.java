package campus.contacts.jdbc;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.OwnIds;
import campus.contacts.Provenance;
import campus.contacts.people.Release;
import campus.contacts.records.Mailbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The addresses. */
final class JdbcAddresses extends JdbcFiled<Address, AddressQuery> {
    private static final String COLUMNS = Columns.SHARED + ", c.resource_id, c.address_text";

    static final Target TARGET = Target.of("address", """
            id, version, changed_at, display_name, description, genus_type, genus_key, record_types, properties, resource_id,
            resource_key, address_text, email_address_key, release_level, written_by, private_reasons""");

    private static final String INSERT = "insert into " + TARGET + """
            \svalues (nextval('address_number'), :version, :changed_at, :display_name, :description, :genus_type, :genus_key,
                :record_types, :properties, :resource_id, :resource_key, :address_text, :email_address_key, :release_level,
                :written_by,\s""" + Subjects.isPrivate(":resource_key") + ')';

    private static final String SET = """
            update address c set version = :version, changed_at = :changed_at, display_name = :display_name,
                description = :description, properties = :properties, resource_id = :resource_id,
                resource_key = :resource_key, address_text = :address_text, email_address_key = :email_address_key,
                release_level = :release_level""";

    private static final String UPDATE = SET + " where id = :id";

    /** With whom it belongs to. The row is locked already, so the contacts on it are those that have changed its count. */
    private static final String UPDATE_WITH_SUBJECTS = SET + ", written_by = :written_by, private_reasons = "
            + Subjects.HIDING_CONTACTS + " + " + Subjects.isPrivate(":resource_key") + " where id = :id";

    JdbcAddresses(JdbcUnit unit) {
        super(
                unit,
                Kind.ADDRESS,
                new Table<>("address", COLUMNS, (row, context) -> address(row, unit.ownIds())),
                INSERT);
    }

    private static Address address(ResultSet row, OwnIds ownIds) throws SQLException {
        return new Address(
                Columns.identity(row, Kind.ADDRESS, ownIds),
                Columns.classification(row),
                new AddressForm(
                        Columns.display(row),
                        Columns.id(row, Columns.OWN),
                        row.getString(Columns.OWN + 1),
                        Columns.properties(row)));
    }

    @Override
    Map<String, Object> values(Address address) {
        Map<String, Object> values = Columns.values(address);
        values.put("resource_id", Columns.id(address.content().resourceId()));
        values.put("resource_key", Columns.key(address.content().resourceId()));
        values.put("address_text", address.content().text());
        values.put("email_address_key", Mailbox.key(address.properties()).orElse(null));
        values.put(
                "release_level", (short) Release.ofAddress(address.properties()).code());
        return values;
    }

    @Override
    List<Sql> isShown(Seen seen) {
        return seen.address();
    }

    @Override
    Search search(AddressQuery query, Seen seen) {
        Search search = new Search();
        if (query.resourceId() != null) {
            search.have("resource_key", "resource", query.resourceId().key());
        }
        if (query.mailbox() != null) {
            search.have("email_address_key", "mailbox", Mailbox.key(query.mailbox()));
        }
        place(search, query.shelf(), seen);
        ofTypes(search, query.types());
        return search;
    }

    @Override
    Beside beside(Address address, Beside filing) {
        return DirectoryAddressRow.of(address)
                .map(row -> filing.and(DirectoryAddressRow.INSERT, row))
                .orElse(filing);
    }

    @Override
    public void update(Address before, Address after, Provenance provenance) {
        boolean sameSubjects = subjects(before).equals(subjects(after));
        update(List.of(sameSubjects ? UPDATE : UPDATE_WITH_SUBJECTS), after, provenance);
        if (!DirectoryAddressRow.of(after).equals(DirectoryAddressRow.of(before))) {
            DirectoryAddressRow.replace(handle(), number(after.id()), after);
        }
    }

    @Override
    List<String> subjects(Address address) {
        Id resource = address.content().resourceId();
        return resource == null ? List.of() : List.of(resource.key());
    }

    @Override
    void add(NewRows rows, Address address, List<Id> addressBookIds, long privateReasons) {
        rows.add(address, addressBookIds, Provenance.OFFICIAL, privateReasons);
    }

    /** The addresses with these numbers, in the order of those. */
    List<Address> numbered(Long[] numbers) {
        return select(Sql.of("c.id = any(:ids) order by c.id", "ids", numbers));
    }

    @Override
    public void delete(Id id) {
        Sql.of("delete from address where id = :id", "id", number(id)).execute(unit().writingAlone());
    }
}
