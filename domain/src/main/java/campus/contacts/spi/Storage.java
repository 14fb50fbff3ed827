package campus.contacts.spi;

import campus.contacts.AddressBook;
import campus.contacts.access.Caller;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Keeps everything, in units of work.
 *
 * <p>A unit of work that is begun inside another one of the same thread joins it. What a unit throws undoes all of it. A
 * storage may run a unit again when another one got in its way, so a unit must change nothing but through what it is handed.
 *
 * <p>Every method throws {@link StorageUnavailableException} when the storage cannot do its part.
 */
public interface Storage extends AutoCloseable {
    /** The authority of all own Ids, fixed when this storage was first opened. */
    LocalIds ownIds();

    /** Runs a unit of work that only looks, at how things are now. */
    <T> T read(Function<UnitOfWork, T> work);

    /**
     * Runs a unit of work that may change things; when this returns, the changes are as durable as the storage makes them.
     *
     * @throws IllegalStateException when begun inside a unit that only looks
     */
    <T> T write(Function<UnitOfWork, T> work);

    /**
     * Runs a unit of work that only looks, for a caller who can do with how things were some seconds ago, but sees all that it
     * has written itself through this storage. A refusal is never said of a former state.
     */
    default <T> T read(Caller caller, Function<UnitOfWork, T> work) {
        return read(work);
    }

    /** Runs a unit of work that may change things, as {@link #write(Function)} does, so that the caller sees the changes from then on. */
    default <T> T write(Caller caller, Function<UnitOfWork, T> work) {
        return write(work);
    }

    /**
     * Completes changes that take several transactions and that another process left incomplete when it ended. Any process may call this
     * periodically.
     */
    default void finishChanges() {}

    /** Everything in this storage, to be copied; not for use inside a unit of work. */
    Archive archive();

    /**
     * Verifies that it answers, is still the storage that was opened, and takes changes.
     *
     * @throws StorageUnavailableException with the reason, when it is not so
     */
    default void check() {
        read(unit -> unit.addressBooks().find(defaultAddressBookId(), Visibility.EVERYTHING));
    }

    /** Which storage this is, for operators, such as {@code jdbc:h2:file:./data/contacts (H2 2.5.252)}; nothing secret. */
    default String description() {
        return getClass().getSimpleName();
    }

    /**
     * Locks imports of people for the whole of one: many units of work of this and other processes may run meanwhile, but no other
     * import.
     *
     * @param patience how long to wait for the import that holds the lock; zero does not wait
     * @return empty when another import still holds the lock after that time
     */
    Optional<ImportLock> lockImports(Duration patience);

    /** What an operator may watch of this storage, by name, such as {@code connections.active}; may be empty. */
    default Map<String, LongSupplier> gauges() {
        return Map.of();
    }

    /** Frees what the storage holds; further calls throw {@link StorageUnavailableException}, but for this one, which then does nothing. */
    @Override
    void close();

    /** The Id of the default address book. */
    default Id defaultAddressBookId() {
        return ownIds().id(ObjectKind.ADDRESS_BOOK, AddressBook.DEFAULT);
    }
}
