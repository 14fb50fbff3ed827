package campus.contacts.jdbc.objects;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.BookQuery;
import campus.contacts.TextQuery;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.history.HistoryTables;
import campus.contacts.jdbc.sql.DependentStatements;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.GrantedBooks;
import campus.contacts.jdbc.visibility.VisibilityConditions;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.records.DataSource;
import campus.contacts.spi.AddressBookStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Stores address books; {@link JdbcBookHierarchy} stores their hierarchy. */
public final class JdbcAddressBooks extends JdbcObjects<AddressBook, AddressBookQuery> implements AddressBookStore {
    private static final String COLUMNS =
            ObjectColumns.SHARED + ", c.provider_id, c.branding_ids, c.license, c.contacts_query, c.addresses_query";

    public static final TargetTable TARGET = TargetTable.of("address_book", """
            id, version, changed_at, recorded_by, display_name, display_name_sort_key, description, genus_type, genus_key, record_types, properties,
            provider_id, provider_key, branding_ids, license, contacts_query, addresses_query, data_source_code, is_marked_root""");

    public static final HistoryTables TABLES = new HistoryTables("address_book", """
            id, version, changed_at, recorded_by, change_code, display_name, display_name_sort_key, description, genus_type, genus_key, record_types,
            properties, provider_id, provider_key, branding_ids, license, contacts_query, addresses_query""", List.of("genus_key"));

    private static final String INSERT = "insert into " + TARGET + """
            \svalues (nextval('address_book_number'), :version, :changed_at, :recorded_by, :display_name, :display_name_sort_key, :description, :genus_type,
                :genus_key, :record_types, :properties, :provider_id, :provider_key, :branding_ids, :license, :contacts_query, :addresses_query,
                :data_source_code, false)""";

    private static final String UPDATE = """
            update address_book set version = :version, changed_at = :changed_at, recorded_by = :recorded_by, change_code = 1,
                display_name = :display_name, display_name_sort_key = :display_name_sort_key, description = :description, properties = :properties, provider_id = :provider_id,
                provider_key = :provider_key, branding_ids = :branding_ids, license = :license,
                contacts_query = :contacts_query, addresses_query = :addresses_query, data_source_code = :data_source_code
            where id = :id""";

    private static final String SHARES = """
            select 1 from {object}_filing f join {object}_filing o on o.{object}_id = f.{object}_id
                join address_book b on b.id = o.address_book_id
            where f.address_book_id = :id and b.id <> :id and b.data_source_code is not null""";

    private final JdbcBookHierarchy hierarchy;

    public JdbcAddressBooks(JdbcTransaction unit) {
        super(unit, ObjectKind.ADDRESS_BOOK, table(unit.ownIds()));
        this.hierarchy = new JdbcBookHierarchy(unit);
    }

    public static ObjectTable<AddressBook> table(LocalIds ownIds) {
        return new ObjectTable<>("address_book", COLUMNS, (row, context) -> addressBook(row, ownIds));
    }

    private static AddressBook addressBook(ResultSet row, LocalIds ownIds) throws SQLException {
        return new AddressBook(
                ObjectColumns.identity(row, ObjectKind.ADDRESS_BOOK, ownIds),
                ObjectColumns.classification(row),
                new AddressBookForm(
                        ObjectColumns.display(row),
                        ObjectColumns.id(row, ObjectColumns.OWN),
                        ObjectColumns.ids(row, ObjectColumns.OWN + 1),
                        row.getString(ObjectColumns.OWN + 2),
                        ObjectColumns.properties(row)),
                query(row.getString(ObjectColumns.OWN + 3), row.getString(ObjectColumns.OWN + 4)));
    }

    private static BookQuery query(String contacts, String addresses) {
        return contacts == null && addresses == null ? null : new BookQuery(contacts, addresses);
    }

    @Override
    public Map<String, Object> values(AddressBook book) {
        Map<String, Object> values = ObjectColumns.values(book);
        values.put("provider_id", ObjectColumns.id(book.content().providerId()));
        values.put("provider_key", ObjectColumns.key(book.content().providerId()));
        values.put("branding_ids", ObjectColumns.ids(book.content().brandingIds()));
        values.put("license", book.content().license());
        values.put("contacts_query", book.smartQuery().map(BookQuery::contacts).orElse(null));
        values.put(
                "addresses_query", book.smartQuery().map(BookQuery::addresses).orElse(null));
        values.put(
                "data_source_code",
                DataSource.of(book.properties()).map(DataSource::code).orElse(null));
        return values;
    }

    @Override
    protected SqlFragment isWithin(GrantedBooks within) {
        return SqlFragment.exists("""
                select 1 from address_book_path p
                where p.descendant_id = c.id and p.ancestor_id = any(:granted)""").bind("granted", within.granted());
    }

    @Override
    SqlFragment isBelow(long book) {
        return SqlFragment.exists("""
                select 1 from address_book_path p where p.descendant_id = c.id and p.ancestor_id = :selected""").bind("selected", book);
    }

    @Override
    protected List<SqlFragment> isShown(VisibilityConditions seen) {
        return List.of();
    }

    @Override
    public TextQuery text(AddressBookQuery query) {
        return query.text();
    }

