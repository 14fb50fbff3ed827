package campus.contacts.jdbc.sql;

import campus.contacts.spi.ImportLock;
import campus.contacts.spi.StorageUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * An advisory lock of PostgreSQL, held by a transaction on a connection of its own that does nothing else. The lock ends with the
 * process, and no other user of a pooled connection can come to hold it. The transaction has
 * no snapshot between its statements, so vacuum goes on.
 *
 * <p>A connection that is lost unnoticed gives the lock to the next import; the number of the run then keeps the former one from
 * writing ({@link campus.contacts.spi.ImportStore#isLastRun}).
 */
final class PostgreSqlImportLock implements ImportLock {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** The number is arbitrary, and not that of the lock of {@link PostgreSqlDialect#withMigrationLock}. */
    private static final String TRY = "select pg_try_advisory_xact_lock(6071184232)";

    /** The time-outs that would end the transaction; those that this server has. */
    static final String STAY = """
            select set_config(name, '0', true) from pg_settings
            where name in ('idle_in_transaction_session_timeout', 'transaction_timeout')""";

    /** PostgreSQL keeps the snapshot of the last query until another statement comes; this one needs none. */
    private static final String DROP_SNAPSHOT = "set local lock_timeout = 0";

    private final Connection connection;

    private PostgreSqlImportLock(Connection connection) {
        this.connection = connection;
    }

    static Optional<ImportLock> lock(Dialect.ConnectionSource source, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Connection connection = null;
        boolean locked = false;
        try {
            connection = source.connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(STAY);
                locked = tryLock(statement);
                while (!locked && System.nanoTime() - deadline < 0) {
                    Thread.sleep(PAUSE.toMillis());
                    locked = tryLock(statement);
                }
                statement.execute(DROP_SNAPSHOT);
            }
            return locked ? Optional.of(new PostgreSqlImportLock(connection)) : Optional.empty();
        } catch (SQLException failure) {
            throw SqlErrors.exception(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException("interrupted while waiting for another import", interrupted);
        } finally {
            if (!locked) {
                SqlErrors.closeQuietly(connection);
            }
        }
    }

    private static boolean tryLock(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(TRY)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Waits for the server to release it: after the connection was merely closed, the next import might still find it held. */
    @Override
    public void release() {
        try {
            connection.rollback();
        } catch (SQLException ended) {
            // the lock has ended with the connection
        }
        SqlErrors.closeQuietly(connection);
    }
}
