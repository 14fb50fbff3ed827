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
 * An advisory lock of PostgreSQL, held by an idle transaction on a connection of its own. The lock ends with the process, and no other user
 * of a pooled connection can come to hold it. The transaction has no snapshot between its statements, so vacuum is not held up.
 *
 * <p>When its connection is lost unnoticed, the lock goes to the next import; the number of the run then prevents the former import from
 * writing ({@link campus.contacts.spi.ImportStore#isLastRun}).
 */
final class PostgreSqlImportLock implements ImportLock {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Takes the lock. Its number is arbitrary and differs from that of {@link PostgreSqlDialect#withMigrationLock}. */
    private static final String TRY = "select pg_try_advisory_xact_lock(6071184232)";

    /** Turns off the time-outs that would end the transaction, as far as this server has them. */
    static final String STAY = """
            select set_config(name, '0', true) from pg_settings
            where name in ('idle_in_transaction_session_timeout', 'transaction_timeout')""";

    /** Ends the snapshot of the last query: PostgreSQL keeps it until the next statement, and this statement needs none. */
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

    /** Waits for the server to release the lock: if the connection were only closed, the next import might still find it held. */
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
