package campus.contacts.jdbc;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.Id;
import campus.contacts.Identity;
import campus.contacts.Kind;
import campus.contacts.OwnIds;
import campus.contacts.people.DataSource;
import campus.contacts.spi.AddressBookStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The address books; their hierarchy is kept by {@link Hierarchy}. */
final class JdbcAddressBooks extends JdbcObjects<AddressBook, AddressBookQuery> implements AddressBookStore {
    private static final String COLUMNS = Columns.SHARED + ", c.provider_id, c.branding_ids, c.license";

    static final Target TARGET = Target.of("address_book", """
            id, version, changed_at, display_name, description, genus_type, genus_key, record_types, properties, provider_id,
            provider_key, branding_ids, license, data_source_code, is_marked_root""");

    private static final String INSERT = "insert into " + TARGET + """
            \svalues (nextval('address_book_number'), :version, :changed_at, :display_name, :description, :genus_type,
                :genus_key, :record_types, :properties, :provider_id, :provider_key, :branding_ids, :license, :data_source_code, false)""";

    private static final String UPDATE = """
            update address_book set version = :version, changed_at = :changed_at, display_name = :display_name,
                description = :description, properties = :properties, provider_id = :provider_id,
                provider_key = :provider_key, branding_ids = :branding_ids, license = :license, data_source_code = :data_source_code
            where id = :id""";

    /** Other than an update, this may change what is fixed at birth. */
    static final String REPLACE = """
            update address_book set version = :version, changed_at = :changed_at, display_name = :display_name,
                description = :description, genus_type = :genus_type, genus_key = :genus_key, record_types = :record_types,
                properties = :properties, provider_id = :provider_id, provider_key = :provider_key,
                branding_ids = :branding_ids, license = :license, data_source_code = :data_source_code
            where id = :id""";

    private static final String SHARES = """
            select 1 from {object}_filing f join {object}_filing o on o.{object}_id = f.{object}_id
                join address_book b on b.id = o.address_book_id
            where f.address_book_id = :id and b.id <> :id and b.data_source_code is not null""";

    private final Table<AddressBook> table;
    private final Hierarchy hierarchy;

    JdbcAddressBooks(JdbcUnit unit) {
        this(unit, new Table<>("address_book", COLUMNS, (row, context) -> addressBook(row, unit.ownIds())));
    }

    private JdbcAddressBooks(JdbcUnit unit, Table<AddressBook> table) {
        super(unit, Kind.ADDRESS_BOOK, table);
        this.table = table;
        this.hierarchy = new Hierarchy(unit);
    }

    private static AddressBook addressBook(ResultSet row, OwnIds ownIds) throws SQLException {
        return new AddressBook(
                Columns.identity(row, Kind.ADDRESS_BOOK, ownIds),
                Columns.classification(row),
                new AddressBookForm(
                        Columns.display(row),
                        Columns.id(row, Columns.OWN),
                        Columns.ids(row, Columns.OWN + 1),
                        row.getString(Columns.OWN + 2),
                        Columns.properties(row)));
    }

    @Override
    Map<String, Object> values(AddressBook book) {
        Map<String, Object> values = Columns.values(book);
        values.put("provider_id", Columns.id(book.content().providerId()));
        values.put("provider_key", Columns.key(book.content().providerId()));
        values.put("branding_ids", Columns.ids(book.content().brandingIds()));
        values.put("license", book.content().license());
        values.put(
                "data_source_code",
                DataSource.of(book.properties()).map(DataSource::code).orElse(null));
        return values;
    }

    @Override
    Sql isWithin(Within within) {
        return Sql.exists("""
                select 1 from address_book_path p
                where p.descendant_id = c.id and p.ancestor_id = any(:granted)""").bind("granted", within.granted());
    }

    @Override
    List<Sql> isShown(Seen seen) {
        return List.of();
    }

