package campus.contacts.service.writing;

import static campus.contacts.access.AccessFunction.CREATE;
import static campus.contacts.access.AccessFunction.DELETE;
import static campus.contacts.access.AccessFunction.LOOKUP;
import static campus.contacts.access.AccessFunction.UPDATE;

import campus.contacts.AddressBook;
import campus.contacts.CreationRequest;
import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.access.PermittedChanges;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.service.reading.Pagination;
import campus.contacts.service.rules.AddressBookAccess;
import campus.contacts.service.rules.AliasRules;
import campus.contacts.service.smartbooks.SmartBookRules;
import campus.contacts.service.smartbooks.SmartBooks;
import campus.contacts.spi.FiledObjectStore;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads, creates and deletes contacts or addresses: the address books that they are filed in decide who may see and
 * change them (wire contract, sections 4 and 9).
 */
public final class FiledObjects<T extends OsidObject, Q> {
    private final Storage storage;
    private final TypeCatalog types;
    private final Clock clock;
    private final ObjectKind kind;
    private final Function<UnitOfWork, FiledObjectStore<T, Q>> stores;

    public FiledObjects(
            Storage storage,
            TypeCatalog types,
            Clock clock,
            ObjectKind kind,
            Function<UnitOfWork, FiledObjectStore<T, Q>> stores) {
        this.storage = storage;
        this.types = types;
        this.clock = clock;
        this.kind = kind;
        this.stores = stores;
    }

    public ObjectKind kind() {
        return kind;
    }

    public FiledObjectStore<T, Q> in(UnitOfWork unit) {
        return stores.apply(unit);
    }

    public T find(UnitOfWork unit, Caller caller, Id id) {
        return in(unit).find(id, caller.visibility()).orElseThrow(() -> Refusal.notFound(kind));
    }

    /**
     * Returns the object, locked, if it is visible to the caller. A look-up of an invisible object does the same as
     * that of a missing one and takes no lock.
     */
    public T lock(UnitOfWork unit, Caller caller, Id id) {
        if (!caller.visibility().isEverything()) {
            find(unit, caller, id);
        }
        return in(unit).lock(id).orElseThrow(() -> Refusal.notFound(kind));
    }

    public T get(Caller caller, Id id) {
        return storage.read(caller, unit -> find(unit, caller, id));
    }

    public Map<Id, T> findAll(Caller caller, Collection<Id> ids) {
        return storage.read(caller, unit -> in(unit).findAll(ids, caller.visibility()));
    }

    /** Reads nothing where the grants are the same for all books. */
    public PermittedChanges permitted(Caller caller, Id id) {
        GrantScope update = caller.grantScope(UPDATE);
        GrantScope delete = caller.grantScope(DELETE);
        if (update.addressBookIds().isEmpty() && delete.addressBookIds().isEmpty()) {
            return new PermittedChanges(update.everywhere(), delete.everywhere());
        }
        return storage.read(
                caller, unit -> new PermittedChanges(mayUpdate(unit, caller, id), mayDelete(unit, caller, id)));
    }

    /** Returns the object if the caller may change it. */
    public T checkUpdate(Caller caller, Id id) {
        return storage.read(unit -> {
            T object = find(unit, caller, id);
            requireUpdate(unit, caller, id);
            return object;
        });
    }

    /** Returns the object, locked, if the caller may change it. */
    public T lockForUpdate(UnitOfWork unit, Caller caller, Id id) {
        T object = lock(unit, caller, id);
        requireUpdate(unit, caller, id);
        return object;
    }

    public void requireUpdate(UnitOfWork unit, Caller caller, Id id) {
        if (!mayUpdate(unit, caller, id)) {
            throw Refusal.denied();
        }
    }

    private boolean mayUpdate(UnitOfWork unit, Caller caller, Id id) {
        GrantScope grantScope = caller.grantScope(UPDATE);
        return grantScope.everywhere() || in(unit).isWithin(id, grantScope);
    }

