package campus.contacts.jdbc.h2file;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.mvstore.MVStore;
import org.jdbi.v3.core.ConnectionException;

/**
 * The file of an H2 database, as one connection has it.
 *
 * <p>H2 shows others a change before it is in the file, and when it cannot be written closes the file for good. The database around
 * it goes on in memory, with that change in it: it still answers, and reports commits as done that write nothing. Nothing in
 * SQL tells, so this asks H2 itself.
 */
public final class H2StoreState {
    private final SessionLocal session;
    private final MVStore store;

    private H2StoreState(SessionLocal session, MVStore store) {
        this.session = session;
        this.store = store;
    }

    /** There is none behind a connection that is closed. */
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

    /** Whether everything that was written so far is in it, and more can be. */
    public boolean isIntact() {
        return store != null && store.getPanicException() == null && !store.isClosed();
    }

    /** Whether it was opened so that it cannot be written. */
    public boolean isReadOnly() {
        return session != null && session.getDatabase().isReadOnly();
    }

    /** Whether the connection has changed something that is not final. */
    public boolean isChanged() {
        return session != null && session.hasPendingTransaction();
    }

    /** Writes what others have made final, or waits until they have. */
    public void write() {
        requireIntact();
        try {
            store.commit();
        } catch (RuntimeException failed) {
            throw lost(failed);
        }
    }

    /** Completes the commits that the last end of this database interrupted. */
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
