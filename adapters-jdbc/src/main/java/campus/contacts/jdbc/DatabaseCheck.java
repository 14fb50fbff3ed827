package campus.contacts.jdbc;

import campus.contacts.AddressBook;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.connection.Database;
import campus.contacts.jdbc.migration.SchemaHistory;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.LocalIds;
import campus.contacts.spi.StorageUnavailableException;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;

/**
 * Verifies that a database is the one that was opened and can be worked with: at the start, for the health of a running process, and to
 * explain a statement that failed unexpectedly. It reads some catalog rows and takes no locks on tables.
 */
record DatabaseCheck(Database database, SchemaHistory history) {
    /**
     * @throws StorageUnavailableException with the reason, when the database is not what it should be
     * @throws JdbiException when it does not answer
     */
    void require(Handle handle, LocalIds ownIds) {
        Set<String> relations = asked(handle, h -> database.dialect().relations(h.getConnection()));
        requireCurrent(handle, relations);
        Set<String> missing = new TreeSet<>(history.migrations().relations());
        missing.removeAll(relations);
        if (!missing.isEmpty()) {
            throw unfit("lacks " + String.join(", ", missing) + ": restore a backup");
        }
        asked(
                        handle,
                        h -> database.dialect()
                                .obstacle(
                                        h.getConnection(), history.migrations().relations()))
                .ifPresent(obstacle -> {
                    throw unfit(obstacle);
                });
        requireFounded(handle, ownIds);
    }

    private void requireCurrent(Handle handle, Set<String> relations) {
        SchemaHistory.State state = asked(handle, h -> history.state(h.getConnection(), relations));
        switch (state) {
            case EMPTY ->
                throw unfit(
                        "is empty: it is not the database that was opened; restore a backup, or restart this process to"
                                + " begin a new one");
            case OUTDATED ->
                throw unfit(
                        "has an older schema than the database that was opened; restart this process to migrate it");
            case CURRENT -> {}
        }
    }

    private void requireFounded(Handle handle, LocalIds ownIds) {
        String authority = Founding.authority(handle).orElse(null);
        if (!ownIds.authority().equals(authority)) {
            throw unfit("has the authority '" + authority + "' instead of '" + ownIds.authority() + "'");
        }
        if (!SqlFragment.of("select id from address_book where id = :id", "id", AddressBook.DEFAULT)
                .returnsRow(handle)) {
            throw unfit("lacks the default address book: restore a backup");
        }
    }

    private static <T> T asked(Handle handle, HandleCallback<T, SQLException> question) {
        try {
            return question.withHandle(handle);
        } catch (SQLException failure) {
            throw new BulkWriter.Refused(failure);
        }
    }

    private StorageUnavailableException unfit(String reason) {
        return new StorageUnavailableException(database + " " + reason, null);
    }
}
