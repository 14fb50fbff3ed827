package campus.contacts.jdbc.connection;

import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.jdbc.sql.SqlErrors;
import campus.contacts.spi.ImportLock;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The connections of a storage: a pool, and for H2 one connection that stays open as long as the storage, since an H2 database is closed
 * with its last connection, and pooled connections are replaced from time to time.
 */
public final class DatabaseConnections {
    private final Database database;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private Connection anchor;
    private boolean closed;

    public DatabaseConnections(Database database, HikariDataSource pool, Connection anchor) {
        this.database = database;
        this.pool = pool;
        this.jdbi = database.jdbi(pool);
        this.anchor = anchor;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** Returns a connection to a database that was intact when the connection was taken. */
    public Handle open() {
        Handle handle = jdbi.open();
        if (!isLost(handle)) {
            return handle;
        }
        pool.evictConnection(handle.getConnection());
        handle.close();
        revive();
        return jdbi.open();
    }

    private boolean isLost(Handle handle) {
        return dialect().isLost(handle.getConnection());
    }

    /**
     * Rejects results that were read from a lost database.
     *
     * @throws ConnectionException also when the connection itself is lost
     */
    public void requireStillThere(Handle handle) {
        if (isLost(handle)) {
            throw new ConnectionException(new SQLException("the database was lost meanwhile", "08006"));
        }
    }

    /** Returns the gauges for monitoring. */
    public Map<String, LongSupplier> gauges() {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        return Map.of(
                "connections.max", pool::getMaximumPoolSize,
                "connections.active", state::getActiveConnections,
                "connections.idle", state::getIdleConnections,
                "connections.awaited", state::getThreadsAwaitingConnection);
    }

    public Optional<ImportLock> lockImports(Duration patience) {
        return dialect().lockImports(database::connect, patience);
    }

    public Dialect dialect() {
        return database.dialect();
    }

    /** Evicts all pooled connections: after a failover they point at the old primary. */
    public void renew() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /**
     * Reopens an H2 database after its file has closed itself, as on a full disk. The database above the file would continue in memory, so
     * it is shut down first; the next connection opens it again.
     */
    public synchronized void revive() {
        if (anchor == null
                || closed
                || database.isGoneWhenClosed()
                || !dialect().isLost(anchor)) {
            return;
        }
        try (Statement statement = anchor.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException ended) {
            // the database is shutting down, or was shut down already
        }
        SqlErrors.closeQuietly(anchor);
        pool.getHikariPoolMXBean().softEvictConnections();
        try {
            anchor = database.connect();
            dialect().recover(anchor);
        } catch (SQLException notYet) {
            // the next failure tries again
        }
    }

    /** Closes an H2 database and rewrites its file without unused space. */
    public synchronized void compact() {
        closed = true;
        pool.close();
        try (Statement statement = anchor.createStatement()) {
            statement.execute("shutdown compact");
        } catch (SQLException failure) {
            throw new ConnectionException(failure);
        }
    }

    public synchronized void close() {
        closed = true;
        pool.close();
        SqlErrors.closeQuietly(anchor);
    }
}
