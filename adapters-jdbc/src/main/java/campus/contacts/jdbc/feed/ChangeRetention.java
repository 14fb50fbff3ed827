package campus.contacts.jdbc.feed;

import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageSettings.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Begins the feed of a database, and deletes what is older than its retention period. The number of the last writer whose
 * changes are deleted is kept in the database and never goes back, so older cursors are known to have expired.
 */
public final class ChangeRetention {
    /** The number of rows that one transaction deletes, unless one writer wrote more. */
    private static final int BATCH = 1000;

    /** The factor from milliseconds to numbers of writers; more than can write in one. */
    private static final int WRITERS_PER_MILLISECOND = 1 << 10;

    private final Storage storage;
    private final Retention retention;

    public ChangeRetention(Storage storage, Retention retention) {
        this.storage = storage;
        this.retention = retention;
    }

    /**
     * Begins the feed, or continues it; as before if the settings do not say whether changes are recorded.
     *
     * @return whether changes are recorded
     */
    public static boolean begin(Handle handle, Dialect dialect, StorageSettings settings) {
        startNumbers(handle, dialect, settings.clock().instant());
        FeedState before = FeedState.read(handle, dialect);
        Retention retention = settings.retention();
        boolean isAsBefore = retention == null || retention.changesDays() == Retention.AS_BEFORE;
        boolean keeps = isAsBefore ? before.isKept() : !retention.keepsNoChanges();
        if (keeps == before.isKept() && before.isOwn()) {
            return keeps;
        }
        SqlFragment.of("update installation set changes_kept = :keeps", "keeps", keeps)
                .execute(handle);
        FeedState.startOver(handle, dialect);
        return keeps;
    }

    /**
     * Where this process numbers the writers, begins after those of all rows, and after those of all rows that the
     * database may have had before it was replaced by an older one.
     */
    private static void startNumbers(Handle handle, Dialect dialect, Instant now) {
        dialect.writerNumbers().ifPresent(numbers -> {
            numbers.startAt(SqlFragment.of("""
                    select greatest(coalesce((select max(e.writer) from change_entry e), 0), i.feed_swept) + 1
                    from installation i""").query(handle).mapTo(Long.class).one());
            numbers.startAt(now.toEpochMilli() * WRITERS_PER_MILLISECOND);
        });
    }

    /** A row: its writer, and when the change was made. */
    private record Row(long writer, Instant at) {}

    /**
     * Deletes some of the oldest rows that are older than the retention period.
     *
     * @return whether more may be left
     */
    public boolean sweep() {
        return retention.changesHorizon(Instant.EPOCH).isPresent()
                && !retention.keepsNoChanges()
                && storage.write(unit -> sweep((JdbcTransaction) unit));
    }

    private boolean sweep(JdbcTransaction unit) {
        boolean isFree = SqlFragment.of("select 1 from installation for update skip locked")
                .returnsRow(unit.writeHandle());
        Instant horizon = retention.changesHorizon(unit.moment()).orElseThrow();
        Optional<Long> last = isFree ? lastOver(rows(unit), horizon) : Optional.empty();
        if (last.isEmpty()) {
            return false;
        }
        SqlFragment.of("update installation set feed_swept = :last", "last", last.get())
                .execute(unit.writeHandle());
        SqlFragment.of("delete from change_entry where writer <= :last", "last", last.get())
                .execute(unit.writeHandle());
        return lastOver(rows(unit), horizon).isPresent();
    }

    private static List<Row> rows(JdbcTransaction unit) {
        return SqlFragment.of("""
                select e.writer, e.changed_at from change_entry e order by e.writer, e.place limit :batch""")
                .bind("batch", BATCH)
                .query(unit.handle())
                .map((row, context) -> new Row(row.getLong(1), ObjectColumns.moment(row, 2)))
                .list();
    }

    /** Returns the last writer that, with all before it, is over; a writer that fills a batch is judged by its first rows. */
    private static Optional<Long> lastOver(List<Row> rows, Instant horizon) {
        int over = 0;
        while (over < rows.size() && !rows.get(over).at().isAfter(horizon)) {
            over++;
        }
        if (over == 0) {
            return Optional.empty();
        }
        long last = rows.get(over - 1).writer();
        boolean isWhole = over == rows.size()
                ? over < BATCH || rows.get(0).writer() == last
                : rows.get(over).writer() != last;
        if (isWhole) {
            return Optional.of(last);
        }
        return rows.stream().map(Row::writer).filter(writer -> writer < last).reduce((one, other) -> other);
    }

    /**
     * Returns by how many seconds, rounded up, the feed is behind: the age of the oldest change that cannot be read yet,
     * because an older writer is still open; 0 if there is none.
     */
    public long lag() {
        return storage.read(unit -> lag((JdbcTransaction) unit));
    }

    private static long lag(JdbcTransaction unit) {
        FeedState state = FeedState.read(unit.handle(), unit.dialect());
        Optional<Instant> oldest = SqlFragment.of("""
                select min(e.changed_at) from change_entry e where e.writer >= :horizon""")
                .bind("horizon", state.horizon())
                .query(unit.handle())
                .map((row, context) -> Optional.ofNullable(ObjectColumns.moment(row, 1)))
                .one();
        return oldest.map(at -> Math.max(0, Duration.between(at, unit.moment()).toSeconds()) + 1)
                .orElse(0L);
    }
}
