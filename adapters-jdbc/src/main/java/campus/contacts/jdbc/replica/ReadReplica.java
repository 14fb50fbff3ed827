package campus.contacts.jdbc.replica;

import campus.contacts.access.Caller;
import campus.contacts.jdbc.connection.Database;
import campus.contacts.jdbc.sql.SqlErrors;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of the database that follows it, for looking at. It is asked when the {@link ReplicationMonitor} has proof that it had everything
 * at a moment that is not long ago, and the caller has written nothing since then.
 */
public final class ReadReplica implements AutoCloseable {
    /** The primary is there to be asked instead. */
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(ReadReplica.class);

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final RecentWriters writers = new RecentWriters();
    private final ReplicationMonitor replay;
    private final LongAdder answers = new LongAdder();
    /** When each connection was first seen. */
    private final Map<Connection, Long> seen = Collections.synchronizedMap(new WeakHashMap<>());

    /** Asks both servers for the first time. */
    public ReadReplica(Database primary, Database copy, int connections, String greeting) {
        this.replay = new ReplicationMonitor(primary, copy, writers::forget);
        this.pool = copy.pool("campus-contacts-standby", connections, greeting, WAIT_FOR_CONNECTION);
        this.jdbi = copy.jdbi(pool);
    }

    /** A connection to look with for that caller; empty when the primary must be asked. */
    public Optional<Handle> open(Caller caller) {
        OptionalLong proven = replay.provenAt();
        if (proven.isEmpty() || writers.wroteSince(caller.name(), proven.getAsLong())) {
            return Optional.empty();
        }
        Handle handle = jdbi.open();
        if (wasOpen(handle.getConnection(), proven.getAsLong())) {
            answers.increment();
            return Optional.of(handle);
        }
        handle.close();
        return Optional.empty();
    }

    /**
     * A server that was started again may be at an earlier state than it had shown before. That ends its connections, so what
     * was proven while a connection was open holds for it, and for a later one it may not.
     */
    private boolean wasOpen(Connection connection, long at) {
        try {
            return seen.computeIfAbsent(connection.unwrap(Connection.class), first -> System.nanoTime()) - at < 0;
        } catch (SQLException gone) {
            return false;
        }
    }

    /** A question that the standby did not answer, which the primary is asked then. What is not a matter of its state or of its being away is logged. */
    public void failed(JdbiException failure) {
        if (SqlErrors.of(failure) == SqlErrors.BUG) {
            LOG.warn("the standby did not accept a statement", failure);
        }
    }

    /** From now on that caller has written something; to be called before it hears of it. */
    public void wrote(String caller) {
        writers.note(caller);
    }

    /** What an operator may watch. */
    public Map<String, LongSupplier> gauges() {
        return Map.of(
                "standby.usable", () -> replay.provenAt().isPresent() ? 1 : 0,
                "standby.reads", answers::sum,
                "standby.connections.active", () -> pool.getHikariPoolMXBean().getActiveConnections());
    }

    @Override
    public void close() {
        replay.close();
        pool.close();
    }
}
