package campus.contacts;

import static campus.contacts.BookAccess.requireOrganize;
import static campus.contacts.Function.CREATE;
import static campus.contacts.Function.DELETE;
import static campus.contacts.Function.LOOKUP;
import static campus.contacts.Function.UPDATE;

import campus.contacts.spi.FiledStore;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.util.Optional;
import java.util.function.Function;

/**
 * What contacts and addresses have in common: they are filed in one address book or more, and the books they are in decide
 * who may see and change them (wire contract, sections 4 and 9).
 */
final class Filing<T extends OsidObject, Q> {
    private final Storage storage;
    private final Kind kind;
    private final Function<UnitOfWork, FiledStore<T, Q>> stores;

    Filing(Storage storage, Kind kind, Function<UnitOfWork, FiledStore<T, Q>> stores) {
        this.storage = storage;
        this.kind = kind;
        this.stores = stores;
    }

    FiledStore<T, Q> in(UnitOfWork unit) {
        return stores.apply(unit);
    }

    T find(UnitOfWork unit, Caller caller, Id id) {
        return in(unit).find(id, caller.sight()).orElseThrow(() -> Refusal.notFound(kind));
    }

    /** The object, locked, when the caller may see it; what it may not see is looked for as if it were not there, and not locked. */
    T lock(UnitOfWork unit, Caller caller, Id id) {
        if (!caller.sight().isEverything()) {
            find(unit, caller, id);
        }
        return in(unit).lock(id).orElseThrow(() -> Refusal.notFound(kind));
    }

    void requireUpdate(UnitOfWork unit, Caller caller, Id id) {
        Reach reach = caller.reach(UPDATE);
        if (!reach.everywhere() && !in(unit).isWithin(id, reach)) {
            throw Refusal.denied();
        }
    }

    void requireDelete(UnitOfWork unit, Caller caller, Id id) {
        Reach reach = caller.reach(DELETE);
        if (!reach.everywhere() && !in(unit).isWhollyWithin(id, reach)) {
            throw Refusal.denied();
        }
    }

    /** The book for a new object, the default one when none is named. */
    Id requireCreate(UnitOfWork unit, Caller caller, Id addressBookId) {
        if (addressBookId != null) {
            requireBook(unit, caller, addressBookId);
        }
        Id book = Optional.ofNullable(addressBookId).orElseGet(storage::defaultAddressBookId);
        Reach reach = caller.reach(CREATE);
        if (!reach.everywhere() && !unit.addressBooks().isWithin(book, reach)) {
            throw Refusal.denied();
        }
        return book;
    }

    void requireBook(UnitOfWork unit, Caller caller, Id addressBookId) {
        if (!unit.addressBooks().isWithin(addressBookId, caller.reach(LOOKUP))) {
            throw Refusal.notFound(Kind.ADDRESS_BOOK);
        }
    }

    Page<T> list(Caller caller, Q query, Optional<Shelf> shelf, Window window) {
        return storage.read(caller, unit -> {
            Sight sight = requireList(unit, caller, shelf);
            return Listing.page(in(unit), query, sight, window);
        });
    }

    long count(Caller caller, Q query, Optional<Shelf> shelf) {
        return storage.read(caller, unit -> in(unit).count(query, requireList(unit, caller, shelf)));
    }

    private Sight requireList(UnitOfWork unit, Caller caller, Optional<Shelf> shelf) {
        caller.requireAny(LOOKUP);
        shelf.ifPresent(on -> requireBook(unit, caller, on.addressBookId()));
        return caller.sight();
    }

    void file(Caller caller, Id id, Id addressBookId) {
        storage.write(caller, unit -> {
            requireBook(unit, caller, addressBookId);
            T object = lock(unit, caller, id);
            requireOrganize(unit, caller, addressBookId);
            requireUpdate(unit, caller, id);
            if (in(unit).isFiled(id, addressBookId)) {
                return null;
            }
            Sources.requireOne(unit, in(unit), id, addressBookId);
            Sources.requireSourceData(unit, addressBookId, object.properties());
            in(unit).file(id, addressBookId);
            return null;
        });
    }

    void unfile(Caller caller, Id id, Id addressBookId) {
        storage.write(caller, unit -> {
            requireBook(unit, caller, addressBookId);
            lock(unit, caller, id);
            if (!in(unit).isFiled(id, addressBookId)) {
                throw Refusal.notFound(kind);
            }
            requireOrganize(unit, caller, addressBookId);
            if (in(unit).countBooks(id) == 1) {
                throw Refusal.illegalState("the " + kind.label() + " is in no other address-book; delete it instead");
            }
            in(unit).unfile(id, addressBookId);
            return null;
        });
    }

    /** Refuses what filing would refuse. */
    void checkFile(Caller caller, Id id, Id addressBookId) {
        storage.read(unit -> {
            requireBook(unit, caller, addressBookId);
            find(unit, caller, id);
            requireOrganize(unit, caller, addressBookId);
            requireUpdate(unit, caller, id);
            return null;
        });
    }

    /** Refuses what un-filing would refuse, but for the last book. */
    void checkUnfile(Caller caller, Id id, Id addressBookId) {
        storage.read(unit -> {
            requireBook(unit, caller, addressBookId);
            find(unit, caller, id);
            if (!in(unit).isFiled(id, addressBookId)) {
                throw Refusal.notFound(kind);
            }
            requireOrganize(unit, caller, addressBookId);
            return null;
        });
    }
}
