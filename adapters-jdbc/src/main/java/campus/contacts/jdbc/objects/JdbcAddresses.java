package campus.contacts.jdbc.objects;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.TextQuery;
import campus.contacts.access.Provenance;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.directory.DirectoryAddressRow;
import campus.contacts.jdbc.history.HistoryTables;
import campus.contacts.jdbc.sql.DependentStatements;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.PrivateSubjects;
import campus.contacts.jdbc.visibility.RecordedConditions;
import campus.contacts.jdbc.visibility.VisibilityConditions;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.ReleasePolicy;
import campus.contacts.records.EmailAddressSyntax;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stores addresses. */
public final class JdbcAddresses extends JdbcFiledObjects<Address, AddressQuery> {
    private static final String COLUMNS = ObjectColumns.SHARED + ", c.resource_id, c.address_text";

    static final TargetTable TARGET = TargetTable.of("address", """
            id, version, changed_at, recorded_by, display_name, display_name_sort_key, description, genus_type, genus_key, record_types, properties,
            resource_id, resource_key, address_text, email_address_key, release_level, written_by, private_reasons""");

    public static final HistoryTables TABLES = new HistoryTables("address", """
            id, version, changed_at, recorded_by, change_code, display_name, display_name_sort_key, description, genus_type, genus_key, record_types,
            properties, resource_id, resource_key, address_text, email_address_key, release_level, written_by""", List.of("genus_key"));

    private static final String INSERT =
            "insert into " + TARGET + """
            \svalues (nextval('address_number'), :version, :changed_at, :recorded_by, :display_name, :display_name_sort_key, :description, :genus_type, :genus_key,
                :record_types, :properties, :resource_id, :resource_key, :address_text, :email_address_key, :release_level,
                :written_by,\s""" + PrivateSubjects.isPrivate(":resource_key") + ')';

    private static final String SET = """
            update address c set version = :version, changed_at = :changed_at, recorded_by = :recorded_by, change_code = 1, display_name = :display_name, display_name_sort_key = :display_name_sort_key,
                description = :description, record_types = :record_types, properties = :properties, resource_id = :resource_id,
                resource_key = :resource_key, address_text = :address_text, email_address_key = :email_address_key,
                release_level = :release_level""";

    private static final String UPDATE = SET + " where id = :id";

    /**
     * Updates an address with its private reasons. The row is locked, so the contacts that this statement sees are those that have changed
     * its count.
     */
    private static final String UPDATE_WITH_SUBJECTS = SET + ", written_by = :written_by, private_reasons = "
            + PrivateSubjects.HIDING_CONTACTS + " + " + PrivateSubjects.isPrivate(":resource_key") + " where id = :id";

    public JdbcAddresses(JdbcTransaction unit) {
        super(unit, ObjectKind.ADDRESS, table(unit.ownIds()), INSERT);
    }

    public static ObjectTable<Address> table(LocalIds ownIds) {
        return new ObjectTable<>("address", COLUMNS, (row, context) -> address(row, ownIds));
    }

    private static Address address(ResultSet row, LocalIds ownIds) throws SQLException {
        return new Address(
                ObjectColumns.identity(row, ObjectKind.ADDRESS, ownIds),
                ObjectColumns.classification(row),
                new AddressForm(
                        ObjectColumns.display(row),
                        ObjectColumns.id(row, ObjectColumns.OWN),
                        row.getString(ObjectColumns.OWN + 1),
                        ObjectColumns.properties(row)));
    }

    @Override
    public Map<String, Object> values(Address address) {
        Map<String, Object> values = ObjectColumns.values(address);
        values.put("resource_id", ObjectColumns.id(address.content().resourceId()));
        values.put("resource_key", ObjectColumns.key(address.content().resourceId()));
        values.put("address_text", address.content().text());
        values.put(
                "email_address_key",
                EmailAddressSyntax.key(address.properties()).orElse(null));
        values.put("release_level", (short)
                ReleasePolicy.ofAddress(address.properties()).code());
        return values;
    }

    @Override
    public List<SqlFragment> isShown(VisibilityConditions seen) {
        return seen.address();
    }

    @Override
    public TextQuery text(AddressQuery query) {
        return query.text();
    }

    @Override
    ListPlan search(AddressQuery query, VisibilityConditions seen, ListPlan search) {
        follow(query.ids());
        among(search, query.ids());
        if (query.resourceId() != null) {
            search.equal("resource_key", "resource", query.resourceId().key());
        }
        if (query.mailbox() != null) {
            search.equal("email_address_key", "mailbox", EmailAddressSyntax.key(query.mailbox()));
        }
        ofText(search, query.text());
        place(search, query.scope(), seen);
        ofTypes(search, query.types());
        return search;
    }

    @Override
    DependentStatements dependents(Address address, DependentStatements filing) {
        return DirectoryAddressRow.of(address)
                .map(row -> filing.and(DirectoryAddressRow.INSERT, row))
                .orElse(filing);
    }

    @Override
    public void update(Address before, Address after, Provenance provenance) {
        boolean sameSubjects = subjects(before).equals(subjects(after));
        boolean sameSight = sameSubjects
                && ReleasePolicy.ofAddress(before.properties()) == ReleasePolicy.ofAddress(after.properties());
        update(
                before,
                after,
                provenance,
                List.of(sameSight ? changes().update() : changes().updateOfSight()),
                List.of(sameSubjects ? UPDATE : UPDATE_WITH_SUBJECTS));
        if (!DirectoryAddressRow.of(after).equals(DirectoryAddressRow.of(before))) {
            DirectoryAddressRow.replace(handle(), number(after.id()), after);
        }
    }

    @Override
    protected String provenanceColumns() {
        return "c.written_by, true as reference_may_hide, true";
    }

    @Override
    protected List<String> subjects(Address address) {
        Id resource = address.content().resourceId();
        return resource == null ? List.of() : List.of(resource.key());
    }

    @Override
    void add(ObjectRowWriter rows, Address address, Placed placed, long privateReasons) {
        rows.add(address, placed.addressBookIds(), placed.provenance(), privateReasons);
    }

    @Override
    protected List<String> erasing() {
        List<String> statements = new ArrayList<>(super.erasing());
        statements.add("delete from moved_contact where address_id = :id");
        return statements;
    }

    /** Returns the addresses with these numbers, in the order of the numbers. */
    public List<Address> numbered(Long[] numbers) {
        return select(SqlFragment.of("c.id = any(:ids) order by c.id", "ids", numbers));
    }

    @Override
    public void delete(Address locked) {
        delete(
                unit().exclusiveHandle(),
                locked,
                List.of(changes().deletion()),
                List.of(TABLES.endFilings()),
                List.of("delete from address where id = :id"));
    }

    @Override
    protected HistoryTables historyTables() {
        return TABLES;
    }

    @Override
    public List<SqlFragment> isContentShown(VisibilityConditions seen, RecordedSpan span) {
        return new RecordedConditions(seen, span).addressContent();
    }
}