    @Override
    Search search(AddressBookQuery query, Seen seen) {
        Search search = new Search();
        Within within = seen.within();
        if (within.isNowhere()) {
            search.impossible();
        }
        if (query.providerId() != null) {
            search.have("provider_key", "provider", query.providerId().key());
        }
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

    /** What is in a book within reach is within reach itself, so all that may hide it is what it says. */
    private void holding(Search search, AddressBookQuery query, Seen seen) {
        if (query.contactId() != null) {
            long contact = unit().number(Kind.CONTACT, query.contactId());
            shown(search, Sql.of("select 1 from contact c where c.id = :contact", "contact", contact), seen.contact());
            search.filter(Sql.of("""
                    c.id in (select f.address_book_id from contact_filing f where f.contact_id = :contact)""", "contact", contact));
        }
        if (query.addressId() != null) {
            long address = unit().number(Kind.ADDRESS, query.addressId());
            shown(search, Sql.of("select 1 from address c where c.id = :address", "address", address), seen.address());
            search.filter(Sql.of("""
                    c.id in (select f.address_book_id from address_filing f where f.address_id = :address)""", "address", address));
        }
    }

    /** @param held selects an object {@code c} */
    private static void shown(Search search, Sql held, List<Sql> conditions) {
        if (!conditions.isEmpty()) {
            search.gate(Sql.exists(held.and(conditions)));
        }
    }

    private void at(Search search, Position position, Within within) {
        if (position instanceof Position.Root) {
            search.filter(Sql.of("not ").add(Sql.exists(parents(within))));
            // the children of a book within reach are within reach
            search.filter(Sql.of("""
                    (c.is_marked_root or exists (select 1 from address_book_child e where e.parent_id = c.id offset 0))"""));
        } else if (position instanceof Position.ChildOf child) {
            search.filter(Sql.of("""
                    c.id in (select e.child_id from address_book_child e where e.parent_id = :parent)""").bind("parent", number(child.addressBookId())));
            if (!within.isEverywhere()) {
                search.gate(Sql.exists("""
                        select 1 from address_book_path g
                        where g.descendant_id = :parent and g.ancestor_id = any(:granted)""")
                        .bind("parent", number(child.addressBookId()))
                        .bind("parent", number(child.addressBookId()))
                        .bind("granted", within.granted()));
            }
        } else if (position instanceof Position.ParentOf parent) {
            search.filter(Sql.of("""
                    c.id in (select e.parent_id from address_book_child e where e.child_id = :child)""").bind("child", number(parent.addressBookId())));
        }
    }

    private static Sql parents(Within within) {
        return within.isEverywhere()
                ? Sql.of("select 1 from address_book_child e where e.child_id = c.id")
                : Sql.of("""
                        select 1 from address_book_child e join address_book_path p on p.descendant_id = e.parent_id
                        where e.child_id = c.id and p.ancestor_id = any(:granted)""").bind("granted", within.granted());
    }

    @Override
    public AddressBook insert(Function<Identity, AddressBook> draft, Instant at) {
        return insert(draft, at, INSERT, Beside.selecting(Hierarchy.ITSELF, Map.of()));
    }

    @Override
    public void update(AddressBook before, AddressBook after) {
        update(List.of(UPDATE), after.id(), values(after));
    }

    @Override
    public void delete(Id id) {
        Handle handle = unit().writingAlone();
        hierarchy.leave(number(id));
        Sql.of("delete from address_book where id = :id", "id", number(id)).execute(handle);
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
        return Sql.of("select 1 from address_book_child where child_id = :id limit 1", "id", number(id))
                .isTrue(handle());
    }

    @Override
    public boolean hasChildren(Id id) {
        return Sql.of("select 1 from address_book_child where parent_id = :id limit 1", "id", number(id))
                .isTrue(handle());
    }

    @Override
    public boolean hasObjects(Id id) {
        return Sql.of("""
                select 1 from address_book b
                where b.id = :id and (
                    exists (select 1 from contact_filing f where f.address_book_id = b.id)
                    or exists (select 1 from address_filing f where f.address_book_id = b.id))""", "id", number(id)).isTrue(handle());
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
        return Sql.of(Table.named(SHARES, "contact") + " union all " + Table.named(SHARES, "address"))
                .bind("id", number(id))
                .isTrue(handle());
    }

    @Override
    public boolean isMarkedRoot(Id id) {
        return Sql.of("select 1 from address_book where id = :id and is_marked_root", "id", number(id))
                .isTrue(handle());
    }

    @Override
    public void markRoot(Id id, boolean marked) {
        Sql.of("update address_book set is_marked_root = :marked where id = :id")
                .bind("id", number(id))
                .bind("marked", marked)
                .execute(unit().writing());
    }
}
