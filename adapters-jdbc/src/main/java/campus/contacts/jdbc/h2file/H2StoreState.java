package campus.contacts.jdbc.h2file;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.mvstore.MVStore;
import org.jdbi.v3.core.ConnectionException;

/**
 * The state of an H2 database file, as one connection sees it.
 *
 * <p>H2 makes a change visible to other connections before it is in the file, and closes the file for good when a write fails. The database
 * then continues in memory with that change: it still answers, and reports commits as successful that write nothing. SQL does not show this
 * state, so this class reads it from H2's classes.
 */
public final class H2StoreState {
    private final SessionLocal session;
    private final MVStore store;

    private H2StoreState(SessionLocal session, MVStore store) {
        this.session = session;
        this.store = store;
    }

    /** Returns the state for a connection; without a file when the connection is closed. */
    public static H2StoreState behind(Connection connection) {
        try {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            if (session == null) {
                return new H2StoreState(null, null);
            }
            return new H2StoreState(session, session.getDatabase().getStore().getMvStore());
        } catch (SQLException | DbException closed) {
            return new H2StoreState(null, null);
        }
    }

    /** Returns true if all writes so far are in the file and further writes are possible. */
    public boolean isIntact() {
        return store != null && store.getPanicException() == null && !store.isClosed();
    }

    /** Returns true if the file was opened read-only. */
    public boolean isReadOnly() {
        return session != null && session.getDatabase().isReadOnly();
    }

    /** Returns true if the connection has uncommitted changes. */
    public boolean isChanged() {
        return session != null && session.hasPendingTransaction();
    }

    /** Writes the commits of all connections to the file, or waits for a write in progress. */
    public void write() {
        requireIntact();
        try {
            store.commit();
        } catch (RuntimeException failed) {
            throw lost(failed);
        }
    }

    /**
     * Writes a copy of the file that holds all commits so far, while others go on. The caller makes one copy at a time.
     *
     * @throws IOException when the copy cannot be written
     */
    public void copyTo(OutputStream out) throws IOException {
        write();
        try (SingleEntryStream entry = new SingleEntryStream(out)) {
            store.getFileStore().backup(entry);
        }
    }

    /** Completes the commits that were interrupted when the database last ended. */
    public void completeCommits() {
        if (session == null || isReadOnly()) {
            return;
        }
        try {
            InterruptedCommits.complete(session.getDatabase().getStore().getTransactionStore());
        } catch (RuntimeException failed) {
            throw lost(failed);
        }
    }

    public void requireIntact() {
        if (!isIntact()) {
            throw lost(store == null ? null : store.getPanicException());
        }
    }

    private static ConnectionException lost(RuntimeException cause) {
        return new ConnectionException(
                new SQLException("the file has closed itself", Integer.toString(ErrorCode.DATABASE_IS_CLOSED), cause));
    }
}
