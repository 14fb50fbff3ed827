package campus.contacts.jdbc;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressQuery;
import campus.contacts.ContactQuery;
import campus.contacts.PageRequest;
import campus.contacts.access.Visibility;
import campus.contacts.jdbc.archive.ArchiveLoader;
import campus.contacts.jdbc.archive.ArchiveSender;
import campus.contacts.jdbc.connection.DatabaseConnections;
import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.jdbc.sql.Dialect.Mode;
import campus.contacts.jdbc.sql.SqlErrors;
import campus.contacts.jdbc.transaction.Recording;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.Archive;
import campus.contacts.spi.ImportLock;
import campus.contacts.storage.ArchivePart;
import campus.contacts.storage.ArchiveValidator;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Sends a whole database with {@link ArchiveSender} in one snapshot transaction, or loads one with {@link ArchiveLoader} in one transaction. */
final class JdbcArchive implements Archive {
    private final Dialect dialect;
    private final LocalIds ownIds;
    private final DatabaseConnections connections;
    private final Recording recording;
    private final Runnable imported;

    /** @param imported runs after an import */
    JdbcArchive(
            Dialect dialect, LocalIds ownIds, DatabaseConnections connections, Recording recording, Runnable imported) {
        this.recording = recording;
        this.imported = imported;
        this.dialect = dialect;
        this.ownIds = ownIds;
        this.connections = connections;
    }

    @Override
    public void exportTo(Sink sink, Content content) {
        inSnapshot(unit -> new ArchiveSender(unit, sink, content).send());
    }

    @Override
    public void exportTo(Sink sink, Content content, Id addressBookId) {
        inSnapshot(
                unit -> ArchivePart.send(addressBookId, each -> new ArchiveSender(unit, each, content).send(), sink));
    }

    private void inSnapshot(Consumer<JdbcUnitOfWork> work) {
        try (Handle handle = connections.open()) {
            seeOneMoment(handle);
            handle.begin();
            try {
                work.accept(new JdbcUnitOfWork(handle, dialect, ownIds, Mode.READ, recording));
                handle.commit();
            } catch (Throwable failure) {
                Transactions.rollback(handle, failure);
                throw failure;
            }
        } catch (JdbiException failure) {
            throw SqlErrors.exception(failure);
        }
    }

    /** Sets the isolation level for the snapshot; the pool resets it when the connection is returned. */
    private void seeOneMoment(Handle handle) {
        try {
            handle.getConnection().setReadOnly(true);
            handle.getConnection().setTransactionIsolation(dialect.snapshotIsolation());
        } catch (SQLException failure) {
            throw SqlErrors.exception(failure);
        }
    }

    /** Takes the import lock: people imported concurrently would mix with the loaded rows. */
    @Override
    public void importFrom(Source source) {
        ImportLock lock =
                connections.lockImports(Duration.ZERO).orElseThrow(() -> Refusal.illegalState(ImportLock.HELD));
        try {
            dialect.inWriteGate(Mode.WRITE_ALONE, () -> {
                load(source);
                return null;
            });
            imported.run();
        } finally {
            lock.release();
        }
    }

    /** Loads without a retry: a source may not be readable a second time. */
    private void load(Source source) {
        try (Handle handle = connections.open()) {
            handle.begin();
            try {
                JdbcUnitOfWork unit =
                        new JdbcUnitOfWork(handle, dialect, ownIds, Mode.WRITE_ALONE, recording.withoutChanges());
                unit.addressBooks().lockHierarchy();
                dialect.lockWriters(handle);
                requireEmpty(unit);
                ArchiveValidator check = new ArchiveValidator(ownIds, new ArchiveLoader(unit));
                source.sendTo(check);
                check.requireEnd();
                dialect.commit(handle);
            } catch (Throwable failure) {
                Transactions.rollback(handle, failure);
                throw failure;
            }
        } catch (JdbiException failure) {
            throw SqlErrors.exception(failure);
        }
    }

    private static void requireEmpty(JdbcUnitOfWork unit) {
        long others = unit.addressBooks()
                        .list(AddressBookQuery.ALL, Visibility.EVERYTHING, PageRequest.after(AddressBook.DEFAULT, 1))
                        .size()
                + unit.addresses()
                        .list(AddressQuery.ALL, Visibility.EVERYTHING, PageRequest.first(1))
                        .size()
                + unit.contacts()
                        .list(ContactQuery.ALL, Visibility.EVERYTHING, PageRequest.first(1))
                        .size()
                + unit.people().list(null, 1).size();
        if (others > 0) {
            throw Refusal.illegalState(NOT_EMPTY);
        }
    }
}
