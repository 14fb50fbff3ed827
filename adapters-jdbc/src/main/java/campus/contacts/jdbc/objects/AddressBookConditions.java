package campus.contacts.jdbc.objects;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.SortedRuns;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.GrantedBooks;
import campus.contacts.jdbc.visibility.VisibilityConditions;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import java.util.List;

/**
 * The conditions of a search for address books on their hierarchy and content.
 *
 * @param within the books that the caller may look up
 */
record AddressBookConditions(JdbcTransaction unit, GrantedBooks within) {
    private long book(Id id) {
        return unit.number(ObjectKind.ADDRESS_BOOK, id);
    }

    /**
     * Restricts the search to the ancestors or descendants of a book.
     *
     * @param from the column of the paths that holds the book, whose name is the parameter's too
     * @param to the column that holds the listed books
     * @param id null: no restriction
     */
    void related(ListPlan search, String from, String to, Id id) {
        if (id == null) {
            return;
        }
        long book = book(id);
        requireGranted(search, from, book);
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
    private void requireGranted(ListPlan search, String name, long book) {
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
    void holding(ListPlan search, AddressBookQuery query, VisibilityConditions seen) {
        if (query.contactId() != null) {
            unit.follow(ObjectKind.CONTACT, query.contactId());
            long contact = unit.number(ObjectKind.CONTACT, query.contactId());
            shown(
                    search,
                    SqlFragment.of("select 1 from contact c where c.id = :contact", "contact", contact),
                    seen.contact());
            search.filter(SqlFragment.of("""
                    c.id in (select f.address_book_id from contact_filing f where f.contact_id = :contact)""", "contact", contact));
        }
        if (query.addressId() != null) {
            unit.follow(ObjectKind.ADDRESS, query.addressId());
            long address = unit.number(ObjectKind.ADDRESS, query.addressId());
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

    /** Restricts the search to a position in the hierarchy. */
    void at(ListPlan search, Position position) {
        if (position instanceof Position.Root) {
            search.filter(SqlFragment.of("not ").add(SqlFragment.exists(parents())));
            // the children of a granted book are granted
            search.filter(SqlFragment.of("""
                    (c.is_marked_root or exists (select 1 from address_book_child e where e.parent_id = c.id offset 0))"""));
        } else if (position instanceof Position.ChildOf child) {
            search.filter(SqlFragment.of("""
                    c.id in (select e.child_id from address_book_child e where e.parent_id = :parent)""").bind("parent", book(child.addressBookId())));
            requireGranted(search, "parent", book(child.addressBookId()));
        } else if (position instanceof Position.ParentOf parent) {
            search.filter(SqlFragment.of("""
                    c.id in (select e.parent_id from address_book_child e where e.child_id = :child)""").bind("child", book(parent.addressBookId())));
        }
    }

    private SqlFragment parents() {
        return within.isEverywhere()
                ? SqlFragment.of("select 1 from address_book_child e where e.child_id = c.id")
                : SqlFragment.of("""
                        select 1 from address_book_child e join address_book_path p on p.descendant_id = e.parent_id
                        where e.child_id = c.id and p.ancestor_id = any(:granted)""").bind("granted", within.granted());
    }
}
