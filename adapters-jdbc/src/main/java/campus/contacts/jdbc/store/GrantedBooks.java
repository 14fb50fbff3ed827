package campus.contacts.jdbc.store;

import campus.contacts.access.GrantScope;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;

/**
 * A reach, as the tables know it.
 *
 * @param granted the numbers of the books that it is granted on, or null: everywhere
 */
record GrantedBooks(Long[] granted) {
    /** Books of somebody else hold nothing here. */
    static GrantedBooks of(GrantScope reach, LocalIds ownIds) {
        return new GrantedBooks(
                reach.everywhere()
                        ? null
                        : reach.addressBookIds().stream()
                                .flatMapToLong(id -> ownIds.number(ObjectKind.ADDRESS_BOOK, id).stream())
                                .boxed()
                                .toArray(Long[]::new));
    }

    /**
     * The condition that a book with an object {@code c} in it is within this reach, which does not go everywhere.
     *
     * @param table the object's
     * @param name for the value
     */
    SqlFragment holds(String table, String name) {
        return SqlFragment.exists(ObjectTable.named("""
                select 1 from {object}_filing f join address_book_path p on p.descendant_id = f.address_book_id
                where f.{object}_id = c.id and p.ancestor_id = any(:""" + name + ')', table)).bind(name, granted);
    }

    boolean isEverywhere() {
        return granted == null;
    }

    boolean isNowhere() {
        return granted != null && granted.length == 0;
    }
}