    @Override
    ListPlan search(AddressBookQuery query, VisibilityConditions seen, ListPlan search) {
        among(search, query.ids());
        GrantedBooks within = seen.within();
        if (within.isNowhere()) {
            search.matchNothing();
        }
        if (query.providerId() != null) {
            search.equal("provider_key", "provider", query.providerId().key());
        }
        ofText(search, query.text());
        AddressBookConditions conditions = new AddressBookConditions(unit(), within);
        // A book has fewer ancestors than another may have descendants, so the search starts with them.
        conditions.related(
                search, "descendant_id", "ancestor_id", query.lineage().descendantId());
        conditions.related(
                search, "ancestor_id", "descendant_id", query.lineage().ancestorId());
        if (!within.isEverywhere()) {
            search.filter(isWithin(within));
        }
        if (query.position() != null) {
            conditions.at(search, query.position());
        }
        conditions.holding(search, query, seen);
        ofTypes(search, query.types());
        return search;
    }

    @Override
    public AddressBook insert(Function<ObjectVersion, AddressBook> draft) {
        return insert(draft, INSERT, DependentStatements.selecting(JdbcBookHierarchy.ITSELF, Map.of()));
    }

    @Override
    public void update(AddressBook before, AddressBook after) {
        update(before, after, List.of(changes().update()), List.of(UPDATE), values(after));
    }

    @Override
    public void delete(AddressBook locked) {
        Handle handle = unit().exclusiveHandle();
        hierarchy.leave(number(locked.id()), deletedAt(locked));
        delete(
                handle,
                locked,
                List.of(),
                List.of(JdbcBookHierarchy.END_ROOT_WITH_BOOK),
                List.of("delete from address_book where id = :id"));
    }

    @Override
    protected HistoryTables historyTables() {
        return TABLES;
    }

    @Override
    public SqlFragment deletedVisible(VisibilityConditions seen) {
        return seen.within().isEverywhere() ? null : SqlFragment.of("false");
    }

    @Override
    public List<SqlFragment> isContentShown(VisibilityConditions seen, RecordedSpan span) {
        return List.of();
    }

    @Override
    protected Set<Id> lastPlaces(Id id) {
        return hierarchy.lastParents(number(id));
    }

    @Override
    protected boolean wasRoot(Id id) {
        return hierarchy.wasRoot(number(id));
    }

    @Override
    protected void forgetLastPlaces(Id id) {
        hierarchy.forgetLast(number(id));
    }

    @Override
    protected List<String> subjects(AddressBook book) {
        return List.of();
    }

    @Override
    protected void insertAgain(AddressBook book, Set<Id> addressBookIds, Provenance provenance) {
        insertNumbered(book, INSERT, DependentStatements.selecting(JdbcBookHierarchy.ITSELF, Map.of()));
    }

    @Override
    protected List<String> erasing() {
        List<String> statements = new ArrayList<>(super.erasing());
        statements.add("delete from address_book_child_period where child_id = :id or parent_id = :id");
        statements.add("delete from address_book_root_period where address_book_id = :id");
        return statements;
    }

    @Override
    public Optional<AddressBook> findToFile(Id id, Visibility visibility) {
        unit().requireWriting();
        VisibilityConditions seen = seen(visibility);
        long number = number(id);
        return number == 0 || seen.within().isNowhere()
                ? Optional.empty()
                : select(SqlFragment.of("c.id = :id", "id", number)
                                .and(isVisible(seen))
                                .add(unit().dialect().sharedLock("c")))
                        .stream()
                        .findFirst();
    }

    /** Where rows have no shared locks, no other unit of work may write meanwhile; elsewhere the lock of the book is enough. */
    @Override
    public void lockFilings() {
        unit().exclusiveHandle();
    }

    @Override
    public void lockHierarchy() {
        hierarchy.lock();
    }

    @Override
    public boolean isSelfOrAncestor(Id ancestorId, Id descendantId) {
        return hierarchy.isSelfOrAncestor(number(ancestorId), number(descendantId));
    }

    @Override
    public int countSelfAndAncestors(Id id, int most) {
        return hierarchy.count("descendant_id", number(id), most);
    }

    @Override
    public int countSelfAndDescendants(Id id, int most) {
        return hierarchy.count("ancestor_id", number(id), most);
    }

    @Override
    public boolean isChild(Id parentId, Id childId) {
        return hierarchy.isChild(number(parentId), number(childId));
    }

    @Override
    public boolean hasParents(Id id) {
        return hierarchy.hasParents(number(id));
    }

    @Override
    public boolean hasChildren(Id id) {
        return hierarchy.hasChildren(number(id));
    }

    @Override
    public boolean hasObjects(Id id) {
        return SqlFragment.of("""
                select 1 from address_book b
                where b.id = :id and (
                    exists (select 1 from contact_filing f where f.address_book_id = b.id)
                    or exists (select 1 from address_filing f where f.address_book_id = b.id))""", "id", number(id)).returnsRow(handle());
    }

    @Override
    public void addChild(Id parentId, Id childId) {
        hierarchy.add(number(parentId), number(childId));
    }

    @Override
    public void removeChild(Id parentId, Id childId) {
        hierarchy.remove(number(parentId), number(childId));
    }

    @Override
    public Optional<AddressBook> ofSource(String code) {
        return current()
                .select()
                .add("c.data_source_code = :code")
                .bind("code", code)
                .first(handle(), current().mapper());
    }

    @Override
    public boolean sharesWithSource(Id id) {
        return SqlFragment.of(
                        ObjectTable.named(SHARES, "contact") + " union all " + ObjectTable.named(SHARES, "address"))
                .bind("id", number(id))
                .returnsRow(handle());
    }

    @Override
    public boolean isMarkedRoot(Id id) {
        return hierarchy.isMarkedRoot(number(id));
    }

    @Override
    public void markRoot(Id id, boolean marked) {
        if (isMarkedRoot(id) != marked) {
            hierarchy.markRoot(number(id), marked);
        }
    }
}
