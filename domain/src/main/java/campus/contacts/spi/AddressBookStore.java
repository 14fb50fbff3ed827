package campus.contacts.spi;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectVersion;
import java.util.Optional;
import java.util.function.Function;

/** Stores address books and their hierarchy, a directed acyclic graph. */
public interface AddressBookStore extends ObjectStore<AddressBook, AddressBookQuery> {
    /**
     * Stores a new book without parents, children or root mark.
     *
     * @param draft makes the book from the identity that the storage assigns; may be called more than once
     */
    AddressBook insert(Function<ObjectVersion, AddressBook> draft);

    /**
     * Returns the book if it is visible, to file objects in it: until the end of the unit of work it neither is deleted
     * nor becomes a smart one, while other units file in it too.
     */
    Optional<AddressBook> findToFile(Id id, Visibility visibility);

    /**
     * Keeps other units of work from filing objects in a book that this one locks, until its end; to be called before
     * the book is locked.
     */
    void lockFilings();

    /** Returns whether the book is within the scope. */
    boolean isWithin(Id id, GrantScope grantScope);

    /** Locks the hierarchy until the end of the unit of work; other writers wait. */
    void lockHierarchy();

    /** Returns whether the first book is the second or one of its ancestors. */
    boolean isSelfOrAncestor(Id ancestorId, Id descendantId);

    /** Returns the number of the book and its ancestors; counting stops at {@code max}. */
    int countSelfAndAncestors(Id id, int max);

    /** Returns the number of the book and its descendants; counting stops at {@code max}. */
    int countSelfAndDescendants(Id id, int max);

    boolean isChild(Id parentId, Id childId);

    boolean hasParents(Id id);

    boolean hasChildren(Id id);

    /** Returns whether any contact or address is filed in this book itself. */
    boolean hasObjects(Id id);

    /** Adds an edge to the locked hierarchy; neither the edge nor a path in the opposite direction exists. */
    void addChild(Id parentId, Id childId);

    /** Removes an existing edge from the locked hierarchy. */
    void removeChild(Id parentId, Id childId);

    /** Returns the book that is the data source with that code. */
    Optional<AddressBook> ofSource(String code);

    /** Returns whether any object in this book itself is also in the book of another data source. */
    boolean sharesWithSource(Id id);

    boolean isMarkedRoot(Id id);

    void markRoot(Id id, boolean marked);
}
