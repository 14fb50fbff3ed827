package campus.contacts.jdbc;

import campus.contacts.Kind;
import campus.contacts.OwnIds;
import campus.contacts.Reach;

/**
 * A reach, as the tables know it.
 *
 * @param granted the numbers of the books that it is granted on, or null: everywhere
 */
record Within(Long[] granted) {
    /** Books of somebody else hold nothing here. */
    static Within of(Reach reach, OwnIds ownIds) {
        return new Within(
                reach.everywhere()
                        ? null
                        : reach.addressBookIds().stream()
                                .flatMapToLong(id -> ownIds.number(Kind.ADDRESS_BOOK, id).stream())
                                .boxed()
                                .toArray(Long[]::new));
    }

    /**
     * The condition that a book with an object {@code c} in it is within this reach, which does not go everywhere.
     *
     * @param table the object's
     * @param name for the value
     */
    Sql holds(String table, String name) {
        return Sql.exists(Table.named("""
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
