package campus.contacts;

import campus.contacts.osid.Refusal;
import java.util.List;
import java.util.Objects;

/**
 * An address book with its neighbourhood in the hierarchy, as a caller sees it (OSID 3.0.0, node retrieval). The
 * children of a parent and the parents of a child are not filled in. A book that is reached on several paths has
 * several nodes.
 *
 * @param root whether the list of roots shows the book
 * @param parents in creation order
 * @param children in creation order
 */
public record AddressBookNode(
        AddressBook book, boolean root, List<AddressBookNode> parents, List<AddressBookNode> children) {
    public AddressBookNode {
        Objects.requireNonNull(book);
        parents = List.copyOf(parents);
        children = List.copyOf(children);
    }

    /**
     * The numbers of levels above and below a book.
     *
     * @param ancestors 0 to {@value #MOST}
     * @param descendants 0 to {@value #MOST}
     */
    public record Levels(int ancestors, int descendants) {
        /** The maximum number of levels in each direction. */
        public static final int MOST = 10;

        /**
         * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} for a number out of range
         */
        public Levels {
            if (ancestors < 0 || ancestors > MOST || descendants < 0 || descendants > MOST) {
                throw Refusal.invalid("the levels " + ancestors + " and " + descendants + " must be 0 to " + MOST);
            }
        }
    }
}
