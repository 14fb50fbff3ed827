package campus.contacts.jdbc.history;

import campus.contacts.history.Change;
import java.util.List;

/**
 * The changes of one kind in one table: begins or ends of the links of an object {@code :id}. Those that the creation, restoration or
 * deletion of the object itself caused are left out, since they have no entries of their own.
 *
 * @param rows the table and the condition on its rows
 * @param other the column with the number of the other book; {@link #NO_BOOK} for a root mark
 * @param at the column with the time of the change
 * @param by the column with its author
 */
record LinkChanges(Change change, String rows, String other, String at, String by) {
    private static final String NO_BOOK = "cast(0 as bigint)";

    /** The filings of a contact or an address. */
    static final List<LinkChanges> FILINGS = List.of(
            new LinkChanges(
                    Change.FILED,
                    "{object}_filing f where f.{object}_id = :id and not f.began_with_object",
                    "f.address_book_id",
                    "f.filed_at",
                    "f.filed_by"),
            new LinkChanges(
                    Change.FILED,
                    "{object}_filing_period f where f.{object}_id = :id and not f.began_with_object",
                    "f.address_book_id",
                    "f.filed_at",
                    "f.filed_by"),
            new LinkChanges(
                    Change.UNFILED,
                    "{object}_filing_period f where f.{object}_id = :id and not f.ended_with_object",
                    "f.address_book_id",
                    "f.unfiled_at",
                    "f.unfiled_by"));

    /** The children and the root marks of an address book. */
    static final List<LinkChanges> HIERARCHY = List.of(
            new LinkChanges(
                    Change.CHILD_ADDED,
                    "address_book_child e where e.parent_id = :id",
                    "e.child_id",
                    "e.added_at",
                    "e.added_by"),
            new LinkChanges(
                    Change.CHILD_ADDED,
                    "address_book_child_period e where e.parent_id = :id",
                    "e.child_id",
                    "e.added_at",
                    "e.added_by"),
            new LinkChanges(
                    Change.CHILD_REMOVED,
                    "address_book_child_period e where e.parent_id = :id",
                    "e.child_id",
                    "e.removed_at",
                    "e.removed_by"),
            new LinkChanges(
                    Change.ROOT_ADDED,
                    "address_book b where b.id = :id and b.is_marked_root and not b.root_began_with_object",
                    NO_BOOK,
                    "b.root_since",
                    "b.root_by"),
            new LinkChanges(
                    Change.ROOT_ADDED,
                    "address_book_root_period r where r.address_book_id = :id and not r.began_with_object",
                    NO_BOOK,
                    "r.added_at",
                    "r.added_by"),
            new LinkChanges(
                    Change.ROOT_REMOVED,
                    "address_book_root_period r where r.address_book_id = :id and not r.ended_with_object",
                    NO_BOOK,
                    "r.removed_at",
                    "r.removed_by"));

    boolean namesBook() {
        return !other.equals(NO_BOOK);
    }

    /** Returns a query for the ordinal of the change, {@code other}, {@code moment} and the author; it ends with a condition and {@code and}. */
    String select() {
        return "select " + change.ordinal() + ", " + other + " as other, " + at + " as moment, " + by + " from " + rows
                + " and ";
    }
}
