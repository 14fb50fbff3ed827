package campus.contacts.service;

import static campus.contacts.service.AddressBookAccess.find;
import static campus.contacts.service.AddressBookAccess.lock;
import static campus.contacts.service.AddressBookAccess.requireCreate;
import static campus.contacts.service.AddressBookAccess.requireEdge;
import static campus.contacts.service.AddressBookAccess.requireOrganize;
import static campus.contacts.service.AddressBookAccess.requireOrganizeEverywhere;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookNode;
import campus.contacts.AddressBookQuery;
import campus.contacts.BookQuery;
import campus.contacts.CreationRequest;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.access.PermittedChanges;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.spi.AddressBookStore;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The address books of this provider and their hierarchy: a directed acyclic graph in which a book may have several
 * parents, to any depth. A book without parents belongs to the hierarchy when it is marked as a root or has children
 * (wire contract, section 4).
 *
 * <p>Every method throws {@link Refusal} when it rejects the request: {@link Refusal.Reason#NOT_FOUND} for objects that
 * do not exist or are not visible to the caller, then {@link Refusal.Reason#PERMISSION_DENIED}, then the reasons that
 * the method names.
 */
public final class AddressBooks implements AddressBookLookup, ObjectEditor<AddressBook, AddressBookForm> {
    /** The maximum number of pairs of ancestor and descendant that one change may affect (wire contract, section 4). */
    static final int MOST_PAIRS = 50_000;

    private final Storage storage;
    private final TypeCatalog types;
    private final Clock clock;

    AddressBooks(Storage storage, TypeCatalog types, Clock clock) {
        this.storage = storage;
        this.types = types;
        this.clock = clock;
    }

    @Override
    public AddressBook get(Caller caller, Id id) {
        return storage.read(caller, unit -> find(unit, caller, id));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.ADDRESS_BOOK;
    }

    @Override
    public Map<Id, AddressBook> findAll(Caller caller, Collection<Id> ids) {
        return storage.read(caller, unit -> unit.addressBooks().findAll(ids, caller.visibility()));
    }

    @Override
    public AddressBookNode node(Caller caller, Id id, AddressBookNode.Levels levels) {
        return storage.read(
                caller,
                unit -> new AddressBookNodeReader(unit.addressBooks(), caller.visibility())
                        .read(find(unit, caller, id), levels));
    }

    @Override
    public PermittedChanges permitted(Caller caller, Id id) {
        GrantScope organize = caller.grantScope(AccessFunction.ORGANIZE);
        boolean permitted = organize.addressBookIds().isEmpty()
                ? organize.everywhere()
                : storage.read(caller, unit -> unit.addressBooks().isWithin(id, organize));
        return new PermittedChanges(permitted, permitted);
    }

    /** Queries for children, parents and roots have a position. */
    @Override
    public Page<AddressBook> list(Caller caller, AddressBookQuery query, PageRequest window) {
        return storage.read(
                caller, unit -> Pagination.page(unit.addressBooks(), query, requireList(unit, caller, query), window));
    }

    @Override
    public long count(Caller caller, AddressBookQuery query) {
        return storage.read(caller, unit -> unit.addressBooks().count(query, requireList(unit, caller, query)));
    }

    private Visibility requireList(UnitOfWork unit, Caller caller, AddressBookQuery query) {
        caller.requireAnyGrant(AccessFunction.LOOKUP);
        if (query.position() instanceof AddressBookQuery.Position.ChildOf child) {
            find(unit, caller, child.addressBookId());
        } else if (query.position() instanceof AddressBookQuery.Position.ParentOf parent) {
            find(unit, caller, parent.addressBookId());
        }
        return caller.visibility();
    }

    /**
     * Makes the checks of {@link #create} that do not depend on the form.
     *
     * @param parentId null: no parent
     */
    public void checkCreate(Caller caller, Id parentId) {
        storage.read(unit -> {
            requireCreate(unit, caller, parentId);
            return null;
        });
    }

    /**
     * Creates an address book, as a child if the request has a place.
     *
     * @throws Refusal also {@link Refusal.Reason#UNSUPPORTED} for a record type, {@link Refusal.Reason#ILLEGAL_STATE}
     *     when another book already is the same data source, or the place has more than {@value #MOST_PAIRS} ancestors
     */
    public AddressBook create(Caller caller, CreationRequest asked, AddressBookForm form) {
        return storage.write(caller, unit -> {
            if (asked.placeId() != null) {
                unit.addressBooks().lockHierarchy();
            }
            requireCreate(unit, caller, asked.placeId()).ifPresent(SmartBookRules::requireOrdinary);
            FiledObjects.requireAliasPermission(caller, asked);
            Classification classification = types.classify(
                    ObjectKind.ADDRESS_BOOK,
                    asked.genusTypeId(),
                    asked.recordTypeIds(),
                    storage.ownIds().authority());
            types.requireAdded(classification, form.properties(), RecordProperties.NONE);
            DataSourceRules.requireUniqueSource(unit, null, form.properties());
            if (asked.placeId() != null) {
                requireFewPairs(unit.addressBooks().countSelfAndAncestors(asked.placeId(), MOST_PAIRS + 1), 1);
            }
            AddressBook book = unit.addressBooks().insert(identity -> new AddressBook(identity, classification, form));
            if (asked.placeId() != null) {
                unit.addressBooks().addChild(asked.placeId(), book.id());
            }
            Aliases.addToNew(unit, storage, ObjectKind.ADDRESS_BOOK, book.id(), asked.aliasId());
            return book;
        });
    }

    @Override
    public AddressBook checkUpdate(Caller caller, Id id) {
        return storage.read(unit -> {
            AddressBook book = find(unit, caller, id);
            requireOrganize(unit, caller, id);
            return book;
        });
    }

    /**
     * Changes an address book; an edit without effect leaves the version unchanged.
     *
     * @param edit makes the new form from the present one; may be called more than once
     * @throws Refusal also what {@code edit} throws, then {@link Refusal.Reason#OUTDATED}
     */
    public AddressBook update(
            Caller caller, Id id, VersionPrecondition precondition, UnaryOperator<AddressBookForm> edit) {
        return revise(caller, id, precondition, book -> edit.apply(book.content()));
    }

    /** Changes an address book as {@link #update} does, with an edit that uses more than the form. */
    @Override
    public AddressBook revise(
            Caller caller,
            Id id,
            VersionPrecondition precondition,
            java.util.function.Function<AddressBook, AddressBookForm> edit) {
        return storage.write(
                caller, unit -> change(unit, caller, id, precondition, book -> book.withContent(edit.apply(book))));
    }

    /** Gives an address book the content and the query of a version of it. */
    AddressBook restore(Caller caller, Id id, VersionPrecondition precondition, AddressBook version) {
        return storage.write(
                caller,
                unit -> change(
                        unit,
                        caller,
                        id,
                        precondition,
                        book -> book.withContent(version.content()).withQuery(version.query())));
    }

    /**
     * Makes a book a smart one, or changes the query of a smart one. The same query leaves the version unchanged.
     *
     * @throws Refusal {@link Refusal.Reason#NOT_FOUND} also for a book that the query names, then {@link
     *     Refusal.Reason#OUTDATED}, then {@link Refusal.Reason#ILLEGAL_STATE} for the default book, the book of a data
     *     source, and an ordinary book that contains objects or has children
     */
    public AddressBook setQuery(Caller caller, Id id, VersionPrecondition precondition, BookQuery query) {
        return storage.write(caller, unit -> {
            SmartBookRules.lock(unit);
            return change(unit, caller, id, precondition, book -> {
                SmartBookRules.requireBooks(unit, caller, query);
                return book.withQuery(query);
            });
        });
    }

    /**
     * Makes a smart book an ordinary one, which is empty.
     *
     * @throws Refusal {@link Refusal.Reason#NOT_FOUND} also for an ordinary book, then {@link Refusal.Reason#OUTDATED}
     */
    public AddressBook removeQuery(Caller caller, Id id, VersionPrecondition precondition) {
        return storage.write(
                caller,
                unit -> change(unit, caller, id, precondition, book -> {
                    requireQuery(book);
                    return book.withQuery(null);
                }));
    }

    /** Makes the checks of {@link #removeQuery} that do not depend on the version. */
    public void checkRemoveQuery(Caller caller, Id id) {
        requireQuery(get(caller, id));
        checkUpdate(caller, id);
    }

    /** @throws Refusal {@link Refusal.Reason#NOT_FOUND} for an ordinary book */
    public static BookQuery requireQuery(AddressBook book) {
        return book.smartQuery().orElseThrow(() -> Refusal.notFound("query of the address-book"));
    }

    private AddressBook change(
            UnitOfWork unit, Caller caller, Id id, VersionPrecondition precondition, UnaryOperator<AddressBook> edit) {
        AddressBook book = lock(unit, caller, id);
        requireOrganize(unit, caller, id);
        AddressBook edited = edit.apply(book);
        types.requireAdded(book.classification(), edited.properties(), book.properties());
        precondition.check(book);
        if (edited.equals(book)) {
            return book;
        }
        DataSourceRules.requireUniqueSource(unit, book, edited.properties());
        SmartBookRules.requireAllowed(unit, book, edited);
        AddressBook changed = edited.withIdentity(book.identity().changed(unit.moment()));
        unit.addressBooks().update(book, changed);
        return changed;
    }

    @Override
    public void checkDelete(Caller caller, Id id) {
        checkUpdate(caller, id);
    }

    /**
     * Deletes an address book and its edges to its parents.
     *
     * @throws Refusal also {@link Refusal.Reason#OUTDATED}, then {@link Refusal.Reason#ILLEGAL_STATE} for the default
     *     book and for a book that contains objects or has children
     */
    @Override
    public void delete(Caller caller, Id id, VersionPrecondition precondition) {
        storage.write(caller, unit -> {
            AddressBookStore books = unit.addressBooks();
            books.lockHierarchy();
            AddressBook book = lock(unit, caller, id);
            requireOrganize(unit, caller, id);
            precondition.check(book);
            delete(unit, book);
            return null;
        });
    }

    /** Deletes a locked book, if it is empty and not the default book. */
    void delete(UnitOfWork unit, AddressBook book) {
        AddressBookStore books = unit.addressBooks();
        if (isDefault(book.id())) {
            throw Refusal.illegalState("the default address-book cannot be deleted");
        }
        if (books.hasChildren(book.id())) {
            throw Refusal.illegalState("the address-book has children");
        }
        if (books.hasObjects(book.id())) {
            throw Refusal.illegalState("the address-book holds contacts or addresses");
        }
        requireFewPairs(books.countSelfAndAncestors(book.id(), MOST_PAIRS + 1), 1);
        books.delete(book);
    }

    /**
     * Adds an edge of the hierarchy; no effect if it already exists.
     *
     * @throws Refusal also {@link Refusal.Reason#ILLEGAL_STATE} when the child is the default book, the parent itself
     *     or one of its ancestors, or when the change would affect more than {@value #MOST_PAIRS} pairs of ancestor and
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
            if (isDefault(child.id())) {
                throw Refusal.illegalState("the default address-book cannot be a child");
            }
            if (!books.isChild(parentId, childId)) {
                requireFewPairs(books, parentId, childId);
                books.addChild(parentId, childId);
            }
            return null;
        });
    }

    /**
     * Removes an edge of the hierarchy.
     *
     * @throws Refusal {@link Refusal.Reason#NOT_FOUND} also when the edge does not exist; {@link
     *     Refusal.Reason#ILLEGAL_STATE} when the change would affect more than {@value #MOST_PAIRS} pairs of ancestor
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
            requireFewPairs(books, parentId, childId);
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
            if (isDefault(book.id())) {
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

    /**
     * Limits the size of a change. An edge affects every pair of the parent or one of its ancestors and the child or
     * one of its descendants; pairs that are also connected by other paths are included, since their paths are
     * recounted.
     */
    static void requireFewPairs(AddressBookStore books, Id parentId, Id childId) {
        requireFewPairs(
                books.countSelfAndAncestors(parentId, MOST_PAIRS + 1),
                books.countSelfAndDescendants(childId, MOST_PAIRS + 1));
    }

    private static void requireFewPairs(long above, long below) {
        if (above * below > MOST_PAIRS) {
            throw Refusal.illegalState(
                    "the change would make or end more than " + MOST_PAIRS + " pairs of ancestor and descendant");
        }
    }

    /** Begins to change the children of that book. */
    public AddressBookChildren childrenOf(Id parentId) {
        return new AddressBookChildren(this, parentId);
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

    private boolean isDefault(Id id) {
        return id.equals(storage.defaultAddressBookId());
    }
}