    /** Makes the checks of {@link #delete} that do not depend on the version and the present state. */
    public void checkDelete(Caller caller, Id id) {
        storage.read(unit -> {
            find(unit, caller, id);
            requireDelete(unit, caller, id);
            return null;
        });
    }

    /** @param lastCheck throws if the present state does not allow the deletion */
    public void delete(Caller caller, Id id, VersionPrecondition precondition, Consumer<UnitOfWork> lastCheck) {
        storage.write(caller, unit -> {
            T object = lock(unit, caller, id);
            requireDelete(unit, caller, id);
            precondition.check(object);
            lastCheck.accept(unit);
            in(unit).delete(object);
            return null;
        });
    }

    public void requireDelete(UnitOfWork unit, Caller caller, Id id) {
        if (!mayDelete(unit, caller, id)) {
            throw Refusal.denied();
        }
    }

    private boolean mayDelete(UnitOfWork unit, Caller caller, Id id) {
        GrantScope grantScope = caller.grantScope(DELETE);
        return grantScope.everywhere() || in(unit).isWhollyWithin(id, grantScope);
    }

    /** Makes the checks of a creation in a book, the default book when none is named. */
    public Id checkCreate(UnitOfWork unit, Caller caller, @Nullable Id addressBookId) {
        if (addressBookId != null) {
            AddressBookAccess.requireInScope(unit, caller, addressBookId);
        }
        return requireCreateIn(unit, caller, addressBookId);
    }

    /**
     * Returns the book for a new object, the default book when none is named.
     *
     * @throws Refusal {@link Refusal.Reason#ILLEGAL_STATE} for a smart book
     */
    public Id requireCreate(UnitOfWork unit, Caller caller, @Nullable Id addressBookId) {
        Optional<AddressBook> named =
                Optional.ofNullable(addressBookId).map(book -> AddressBookAccess.findToFile(unit, caller, book));
        Id book = requireCreateIn(unit, caller, addressBookId);
        named.ifPresent(SmartBookRules::requireOrdinary);
        return book;
    }

    /** Requires that the caller may create in a book, the default book when none is named; returns the book. */
    public Id requireCreateIn(UnitOfWork unit, Caller caller, @Nullable Id addressBookId) {
        Id book = Optional.ofNullable(addressBookId).orElseGet(storage::defaultAddressBookId);
        GrantScope grantScope = caller.grantScope(CREATE);
        if (!grantScope.everywhere() && !unit.addressBooks().isWithin(book, grantScope)) {
            throw Refusal.denied();
        }
        return book;
    }

    /** Returns the writer of objects. */
    public FiledObjectWriter writer(UnitOfWork unit) {
        return new FiledObjectWriter(unit, types, storage.ownIds().authority());
    }

    /** Returns a new object, with the alias that the request asks for. */
    public T withAlias(UnitOfWork unit, CreationRequest asked, T made) {
        AliasRules.addToNew(unit, storage, kind, made.id(), asked.aliasId());
        return made;
    }

    /** @param query the query of the list, without smart address books */
    public Page<T> list(Caller caller, Function<SmartBooks, Q> query, PageRequest window) {
        caller.requireAnyGrant(LOOKUP);
        return storage.read(
                caller,
                unit -> Pagination.page(in(unit), query.apply(smartBooks(unit, caller)), caller.visibility(), window));
    }

    /** @param query the query of the list, without smart address books */
    public long count(Caller caller, Function<SmartBooks, Q> query) {
        caller.requireAnyGrant(LOOKUP);
        return storage.read(caller, unit -> in(unit).count(query.apply(smartBooks(unit, caller)), caller.visibility()));
    }

    private SmartBooks smartBooks(UnitOfWork unit, Caller caller) {
        return new SmartBooks(unit.addressBooks(), unit.addresses(), caller.visibility(), types, clock.instant());
    }
}
