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
 * A storage's connections: a pool, and for H2 one that lasts as long as the storage, since an H2 database goes with its last
 * connection and those of a pool come and go.
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

    /** A connection to what may have been lost since, but was not yet. */
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
     * Refuses what was seen in a database that is lost.
     *
     * @throws ConnectionException as well when the connection itself is
     */
    public void requireStillThere(Handle handle) {
        if (isLost(handle)) {
            throw new ConnectionException(new SQLException("the database was lost meanwhile", "08006"));
        }
    }

    /** What an operator may watch. */
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

    /** Has the next one to ask get a new connection, since the present ones lead to a server that is not the right one any more. */
    public void renew() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /**
     * After the file of an H2 database has closed itself, as it does when the disk is full, the next one to ask finds it open again.
     * The database around the file goes on as if nothing were, and has to be told to end.
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
            // it ends, or had ended
        }
        SqlErrors.closeQuietly(anchor);
        pool.getHikariPoolMXBean().softEvictConnections();
        try {
            anchor = database.connect();
            dialect().recover(anchor);
        } catch (SQLException notYet) {
            // the next one to fail tries again
        }
    }

    public synchronized void close() {
        closed = true;
        pool.close();
        SqlErrors.closeQuietly(anchor);
    }
}
