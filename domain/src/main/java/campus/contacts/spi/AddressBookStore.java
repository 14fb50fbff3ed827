package campus.contacts.spi;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.access.GrantScope;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Keeps address books and their hierarchy, a directed acyclic graph. */
public interface AddressBookStore extends ObjectStore<AddressBook, AddressBookQuery> {
    /**
     * Stores a new book without parents, children or root mark.
     *
     * @param draft makes the book from the identity that the store gives it; may be called more than once
     */
    AddressBook insert(Function<ObjectVersion, AddressBook> draft, Instant at);

    /** Whether the book is within reach. */
    boolean isWithin(Id id, GrantScope reach);

    /** Keeps the hierarchy from changing until the unit of work ends; whoever else wants to change it waits. */
    void lockHierarchy();

    /** Whether the one is the other or one of its ancestors. */
    boolean isSelfOrAncestor(Id ancestorId, Id descendantId);

    /** How many books the book is or is below of; counting stops at {@code most}. */
    int countSelfAndAncestors(Id id, int most);

    /** How many books the book is or is above of; counting stops at {@code most}. */
    int countSelfAndDescendants(Id id, int most);

    boolean isChild(Id parentId, Id childId);

    boolean hasParents(Id id);

    boolean hasChildren(Id id);

    /** Whether any contact or address is filed in the very book. */
    boolean hasObjects(Id id);

    /** Puts a book below another; the hierarchy is locked, and there is no such edge nor a way back. */
    void addChild(Id parentId, Id childId);

    /** Takes a book from below another; the hierarchy is locked, and there is such an edge. */
    void removeChild(Id parentId, Id childId);

    /** The book that is the data source of that code. */
    Optional<AddressBook> ofSource(String code);

    /** Whether anything in the very book is in the book of another data source too. */
    boolean sharesWithSource(Id id);

    boolean isMarkedRoot(Id id);

    void markRoot(Id id, boolean marked);
}
