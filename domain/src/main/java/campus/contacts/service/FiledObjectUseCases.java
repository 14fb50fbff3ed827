package campus.contacts.service;

import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.access.PermittedChanges;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.service.merging.ObjectMerge;
import campus.contacts.service.objects.ObjectEditor;
import campus.contacts.service.objects.ObjectFiling;
import campus.contacts.service.objects.ObjectLookup;
import campus.contacts.service.objects.ObjectMerging;
import campus.contacts.service.rules.AddressBookAccess;
import campus.contacts.service.smartbooks.SmartBookRules;
import campus.contacts.service.smartbooks.SmartBooks;
import campus.contacts.service.writing.BookFiling;
import campus.contacts.service.writing.FiledObjects;
import campus.contacts.spi.Storage;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The use cases that contacts and addresses share, since both are filed in address books.
 *
 * @param <T> the kind of object
 * @param <Q> the query of its lists
 * @param <F> the form with the writable fields
 */
abstract class FiledObjectUseCases<T extends OsidObject, Q, F>
        implements ObjectLookup<T, Q>, ObjectEditor<T, F>, ObjectFiling, ObjectMerging<T> {
    private final Storage storage;
    private final FiledObjects<T, Q> filing;
    private final BookFiling<T, Q> books;
    private final ObjectMerge<T, Q> merges;
    private final BiFunction<SmartBooks, Q, Q> smart;

    /** @param smart replaces a smart address book in a query by what the book's own query selects */
    FiledObjectUseCases(
            Storage storage, FiledObjects<T, Q> filing, ObjectMerge<T, Q> merges, BiFunction<SmartBooks, Q, Q> smart) {
        this.storage = storage;
        this.filing = filing;
        this.books = new BookFiling<>(storage, filing);
        this.merges = merges;
        this.smart = smart;
    }

    @Override
    public final void checkPlace(Caller caller, @Nullable Id addressBookId) {
        if (addressBookId != null) {
            storage.read(unit -> {
                SmartBookRules.requireOrdinary(AddressBookAccess.find(unit, caller, addressBookId));
                return null;
            });
        }
    }

    final FiledObjects<T, Q> filing() {
        return filing;
    }

    @Override
    public final ObjectKind kind() {
        return filing.kind();
    }

    @Override
    public final T get(Caller caller, Id id) {
        return filing.get(caller, id);
    }

    @Override
    public final Map<Id, T> findAll(Caller caller, Collection<Id> ids) {
        return filing.findAll(caller, ids);
    }

    @Override
    public final PermittedChanges permitted(Caller caller, Id id) {
        return filing.permitted(caller, id);
    }

    @Override
    public final Page<T> list(Caller caller, Q query, PageRequest window) {
        return filing.list(caller, found -> smart.apply(found, query), window);
    }

    @Override
    public final long count(Caller caller, Q query) {
        return filing.count(caller, found -> smart.apply(found, query));
    }

    @Override
    public final T checkUpdate(Caller caller, Id id) {
        return filing.checkUpdate(caller, id);
    }

    @Override
    public final void checkDelete(Caller caller, Id id) {
        filing.checkDelete(caller, id);
    }

    @Override
    public final void checkFile(Caller caller, Id id, Id addressBookId) {
        books.checkFile(caller, id, addressBookId);
    }

    @Override
    public final void checkUnfile(Caller caller, Id id, Id addressBookId) {
        books.checkUnfile(caller, id, addressBookId);
    }

    @Override
    public final void file(Caller caller, Id id, Id addressBookId) {
        books.file(caller, id, addressBookId);
    }

    @Override
    public final void unfile(Caller caller, Id id, Id addressBookId) {
        books.unfile(caller, id, addressBookId);
    }

    @Override
    public final void checkMove(Caller caller, Id id, Id from, Id to) {
        books.checkMove(caller, id, from, to);
    }

    @Override
    public final void move(Caller caller, Id id, Id from, Id to) {
        books.move(caller, id, from, to);
    }

    @Override
    public final void checkMerge(Caller caller, Id keptId, Id otherId) {
        merges.check(caller, keptId, otherId);
    }

    @Override
    public final T merge(Caller caller, Id keptId, Id otherId, VersionPrecondition precondition) {
        return merges.merge(caller, keptId, otherId, precondition);
    }
}
