package campus.contacts.jdbc.visibility;

import campus.contacts.access.GrantScope;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;

/**
 * A grant scope in numbers of address books.
 *
 * @param granted the numbers of the books with a direct grant; null when all books are granted
 */
public record GrantedBooks(Long[] granted) {
    /** Ignores books of other providers, which contain no objects here. */
    public static GrantedBooks of(GrantScope grantScope, LocalIds ownIds) {
        return new GrantedBooks(
                grantScope.everywhere()
                        ? null
                        : grantScope.addressBookIds().stream()
                                .flatMapToLong(id -> ownIds.number(ObjectKind.ADDRESS_BOOK, id).stream())
                                .boxed()
                                .toArray(Long[]::new));
    }

    /**
     * Returns the condition that an object {@code c} is in a granted book or below one; not for a scope of all books.
     *
     * @param table the table of the object
     * @param name the name of the parameter
     */
    public SqlFragment holds(String table, String name) {
        return SqlFragment.exists(ObjectTable.named("""
                select 1 from {object}_filing f join address_book_path p on p.descendant_id = f.address_book_id
                where f.{object}_id = c.id and p.ancestor_id = any(:""" + name + ')', table)).bind(name, granted);
    }

    public boolean isEverywhere() {
        return granted == null;
    }

    public boolean isNowhere() {
        return granted != null && granted.length == 0;
    }
}
