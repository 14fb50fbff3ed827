package campus.contacts.jdbc;

import campus.contacts.jdbc.connection.DatabaseConnections;
import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.jdbc.sql.Dialect.Mode;
import campus.contacts.jdbc.sql.SqlErrors;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.transaction.Recording;
import campus.contacts.osid.LocalIds;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.UnitOfWork;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs units of work on a database, with read committed isolation and row locks. A unit of work that writes is a transaction, which is
 * retried after a conflict.
 */
final class Transactions {
    private static final int ATTEMPTS = 10;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Dialect dialect;
    private final LocalIds ownIds;
    private final DatabaseConnections connections;
    private final Recording recording;
    private final Consumer<JdbcUnitOfWork> ended;
    private final ThreadLocal<JdbcUnitOfWork> running = new ThreadLocal<>();

    /** @param ended receives the unit of work of each attempt after its commit or rollback */
    Transactions(
            LocalIds ownIds, DatabaseConnections connections, Recording recording, Consumer<JdbcUnitOfWork> ended) {
        this.dialect = connections.dialect();
        this.ownIds = ownIds;
        this.connections = connections;
        this.recording = recording;
        this.ended = ended;
    }

    /**
     * The result of a unit of work. {@code isRecountDue} is true if a {@link campus.contacts.jdbc.visibility.PrivacyRecount} must follow.
     */
    record Done<T>(T value, boolean isRecountDue) {}

    /** Returns the unit of work that this thread runs, which every inner one is part of; null if there is none. */
    JdbcUnitOfWork running() {
        return running.get();
    }

    /** Runs a unit of work that only reads. */
    <T> T read(Handle handle, Function<UnitOfWork, T> work) {
        return run(new JdbcUnitOfWork(handle, dialect, ownIds, Mode.READ, recording), work);
    }

    /**
     * Runs a unit of work that writes, and commits it.
     *
     * @throws JdbiException if it failed and is not retried
     */
    <T> Done<T> write(Function<UnitOfWork, T> work) {
        return write(Mode.WRITE, work);
    }

    /** Runs a unit of work that makes one change with one statement, which commits by itself, as {@link #write} does. */
    <T> T writeAtOnce(Function<UnitOfWork, T> work) {
        return write(Mode.WRITE_AT_ONCE, work).value();
    }

    private <T> Done<T> write(Mode first, Function<UnitOfWork, T> work) {
        Mode mode = first;
        long deadline = System.nanoTime() + LONGEST.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                Mode present = mode;
                boolean isRetry = attempt > 1;
                return dialect.inWriteGate(present, () -> attempt(present, isRetry, work));
            } catch (JdbcTransaction.AloneRequired required) {
                mode = Mode.WRITE_ALONE;
            } catch (JdbiException failure) {
                SqlErrors fault = SqlErrors.of(failure);
                if (fault == SqlErrors.DEMOTED) {
                    connections.renew();
                }
                boolean late = attempt >= ATTEMPTS || System.nanoTime() - deadline >= 0;
                if (late || fault != SqlErrors.COLLISION && fault != SqlErrors.DEMOTED) {
                    throw failure;
                }
                pause(attempt);
            }
        }
    }

    private <T> Done<T> attempt(Mode mode, boolean isRetry, Function<UnitOfWork, T> work) {
        try (Handle handle = connections.open()) {
            JdbcUnitOfWork unit = new JdbcUnitOfWork(handle, dialect, ownIds, mode, recording);
            try {
                T done = mode == Mode.WRITE_AT_ONCE ? atOnce(unit, work) : inTransaction(handle, unit, isRetry, work);
                return new Done<>(done, unit.isRecountDue());
            } finally {
                ended.accept(unit);
            }
        }
    }

    private <T> T inTransaction(Handle handle, JdbcUnitOfWork unit, boolean isRetry, Function<UnitOfWork, T> work) {
        handle.begin();
        if (isRetry) {
            dialect.queueRetry(handle);
        }
        T done;
        try {
            done = run(unit, work);
            unit.requireInTime();
        } catch (Throwable failure) {
            rollback(handle, failure);
            throw failure;
        }
        commit(handle);
        return done;
    }

    private <T> T atOnce(JdbcUnitOfWork unit, Function<UnitOfWork, T> work) {
        try {
            return run(unit, work);
        } catch (JdbiException failure) {
            throw SqlErrors.of(failure) == SqlErrors.OUTAGE ? unknown(failure) : failure;
        }
    }

    private <T> T run(JdbcUnitOfWork unit, Function<UnitOfWork, T> work) {
        running.set(unit);
        try {
            return work.apply(unit);
        } finally {
            unit.end();
            running.remove();
        }
    }

    /**
     * Commits. A rejected commit had no effect and is retried. When the connection is lost during the commit, its outcome is unknown, and a
     * retry might apply the changes twice.
     */
    private void commit(Handle handle) {
        try {
            dialect.commit(handle);
        } catch (JdbiException failure) {
            if (SqlErrors.of(failure) == SqlErrors.COLLISION) {
                throw failure;
            }
            connections.revive();
            throw unknown(failure);
        }
    }

    /** Returns the exception for a commit whose outcome is unknown. */
    private static StorageUnavailableException unknown(JdbiException failure) {
        return new StorageUnavailableException(
                "the database went away while a change was being made final: it was done whole or not at all",
                SqlErrors.cause(failure));
    }

    static void rollback(Handle handle, Throwable failure) {
        try {
            handle.rollback();
        } catch (JdbiException lost) {
            // the database has rolled back a lost connection
            failure.addSuppressed(SqlErrors.cause(lost));
        }
    }

    /** Waits for a random time, so that two colliding units of work do not collide again; the maximum grows with each attempt. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, 5L << Math.min(attempt, 5)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException("interrupted while waiting to try again", interrupted);
        }
    }
}
