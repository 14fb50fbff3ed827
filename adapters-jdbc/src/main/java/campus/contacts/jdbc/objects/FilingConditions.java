package campus.contacts.jdbc.objects;

import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SortedRuns;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.GrantedBooks;
import campus.contacts.osid.ObjectKind;

/** The conditions of a search for contacts or addresses on the address books in which they are filed. */
record FilingConditions(JdbcTransaction unit, ObjectTable<?> table) {
    /**
     * Chooses the books of the query or of the grants as the start of a search that has no key. Objects in these books may still be hidden.
     *
     * <p>All objects in a granted book are granted, since a grant on a book includes its descendants.
     *
     * @param scope null: all books
     * @param within the books that the caller may look up
     */
    void place(ListPlan search, AddressBookScope scope, GrantedBooks within) {
        if (within.isNowhere()) {
            search.matchNothing();
        } else if (scope == null) {
            if (!within.isEverywhere()) {
                below(search, SqlFragment.of("p.ancestor_id = any(:granted)", "granted", within.granted()));
            }
        } else {
            long book = unit.number(ObjectKind.ADDRESS_BOOK, scope.addressBookId());
            if (!within.isEverywhere()) {
                search.precondition(SqlFragment.exists("""
                        select 1 from address_book_path g
                        where g.descendant_id = :book and g.ancestor_id = any(:granted)""").bind("book", book).bind("granted", within.granted()));
            }
            if (scope.view() == AddressBookView.FEDERATED) {
                below(search, SqlFragment.of("p.ancestor_id = :book", "book", book));
            } else {
                in(search, book);
            }
        }
    }

    private void in(ListPlan search, long book) {
        if (search.hasStart()) {
            search.filter(SqlFragment.exists(named("""
                    select 1 from {object}_filing f where f.{object}_id = c.id and f.address_book_id = :book""")).bind("book", book));
        } else {
            SqlFragment books =
                    SqlFragment.of("select b.id as run_key from address_book b where b.id = :book", "book", book);
            search.startWith(filings(books, book));
        }
    }

    /** @param ancestor the condition on the ancestor in a path {@code p} */
    private void below(ListPlan search, SqlFragment ancestor) {
        if (search.hasStart()) {
            search.filter(SqlFragment.exists(SqlFragment.of(named("""
                    select 1 from {object}_filing f join address_book_path p on p.descendant_id = f.address_book_id
                    where f.{object}_id = c.id and\s""")).add(ancestor)));
        } else {
            SqlFragment books = SqlFragment.of("""
                    select distinct p.descendant_id as run_key from address_book_path p where\s""").add(ancestor);
            search.startWith(filings(books, null));
        }
    }

    /** @param only the book, when there is exactly one */
    private SortedRuns filings(SqlFragment books, Long only) {
        return new SortedRuns(named("{object}_filing"), "address_book_id", named("{object}_id"), books, only);
    }

    private String named(String statement) {
        return ObjectTable.named(statement, table.name());
    }
}
