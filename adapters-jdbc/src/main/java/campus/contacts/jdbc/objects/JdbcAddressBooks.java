package campus.contacts.jdbc.objects;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.TextQuery;
import campus.contacts.access.Provenance;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.history.HistoryTables;
import campus.contacts.jdbc.sql.DependentStatements;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SortedRuns;
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
    private static final String COLUMNS = ObjectColumns.SHARED + ", c.provider_id, c.branding_ids, c.license";

    public static final TargetTable TARGET = TargetTable.of("address_book", """
            id, version, changed_at, recorded_by, display_name, display_name_sort_key, description, genus_type, genus_key, record_types, properties,
            provider_id, provider_key, branding_ids, license, data_source_code, is_marked_root""");

    public static final HistoryTables TABLES = new HistoryTables("address_book", """
            id, version, changed_at, recorded_by, change_code, display_name, display_name_sort_key, description, genus_type, genus_key, record_types,
            properties, provider_id, provider_key, branding_ids, license""", List.of("genus_key"));

    private static final String INSERT = "insert into " + TARGET + """
            \svalues (nextval('address_book_number'), :version, :changed_at, :recorded_by, :display_name, :display_name_sort_key, :description, :genus_type,
                :genus_key, :record_types, :properties, :provider_id, :provider_key, :branding_ids, :license, :data_source_code, false)""";

    private static final String UPDATE = """
            update address_book set version = :version, changed_at = :changed_at, recorded_by = :recorded_by, change_code = 1,
                display_name = :display_name, display_name_sort_key = :display_name_sort_key, description = :description, properties = :properties, provider_id = :provider_id,
                provider_key = :provider_key, branding_ids = :branding_ids, license = :license, data_source_code = :data_source_code
            where id = :id""";

    /** Replaces a row, including the columns that an update must not change. */
    public static final String REPLACE = """
            update address_book set version = :version, changed_at = :changed_at, recorded_by = :recorded_by,
                change_code = :change_code, display_name = :display_name, display_name_sort_key = :display_name_sort_key, description = :description, genus_type = :genus_type, genus_key = :genus_key, record_types = :record_types,
                properties = :properties, provider_id = :provider_id, provider_key = :provider_key,
                branding_ids = :branding_ids, license = :license, data_source_code = :data_source_code
            where id = :id""";

    private static final String SHARES = """
            select 1 from {object}_filing f join {object}_filing o on o.{object}_id = f.{object}_id
                join address_book b on b.id = o.address_book_id
            where f.address_book_id = :id and b.id <> :id and b.data_source_code is not null""";

    private final ObjectTable<AddressBook> table;
    private final JdbcBookHierarchy hierarchy;

    public JdbcAddressBooks(JdbcTransaction unit) {
        this(unit, table(unit.ownIds()));
    }

    public static ObjectTable<AddressBook> table(LocalIds ownIds) {
        return new ObjectTable<>("address_book", COLUMNS, (row, context) -> addressBook(row, ownIds));
    }

    private JdbcAddressBooks(JdbcTransaction unit, ObjectTable<AddressBook> table) {
        super(unit, ObjectKind.ADDRESS_BOOK, table);
        this.table = table;
        this.hierarchy = new JdbcBookHierarchy(unit);
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
                        ObjectColumns.properties(row)));
    }

    @Override
    public Map<String, Object> values(AddressBook book) {
        Map<String, Object> values = ObjectColumns.values(book);
        values.put("provider_id", ObjectColumns.id(book.content().providerId()));
        values.put("provider_key", ObjectColumns.key(book.content().providerId()));
        values.put("branding_ids", ObjectColumns.ids(book.content().brandingIds()));
        values.put("license", book.content().license());
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
        related(search, "ancestor_id", "descendant_id", query.lineage().ancestorId(), within);
        related(search, "descendant_id", "ancestor_id", query.lineage().descendantId(), within);
        if (!within.isEverywhere()) {
            search.filter(isWithin(within));
        }
        if (query.position() != null) {
            at(search, query.position(), within);
        }
        holding(search, query, seen);
        ofTypes(search, query.types());
        return search;
    }

    /**
     * Restricts the search to the ancestors or descendants of a book.
     *
     * @param from the column of the paths that holds the book, whose name is the parameter's too
     * @param to the column that holds the listed books
     * @param id null: no restriction
     */
    private void related(ListPlan search, String from, String to, Id id, GrantedBooks within) {
        if (id == null) {
            return;
        }
        long book = number(id);
        requireGranted(search, from, book, within);
        if (search.hasStart()) {
            search.filter(SqlFragment.exists("select 1 from address_book_path p where p." + from + " = :" + from
                            + " and p." + to + " = c.id and p." + to + " <> p." + from)
                    .bind(from, book));
        } else {
            SqlFragment key =
                    SqlFragment.of("select b.id as run_key from address_book b where b.id = :" + from, from, book);
            search.startWith(new SortedRuns("address_book_path", from, to, key, book)
                    .where(SqlFragment.of("m." + to + " <> m." + from)));
        }
    }

    /** Lets the search find nothing unless a book is granted. */
    private static void requireGranted(ListPlan search, String name, long book, GrantedBooks within) {
        if (!within.isEverywhere()) {
            search.precondition(SqlFragment.exists("select 1 from address_book_path g where g.descendant_id = :" + name
                            + " and g.ancestor_id = any(:granted)")
                    .bind(name, book)
                    .bind("granted", within.granted()));
        }
    }

    /**
     * Restricts the search to books that contain an object. In a granted book every object is granted too, so only the object's own
     * conditions can hide it.
     */
    private void holding(ListPlan search, AddressBookQuery query, VisibilityConditions seen) {
        if (query.contactId() != null) {
            long contact = unit().number(ObjectKind.CONTACT, query.contactId());
            shown(
                    search,
                    SqlFragment.of("select 1 from contact c where c.id = :contact", "contact", contact),
                    seen.contact());
            search.filter(SqlFragment.of("""
                    c.id in (select f.address_book_id from contact_filing f where f.contact_id = :contact)""", "contact", contact));
        }
        if (query.addressId() != null) {
            long address = unit().number(ObjectKind.ADDRESS, query.addressId());
            shown(
                    search,
                    SqlFragment.of("select 1 from address c where c.id = :address", "address", address),
                    seen.address());
            search.filter(SqlFragment.of("""
                    c.id in (select f.address_book_id from address_filing f where f.address_id = :address)""", "address", address));
        }
    }

    /** @param held selects an object {@code c} */
    private static void shown(ListPlan search, SqlFragment held, List<SqlFragment> conditions) {
        if (!conditions.isEmpty()) {
            search.precondition(SqlFragment.exists(held.and(conditions)));
        }
    }

    private void at(ListPlan search, Position position, GrantedBooks within) {
        if (position instanceof Position.Root) {
            search.filter(SqlFragment.of("not ").add(SqlFragment.exists(parents(within))));
            // the children of a granted book are granted
            search.filter(SqlFragment.of("""
                    (c.is_marked_root or exists (select 1 from address_book_child e where e.parent_id = c.id offset 0))"""));
        } else if (position instanceof Position.ChildOf child) {
            search.filter(SqlFragment.of("""
                    c.id in (select e.child_id from address_book_child e where e.parent_id = :parent)""").bind("parent", number(child.addressBookId())));
            requireGranted(search, "parent", number(child.addressBookId()), within);
        } else if (position instanceof Position.ParentOf parent) {
            search.filter(SqlFragment.of("""
                    c.id in (select e.parent_id from address_book_child e where e.child_id = :child)""").bind("child", number(parent.addressBookId())));
        }
    }

    private static SqlFragment parents(GrantedBooks within) {
        return within.isEverywhere()
                ? SqlFragment.of("select 1 from address_book_child e where e.child_id = c.id")
                : SqlFragment.of("""
                        select 1 from address_book_child e join address_book_path p on p.descendant_id = e.parent_id
                        where e.child_id = c.id and p.ancestor_id = any(:granted)""").bind("granted", within.granted());
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
        return SqlFragment.of("""
                select b.id from address_book_child_period e join address_book b on b.id = e.parent_id
                where e.child_id = :id and e.is_last""", "id", number(id))
                .query(handle())
                .mapTo(Long.class)
                .map(parent -> unit().ownIds().id(ObjectKind.ADDRESS_BOOK, parent))
                .set();
    }

    @Override
    protected List<String> subjects(AddressBook book) {
        return List.of();
    }

    @Override
    protected boolean wasRoot(Id id) {
        return SqlFragment.of("select 1 from address_book_root_period r where r.address_book_id = :id and r.is_last")
                .bind("id", number(id))
                .returnsRow(handle());
    }

    @Override
    protected void forgetLastPlaces(Id id) {
        for (String statement : List.of(
                "update address_book_child_period set is_last = false where child_id = :id and is_last",
                "update address_book_root_period set is_last = false where address_book_id = :id and is_last")) {
            SqlFragment.of(statement, "id", number(id)).execute(unit().writeHandle());
        }
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
        statements.addAll(HistoryTables.eraseBook());
        return statements;
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
        return SqlFragment.of("select 1 from address_book_child where child_id = :id limit 1", "id", number(id))
                .returnsRow(handle());
    }

    @Override
    public boolean hasChildren(Id id) {
        return SqlFragment.of("select 1 from address_book_child where parent_id = :id limit 1", "id", number(id))
                .returnsRow(handle());
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
        return table.select()
                .add("c.data_source_code = :code")
                .bind("code", code)
                .query(handle())
                .map(table.mapper())
                .findFirst();
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
        return SqlFragment.of("select 1 from address_book where id = :id and is_marked_root", "id", number(id))
                .returnsRow(handle());
    }

    @Override
    public void markRoot(Id id, boolean marked) {
        if (isMarkedRoot(id) != marked) {
            hierarchy.markRoot(number(id), marked);
        }
    }
}
