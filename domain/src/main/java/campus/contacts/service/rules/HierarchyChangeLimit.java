package campus.contacts.service.rules;

import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.AddressBookStore;

/**
 * Limits the size of a change of the hierarchy. An edge affects every pair of the parent or one of its ancestors and the
 * child or one of its descendants; pairs that are also connected by other paths are included, since their paths are
 * recounted.
 */
public final class HierarchyChangeLimit {
    /** The maximum number of pairs of ancestor and descendant that one change may affect (wire contract, section 4). */
    public static final int MOST_PAIRS = 50_000;

    private HierarchyChangeLimit() {}

    /** Requires that the edge between two books affects few pairs. */
    public static void requireFewPairs(AddressBookStore books, Id parentId, Id childId) {
        requireFewPairs(
                books.countSelfAndAncestors(parentId, MOST_PAIRS + 1),
                books.countSelfAndDescendants(childId, MOST_PAIRS + 1));
    }

    /** Requires that the edges above a book without children, or above a new child of the book, affect few pairs. */
    public static void requireFewAncestors(AddressBookStore books, Id id) {
        requireFewPairs(books.countSelfAndAncestors(id, MOST_PAIRS + 1), 1);
    }

    private static void requireFewPairs(long above, long below) {
        if (above * below > MOST_PAIRS) {
            throw Refusal.illegalState(
                    "the change would make or end more than " + MOST_PAIRS + " pairs of ancestor and descendant");
        }
    }
}
