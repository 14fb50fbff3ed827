package campus.contacts.service;

import static campus.contacts.service.rules.AddressBookAccess.find;
import static campus.contacts.service.rules.AddressBookAccess.requireEdge;
import static campus.contacts.service.rules.AddressBookAccess.requireOrganizeEverywhere;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.PageRequest;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.service.rules.HierarchyChangeLimit;
import campus.contacts.service.smartbooks.SmartBookRules;
import campus.contacts.spi.AddressBookStore;
import campus.contacts.spi.Storage;

/**
 * Changes the hierarchy of address books: a directed acyclic graph in which a book may have several parents, to any
 * depth. A book without parents belongs to the hierarchy when it is marked as a root or has children (wire contract,
 * section 4).
 *
 * <p>Every method throws {@link Refusal} when it rejects the request: {@link Refusal.Reason#NOT_FOUND} for books that do
 * not exist or are not visible to the caller, then {@link Refusal.Reason#PERMISSION_DENIED}, then the reasons that the
 * method names.
 */
public final class AddressBookHierarchy {
    private final Storage storage;

    AddressBookHierarchy(Storage storage) {
        this.storage = storage;
    }

    /**
     * Adds an edge of the hierarchy; no effect if it already exists.
     *
     * @throws Refusal also {@link Refusal.Reason#ILLEGAL_STATE} when the child is the default book, the parent itself
     *     or one of its ancestors, or when the change would affect more than {@value HierarchyChangeLimit#MOST_PAIRS} pairs of ancestor and
     *     descendant
     */
    public void addChild(Caller caller, Id parentId, Id childId) {
        storage.write(caller, unit -> {
            AddressBookStore books = unit.addressBooks();
            books.lockHierarchy();
            AddressBook child = requireEdge(unit, caller, parentId, childId);
            SmartBookRules.requireOrdinary(find(unit, caller, parentId));
            if (books.isSelfOrAncestor(childId, parentId)) {
                throw Refusal.illegalState("an address-book cannot be below itself");
            }
            if (isDefault(child)) {
                throw Refusal.illegalState("the default address-book cannot be a child");
            }
            if (!books.isChild(parentId, childId)) {
                HierarchyChangeLimit.requireFewPairs(books, parentId, childId);
                books.addChild(parentId, childId);
            }
            return null;
        });
    }

    /**
     * Removes an edge of the hierarchy.
     *
     * @throws Refusal {@link Refusal.Reason#NOT_FOUND} also when the edge does not exist; {@link
     *     Refusal.Reason#ILLEGAL_STATE} when the change would affect more than {@value HierarchyChangeLimit#MOST_PAIRS} pairs of ancestor
     *     and descendant
     */
    public void removeChild(Caller caller, Id parentId, Id childId) {
        storage.write(caller, unit -> {
            AddressBookStore books = unit.addressBooks();
            books.lockHierarchy();
            find(unit, caller, parentId);
            find(unit, caller, childId);
            if (!books.isChild(parentId, childId)) {
                throw Refusal.notFound(ObjectKind.ADDRESS_BOOK);
            }
            requireEdge(unit, caller, parentId, childId);
            HierarchyChangeLimit.requireFewPairs(books, parentId, childId);
            books.removeChild(parentId, childId);
            return null;
        });
    }

    /**
     * Marks a book as a root.
     *
     * @throws Refusal also {@link Refusal.Reason#ILLEGAL_STATE} if it has a parent
     */
    public void addRoot(Caller caller, Id id) {
        storage.write(caller, unit -> {
            AddressBookStore books = unit.addressBooks();
            books.lockHierarchy();
            find(unit, caller, id);
            requireOrganizeEverywhere(caller);
            if (books.hasParents(id)) {
                throw Refusal.illegalState("the address-book has a parent");
            }
            books.markRoot(id, true);
            return null;
        });
    }

    /**
     * Removes the root mark of a book.
     *
     * @throws Refusal {@link Refusal.Reason#NOT_FOUND} also when it is not visible to the caller as a root, {@link
     *     Refusal.Reason#ILLEGAL_STATE} for the default book and for one that has children, or parents that are hidden
     *     from the caller
     */
    public void removeRoot(Caller caller, Id id) {
        storage.write(caller, unit -> {
            AddressBookStore books = unit.addressBooks();
            books.lockHierarchy();
            AddressBook book = find(unit, caller, id);
            if (!isSeenAsRoot(books, caller, id)) {
                throw Refusal.notFound(ObjectKind.ADDRESS_BOOK);
            }
            requireOrganizeEverywhere(caller);
            if (isDefault(book)) {
                throw Refusal.illegalState("the default address-book is always a root");
            }
            if (books.hasParents(id)) {
                throw Refusal.illegalState("the address-book has a parent");
            }
            if (books.hasChildren(id)) {
                throw Refusal.illegalState("the address-book has children");
            }
            books.markRoot(id, false);
            return null;
        });
    }

    /**
     * Returns whether the list of roots shows the book, so that responses do not reveal hidden parents and children.
     */
    private static boolean isSeenAsRoot(AddressBookStore books, Caller caller, Id id) {
        return !isAnySeen(books, caller, new AddressBookQuery.Position.ParentOf(id))
                && (isAnySeen(books, caller, new AddressBookQuery.Position.ChildOf(id)) || books.isMarkedRoot(id));
    }

    private static boolean isAnySeen(AddressBookStore books, Caller caller, AddressBookQuery.Position position) {
        return !books.list(AddressBookQuery.ALL.at(position), caller.visibility(), PageRequest.first(1))
                .isEmpty();
    }

    /** Makes the checks of {@link #addChild} and {@link #removeChild} that do not depend on the present hierarchy. */
    public void checkEdge(Caller caller, Id parentId, Id childId) {
        storage.read(unit -> {
            requireEdge(unit, caller, parentId, childId);
            return null;
        });
    }

    /** Makes the checks of {@link #addRoot} and {@link #removeRoot} that do not depend on the present hierarchy. */
    public void checkRoot(Caller caller, Id id) {
        storage.read(unit -> find(unit, caller, id));
        requireOrganizeEverywhere(caller);
    }

    private static boolean isDefault(AddressBook book) {
        return book.identity().number() == AddressBook.DEFAULT;
    }
}
