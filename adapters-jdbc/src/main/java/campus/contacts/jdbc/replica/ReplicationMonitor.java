package campus.contacts.jdbc.replica;

import campus.contacts.jdbc.connection.Database;
import campus.contacts.jdbc.sql.SqlErrors;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.StorageSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * How far a standby has come. Again and again the primary is asked for its place in its log, and the standby for the place up to
 * which it has replayed that log. Once it has passed a place that the primary named when it was asked at some moment, it has
 * everything that any process had been told to be done before that moment. Clocks of other machines do not enter.
 */
final class ReplicationMonitor implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final Duration LONGEST_AGE = Duration.ofSeconds(StorageSettings.STANDBY_SECONDS);
    private static final int MILLIS_TO_ANSWER = 2000;

    /** Where the next entry of the log will be: later than flushed, so that it holds for commits that do not wait for that too. */
    private static final String WRITTEN = "select (pg_current_wal_insert_lsn() - '0/0')::bigint";

    /** Stands still when the standby is made the primary, which thus is not taken for one that follows. */
    private static final String REPLAYED = "select coalesce(pg_last_wal_replay_lsn() - '0/0', 0)::bigint";

    private static final String IDENTITY =
            "select system_identifier || '/' || current_database() from pg_control_system()";

    /** The primary's place in its log; what was done by then is before it. */
    private record Mark(long moment, long place) {}

    private final Asked primary;
    private final Asked standby;
    private final LongConsumer onProof;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final ScheduledExecutorService thread;
    private volatile Mark proven;

    /**
     * @param onProof told the moments that are proven
     * @throws Refusal {@link Refusal.Reason#ILLEGAL_STATE} when the standby is there and copies something else
     */
    ReplicationMonitor(Database primary, Database standby, LongConsumer onProof) {
        this.primary = new Asked(primary);
        this.standby = new Asked(standby);
        this.onProof = onProof;
        if (!lookQuietly()) {
            closeQuestions();
            throw Refusal.illegalState(standby + " is no standby of " + primary);
        }
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread watching = new Thread(work, "standby");
            watching.setDaemon(true);
            return watching;
        });
        thread.scheduleWithFixedDelay(this::lookQuietly, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The last moment of which it is proven that the standby has everything; empty when that is too long ago. */
    OptionalLong provenAt() {
        Mark last = proven;
        return last == null || isOld(last) ? OptionalLong.empty() : OptionalLong.of(last.moment());
    }

    private static boolean isOld(Mark mark) {
        return System.nanoTime() - mark.moment() > LONGEST_AGE.toNanos();
    }

    /** Whether nothing speaks against the standby being one. */
    private boolean lookQuietly() {
        try {
            mark();
            return look();
        } catch (SQLException away) {
            proven = null;
            standby.close();
            return true;
        }
    }

    private void mark() {
        try {
            marks.addLast(new Mark(System.nanoTime(), primary.number(WRITTEN)));
        } catch (SQLException away) {
            // what is proven stays so until it is old
            primary.close();
        }
        marks.removeIf(ReplicationMonitor::isOld);
    }

    private boolean look() throws SQLException {
        long replayed = standby.number(REPLAYED);
        if (primary.identity != null && !primary.identity.equals(standby.identity)) {
            proven = null;
            standby.close();
            return false;
        }
        Mark passed = null;
        while (!marks.isEmpty() && marks.peekFirst().place() <= replayed) {
            passed = marks.pollFirst();
        }
        if (passed != null) {
            proven = passed;
            onProof.accept(passed.moment());
        }
        return true;
    }

    private void closeQuestions() {
        primary.close();
        standby.close();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(MILLIS_TO_ANSWER, TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        closeQuestions();
    }

    /** A server with a connection of its own, so that a full pool does not look like a server that is away. */
    private static final class Asked {
        private final Database database;
        private Connection connection;
        private String identity;

        Asked(Database database) {
            this.database = database;
        }

        long number(String query) throws SQLException {
            if (connection == null) {
                connection = database.connect();
                connection.setNetworkTimeout(Runnable::run, MILLIS_TO_ANSWER);
                identity = text(IDENTITY);
            }
            return Long.parseLong(text(query));
        }

        private String text(String query) throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(query)) {
                row.next();
                return row.getString(1);
            }
        }

        void close() {
            SqlErrors.closeQuietly(connection);
            connection = null;
        }
    }
}
