package campus.contacts.jdbc.standby;

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
 * A standby that serves reads. It is used when the {@link StandbyMonitor} has proof of a recent moment up to which it has all commits,
 * and the caller has not written since that moment.
 */
public final class StandbyReads implements AutoCloseable {
    /** Short, because the primary can serve the read instead. */
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(StandbyReads.class);

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final RecentWriters writers = new RecentWriters();
    private final StandbyMonitor monitor;
    private final LongAdder answers = new LongAdder();
    /** The time at which each connection was first seen. */
    private final Map<Connection, Long> seen = Collections.synchronizedMap(new WeakHashMap<>());

    /** Queries both servers for the first time. */
    public StandbyReads(Database primary, Database standby, int connections, String greeting) {
        this.monitor = new StandbyMonitor(primary, standby, writers::forget);
        this.pool = standby.pool("campus-contacts-standby", connections, greeting, WAIT_FOR_CONNECTION);
        this.jdbi = standby.jdbi(pool);
    }

    /** Returns a connection for reads of a caller; empty when the primary must be used. */
    public Optional<Handle> open(Caller caller) {
        OptionalLong proven = monitor.provenAt();
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
     * Returns true if a connection was open at a moment. A restarted standby may be in an earlier state than before, and a restart ends its
     * connections: proof for a moment holds only for connections that were open then.
     */
    private boolean wasOpen(Connection connection, long at) {
        try {
            return seen.computeIfAbsent(connection.unwrap(Connection.class), first -> System.nanoTime()) - at < 0;
        } catch (SQLException gone) {
            return false;
        }
    }

    /**
     * Handles a failed read on the standby, which is then run on the primary. Logs only unexpected errors.
     */
    public void failed(JdbiException failure) {
        if (SqlErrors.of(failure) == SqlErrors.BUG) {
            LOG.warn("the standby did not accept a statement", failure);
        }
    }

    /** Records that a caller has written; must be called before the caller receives the response. */
    public void wrote(String caller) {
        writers.note(caller);
    }

    /** Returns the gauges for monitoring. */
    public Map<String, LongSupplier> gauges() {
        return Map.of(
                "standby.usable",
                () -> monitor.provenAt().isPresent() ? 1 : 0,
                "standby.lag.millis",
                monitor::lagMillis,
                "standby.reads",
                answers::sum,
                "standby.connections.active",
                () -> pool.getHikariPoolMXBean().getActiveConnections());
    }

    @Override
    public void close() {
        monitor.close();
        pool.close();
    }
}
