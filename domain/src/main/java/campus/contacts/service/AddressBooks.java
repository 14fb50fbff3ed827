package campus.contacts.service;

import static campus.contacts.service.rules.AddressBookAccess.find;
import static campus.contacts.service.rules.AddressBookAccess.lock;
import static campus.contacts.service.rules.AddressBookAccess.requireCreate;
import static campus.contacts.service.rules.AddressBookAccess.requireOrganize;

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
import campus.contacts.service.objects.AddressBookLookup;
import campus.contacts.service.objects.ObjectEditor;
import campus.contacts.service.reading.AddressBookNodeReader;
import campus.contacts.service.reading.Pagination;
import campus.contacts.service.rules.AliasRules;
import campus.contacts.service.rules.DataSourceRules;
import campus.contacts.service.rules.HierarchyChangeLimit;
import campus.contacts.service.smartbooks.SmartBookRules;
import campus.contacts.service.writing.AddressBookWriter;
import campus.contacts.spi.AddressBookStore;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The address books of this provider, with the queries of smart ones.
 *
 * <p>Every method throws {@link Refusal} when it rejects the request: {@link Refusal.Reason#NOT_FOUND} for objects that
 * do not exist or are not visible to the caller, then {@link Refusal.Reason#PERMISSION_DENIED}, then the reasons that
 * the method names.
 */
public final class AddressBooks implements AddressBookLookup, ObjectEditor<AddressBook, AddressBookForm> {
    private final Storage storage;
    private final TypeCatalog types;
    private final AddressBookHierarchy hierarchy;

    AddressBooks(Storage storage, TypeCatalog types) {
        this.storage = storage;
        this.types = types;
        this.hierarchy = new AddressBookHierarchy(storage);
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

    /** Makes the checks of {@link #create} that do not depend on the form, for a book without a parent. */
    public void checkCreate(Caller caller) {
        checkCreate(caller, null);
    }

    /**
     * Makes the checks of {@link #create} that do not depend on the form.
     *
     * @param parentId null: no parent
     */
    public void checkCreate(Caller caller, @Nullable Id parentId) {
        storage.read(unit -> {
            requireCreate(unit, caller, parentId);
            return null;
        });
    }

    @Override
    public void checkPlace(Caller caller, @Nullable Id parentId) {
        if (parentId != null) {
            storage.read(unit -> {
                SmartBookRules.requireOrdinary(find(unit, caller, parentId));
                return null;
            });
        }
    }

    /**
     * Creates an address book, as a child if the request has a place.
     *
     * @throws Refusal also {@link Refusal.Reason#UNSUPPORTED} for a record type, {@link Refusal.Reason#ILLEGAL_STATE}
     *     when another book already is the same data source, or the place has more than {@value HierarchyChangeLimit#MOST_PAIRS} ancestors
     */
    public AddressBook create(Caller caller, CreationRequest asked, AddressBookForm form) {
        return storage.write(caller, unit -> {
            if (asked.placeId() != null) {
                unit.addressBooks().lockHierarchy();
            }
            requireCreate(unit, caller, asked.placeId()).ifPresent(SmartBookRules::requireOrdinary);
            AliasRules.requirePermission(caller, asked);
            Classification classification = types.classify(
                    ObjectKind.ADDRESS_BOOK,
                    asked.genusTypeId(),
                    asked.recordTypeIds(),
                    storage.ownIds().authority());
            types.requireAdded(classification, form.properties(), RecordProperties.NONE);
            DataSourceRules.requireUniqueSource(unit, null, form.properties());
            if (asked.placeId() != null) {
                HierarchyChangeLimit.requireFewAncestors(unit.addressBooks(), asked.placeId());
            }
            AddressBook book = unit.addressBooks().insert(identity -> new AddressBook(identity, classification, form));
            if (asked.placeId() != null) {
                unit.addressBooks().addChild(asked.placeId(), book.id());
            }
            AliasRules.addToNew(unit, storage, ObjectKind.ADDRESS_BOOK, book.id(), asked.aliasId());
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
                caller,
                unit -> writer(unit).change(caller, id, precondition, book -> book.withContent(edit.apply(book))));
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
            return writer(unit).change(caller, id, precondition, book -> {
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
                unit -> writer(unit).change(caller, id, precondition, book -> {
                    requireQuery(book);
                    return book.withoutQuery();
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

    private AddressBookWriter writer(UnitOfWork unit) {
        return new AddressBookWriter(unit, types);
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
            writer(unit).delete(book);
            return null;
        });
    }

    /** Returns the use cases that change the hierarchy. */
    public AddressBookHierarchy hierarchy() {
        return hierarchy;
    }

    /** Begins to change the children of that book. */
    public AddressBookChildren childrenOf(Id parentId) {
        return new AddressBookChildren(hierarchy, parentId);
    }
}
