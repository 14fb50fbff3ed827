package campus.contacts.jdbc.standby;

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
 * Measures how far a standby has replayed. The monitor periodically reads the position of the primary's log, and then the position up to
 * which the standby has replayed that log. Once the standby has passed a position that was read at some moment, it has every commit that
 * was acknowledged before that moment. Clocks of other machines are not used.
 */
final class StandbyMonitor implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final Duration LONGEST_AGE = Duration.ofSeconds(StorageSettings.STANDBY_SECONDS);
    private static final int MILLIS_TO_ANSWER = 2000;

    /** The insert position of the log; the flush position would not cover commits that do not wait for a flush. */
    private static final String WRITTEN = "select (pg_current_wal_insert_lsn() - '0/0')::bigint";

    /** The replay position. It stops when the standby is promoted, so that a new primary does not count as a standby that keeps up. */
    private static final String REPLAYED = "select coalesce(pg_last_wal_replay_lsn() - '0/0', 0)::bigint";

    private static final String IDENTITY =
            "select system_identifier || '/' || current_database() from pg_control_system()";

    /** A position of the primary's log and the time at which it was read; earlier commits are before it. */
    private record Mark(long moment, long place) {}

    private final Asked primary;
    private final Asked standby;
    private final LongConsumer onProof;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final ScheduledExecutorService thread;
    private volatile Mark proven;

    /**
     * @param onProof receives the moments up to which the standby has all commits
     * @throws Refusal {@link Refusal.Reason#ILLEGAL_STATE} when the standby is reachable but replicates another database
     */
    StandbyMonitor(Database primary, Database standby, LongConsumer onProof) {
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

    /** Returns the last moment up to which the standby has all commits; empty when that is too long ago. */
    OptionalLong provenAt() {
        Mark last = proven;
        return last == null || isOld(last) ? OptionalLong.empty() : OptionalLong.of(last.moment());
    }

    /** Returns how many milliseconds ago the moment was up to which the standby has all commits; -1 when that is too long ago. */
    long lagMillis() {
        OptionalLong moment = provenAt();
        return moment.isEmpty()
                ? -1
                : Duration.ofNanos(System.nanoTime() - moment.getAsLong()).toMillis();
    }

    private static boolean isOld(Mark mark) {
        return System.nanoTime() - mark.moment() > LONGEST_AGE.toNanos();
    }

    /** Compares the positions once. Returns false if the standby turned out not to be one of this primary. */
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
            // earlier proof stays valid until it is too old
            primary.close();
        }
        marks.removeIf(StandbyMonitor::isOld);
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

    /** A server with a connection outside the pool, so that a full pool does not look like an unreachable server. */
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
