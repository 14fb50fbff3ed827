package campus.contacts.jdbc.store;

import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageSettings.Retention;
import campus.contacts.spi.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Deletes what is older than the retention period. The horizon, since which everything is kept, is stored in the database and moves before
 * the rows are deleted; so no answer is based on rows that another process is deleting.
 */
public final class HistoryRetention {
    /** The maximum number of rows of one table that one transaction deletes, so that it holds up nobody. */
    private static final int BATCH = 1000;

    /** The time for which the horizon is remembered; within it the rows below a new horizon are kept. */
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private static final String SINCE = "select history_since from installation";

    /** Rows of versions, which have a number of their own. */
    private static final String OF_VERSIONS = """
            delete from %1$s where (id, version) in (
                select v.id, v.version from %1$s v where v.%2$s <= :horizon order by v.%2$s limit :batch)""";

    /** Periods; all that end at the same moment as one of the batch are deleted with it. */
    private static final String OF_PERIODS = """
            delete from %1$s where %2$s <= (
                select max(f.%2$s) from (
                    select p.%2$s from %1$s p where p.%2$s <= :horizon order by p.%2$s limit :batch) f)""";

    private static final String TYPES_OF_NOTHING = """
            delete from {object}_version_record_type where not exists (
                select 1 from {object}_version v where v.id = {object}_version_record_type.{object}_id)""";

    private static final String HOURS_OF_NOTHING = """
            delete from contact_version_availability where not exists (
                select 1 from contact_version v
                where v.id = contact_version_availability.contact_id and v.version = contact_version_availability.version)""";

    private static final List<String> SWEEP = List.of(
            OF_VERSIONS.formatted("contact_version", "replaced_at"),
            OF_VERSIONS.formatted("address_version", "replaced_at"),
            OF_VERSIONS.formatted("address_book_version", "replaced_at"),
            OF_VERSIONS.formatted("contact_deletion", "deleted_at"),
            OF_VERSIONS.formatted("address_deletion", "deleted_at"),
            OF_VERSIONS.formatted("address_book_deletion", "deleted_at"),
            OF_PERIODS.formatted("contact_filing_period", "unfiled_at"),
            OF_PERIODS.formatted("address_filing_period", "unfiled_at"),
            OF_PERIODS.formatted("address_book_child_period", "removed_at"),
            OF_PERIODS.formatted("address_book_root_period", "removed_at"));

    private static final List<String> OVER = Stream.of(
                    "contact_version where replaced_at",
                    "address_version where replaced_at",
                    "address_book_version where replaced_at",
                    "contact_deletion where deleted_at",
                    "address_deletion where deleted_at",
                    "address_book_deletion where deleted_at",
                    "contact_filing_period where unfiled_at",
                    "address_filing_period where unfiled_at",
                    "address_book_child_period where removed_at",
                    "address_book_root_period where removed_at")
            .map(ended -> "(select 1 as one from " + ended + " <= :horizon limit 1)")
            .toList();

    private static final List<String> REST = List.of(
            TYPES_OF_NOTHING.replace("{object}", "contact"),
            TYPES_OF_NOTHING.replace("{object}", "address"),
            TYPES_OF_NOTHING.replace("{object}", "address_book"),
            HOURS_OF_NOTHING);

    private final Storage storage;
    private final Retention retention;
    private final Clock clock;
    private volatile Known known = new Known(null, 0);

    /** @param since null: nothing is known yet */
    private record Known(Instant since, long readAt) {}

    public HistoryRetention(Storage storage, Retention retention, Clock clock) {
        this.storage = storage;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Starts or ends the keeping of a history, as the settings of this process say.
     *
     * @param retention null: as it was before
     * @return whether a history is kept
     */
    public static boolean begin(Handle handle, Instant now, Retention retention) {
        boolean keeps = stored(handle).isPresent();
        if (retention == null || keeps != retention.keepsNothing()) {
            return keeps;
        }
        set(handle, keeps ? null : now);
        return !keeps;
    }

    static Optional<Instant> stored(Handle handle) {
        return SqlFragment.of(SINCE)
                .query(handle)
                .map((row, context) -> Optional.ofNullable(ObjectColumns.moment(row, 1)))
                .one();
    }

    /** @param since null: no history is kept */
    static void set(Handle handle, Instant since) {
        SqlFragment.of("update installation set history_since = cast(:since as timestamp(3) with time zone)")
                .bind("since", ObjectColumns.moment(since))
                .execute(handle);
    }

    /** Forgets the remembered horizon, because an import has changed it. */
    public void forget() {
        known = new Known(null, 0);
    }

    /** Returns the moment since which everything is kept; the present if nothing is kept. */
    public Instant since() {
        long now = System.nanoTime();
        Known before = known;
        if (before.since != null && now - before.readAt < REMEMBERED.toNanos()) {
            return before.since;
        }
        Optional<Instant> since = storage.read(unit -> stored(((JdbcUnitOfWork) unit).handle()));
        since.ifPresent(found -> known = new Known(found, now));
        return since.orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Moves the horizon, and deletes a batch of what was over before the horizon that every process knows by now.
     *
     * @return whether more is left
     */
    public boolean sweep() {
        Optional<Move> move = storage.write(unit -> move((JdbcUnitOfWork) unit));
        if (move.isEmpty()) {
            return false;
        }
        int most = storage.write(unit -> delete(unit, move.get().from()));
        return most >= BATCH
                || storage.read(
                        unit -> isAnythingOver((JdbcUnitOfWork) unit, move.get().to()));
    }

    /** A move of the horizon. */
    private record Move(Instant from, Instant to) {}

    /** Moves the horizon; empty when another process sweeps. */
    private Optional<Move> move(JdbcUnitOfWork unit) {
        Optional<Optional<Instant>> locked = SqlFragment.of(SINCE + " for update skip locked")
                .query(unit.writeHandle())
                .map((row, context) -> Optional.ofNullable(ObjectColumns.moment(row, 1)))
                .findFirst();
        if (locked.isEmpty()) {
            return Optional.empty();
        }
        Instant before = locked.get().orElseGet(unit::moment);
        Instant horizon = retention.horizon(unit.moment()).orElse(before);
        if (!horizon.isAfter(before)) {
            return Optional.of(new Move(before, before));
        }
        if (locked.get().isPresent()) {
            set(unit.writeHandle(), horizon);
        }
        return Optional.of(new Move(before, horizon));
    }

    private static boolean isAnythingOver(JdbcUnitOfWork unit, Instant horizon) {
        return SqlFragment.of("select 1 from (" + String.join(" union all ", OVER) + ") x limit 1")
                .bind("horizon", ObjectColumns.moment(horizon))
                .returnsRow(unit.handle());
    }

    /** Returns the number of rows that the largest of the statements deleted. */
    private static int delete(UnitOfWork unit, Instant horizon) {
        JdbcUnitOfWork deleting = (JdbcUnitOfWork) unit;
        int most = 0;
        for (String statement : SWEEP) {
            most = Math.max(
                    most,
                    SqlFragment.of(statement, "horizon", ObjectColumns.moment(horizon))
                            .bind("batch", BATCH)
                            .execute(deleting.writeHandle()));
        }
        if (most > 0) {
            REST.forEach(statement -> SqlFragment.of(statement).execute(deleting.writeHandle()));
        }
        return most;
    }
}
