package campus.contacts.spi;

import campus.contacts.AddressBook;
import campus.contacts.access.Caller;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Stores all data, in units of work.
 *
 * <p>A unit of work that begins inside another one of the same thread joins it. An exception in a unit of work rolls it
 * back. A storage may retry a unit after a conflict with another one, so a unit must have no effects except through its
 * arguments.
 *
 * <p>Every method throws {@link StorageUnavailableException} when the storage is unavailable.
 */
public interface Storage extends AutoCloseable {
    /** Returns the format of local Ids, with the authority that was fixed when this storage was first opened. */
    LocalIds ownIds();

    /** Runs a read-only unit of work on current data. */
    <T> T read(Function<UnitOfWork, T> work);

    /**
     * Runs a unit of work that may write; when this returns, the changes are as durable as the storage makes them.
     *
     * @throws IllegalStateException when begun inside a unit that only looks
     */
    <T> T write(Function<UnitOfWork, T> work);

    /**
     * Runs a read-only unit of work for a caller that accepts data some seconds old; it always sees the caller's own
     * writes through this storage. A refusal is never based on old data.
     */
    default <T> T read(Caller caller, Function<UnitOfWork, T> work) {
        return read(work);
    }

    /**
     * Runs a unit of work that may write, as {@link #write(Function)} does; the caller sees the changes from then on.
     */
    default <T> T write(Caller caller, Function<UnitOfWork, T> work) {
        return write(unit -> {
            if (caller.author() != null) {
                unit.setAuthor(caller.author());
            }
            return work.apply(unit);
        });
    }

    /**
     * Runs a unit of work that makes one change by one of the methods of a store that end in {@code AtOnce}, and only reads
     * before. A database on a server then needs one request for the change and its commit.
     *
     * @param change may be called more than once, like every unit of work; empty if it has changed nothing
     * @return empty also where the storage gains nothing from that, or within another unit of work; {@code change} is not
     *     called then, and a unit of work by {@link #write} has to make the change
     */
    default <T> Optional<T> writeAtOnce(Caller caller, Function<UnitOfWork, Optional<T>> change) {
        return Optional.empty();
    }

    /**
     * Returns the moment since which all changes are kept; {@link UnitOfWork#asOf} answers for later moments only. It
     * never moves back. The present if nothing is kept. What is older is deleted only when this returns the new moment in
     * every process: an answer was complete if this still returns no later moment after it was read.
     */
    Instant historySince();

    /**
     * Deletes a part of what is older than the retention period of the history.
     *
     * @return whether more may be left
     */
    boolean sweepHistory();

    /**
     * Deletes a part of the recorded changes that are older than their retention period.
     *
     * @return whether more may be left
     */
    boolean sweepChanges();

    /**
     * Calls a listener each time after there may be more to read in the {@link UnitOfWork#feed}, whatever process wrote
     * it: within a second after the commit, or after the end of an older unit of work that is still open.
     *
     * @param listener called by a thread of the storage, or of the writer; must neither block nor throw
     * @return ends the calls when closed
     */
    ChangeWatch watchChanges(Runnable listener);

    /**
     * Completes changes that take several transactions and that another process left incomplete when it ended. Any process may call this
     * periodically.
     */
    default void finishChanges() {}

    /** Returns the archive, for copies of the whole content; not for use inside a unit of work. */
    Archive archive();

    /** Returns the file that holds everything; empty for a storage in memory or on a server. */
    default Optional<DatabaseFile> databaseFile() {
        return Optional.empty();
    }

    /**
     * Verifies that the storage responds, is still the one that was opened, and is writable.
     *
     * @throws StorageUnavailableException with the reason, when one of these is not the case
     */
    default void check() {
        read(unit -> unit.addressBooks().find(defaultAddressBookId(), Visibility.EVERYTHING));
    }

    /**
     * Returns a description of this storage for operators, such as {@code jdbc:h2:file:./data/contacts (H2 2.5.252)},
     * without secrets.
     */
    default String description() {
        return getClass().getSimpleName();
    }

    /**
     * Returns what an operator should know although the storage works, a sentence each: recorded time lies in the future of
     * the clock of the settings, or that clock and the database's differ.
     */
    default List<String> warnings() {
        return List.of();
    }

    /**
     * Locks imports of people for the duration of a whole import: many units of work of this and other processes may
     * run meanwhile, but no other import.
     *
     * @param patience maximum wait for the import that holds the lock; zero does not wait
     * @return empty when another import still holds the lock after that time
     */
    Optional<ImportLock> lockImports(Duration patience);

    /** Returns the metrics of this storage for operators, by name, such as {@code connections.active}; may be empty. */
    default Map<String, LongSupplier> gauges() {
        return Map.of();
    }

    /**
     * Frees the resources of the storage; afterwards every method throws {@link StorageUnavailableException}, except
     * this one, which has no effect.
     */
    @Override
    void close();

    /** Returns the Id of the default address book. */
    default Id defaultAddressBookId() {
        return ownIds().id(ObjectKind.ADDRESS_BOOK, AddressBook.DEFAULT);
    }
}
