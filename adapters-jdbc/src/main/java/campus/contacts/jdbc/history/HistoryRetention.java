package campus.contacts.jdbc.history;

import campus.contacts.jdbc.aliases.JdbcAliases;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageSettings.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Deletes what is older than the retention period. The horizon, since which everything is kept, is stored in the database and moves before
 * the rows are deleted; so no answer is based on rows that another process is deleting.
 */
public final class HistoryRetention {
    /** The maximum number of rows of one table that one transaction deletes, to keep locks short. */
    private static final int BATCH = 1000;

    /** The time for which the horizon is remembered; within it the rows below a new horizon are kept. */
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private static final String SINCE = "select history_since from installation";

    private static final List<String> OBJECTS = List.of("contact", "address", "address_book");

    private static final String VERSIONS = """
            select v.id, v.version from {object}_version v
            where v.replaced_at <= :horizon order by v.replaced_at limit :batch""";

    private static final String OF_VERSIONS = """
            delete from {object}_version where (id, version) in (
                select t.id, t.version
                from unnest(cast(:ids as bigint array), cast(:versions as bigint array)) as t(id, version))""";

    /** Keeps the types of existing objects: a transaction may be storing a version that relies on them. */
    private static final String OF_TYPES = """
            delete from {object}_version_record_type where {object}_id = any(:ids)
                and not exists (select 1 from {object}_version v where v.id = {object}_version_record_type.{object}_id)
                and not exists (select 1 from {object} n where n.id = {object}_version_record_type.{object}_id)""";

    private static final String OF_HOURS = """
            delete from contact_version_availability where contact_id = any(:ids) and not exists (
                select 1 from contact_version v
                where v.id = contact_version_availability.contact_id and v.version = contact_version_availability.version)""";

    private static final String OF_DELETIONS = """
            delete from {object}_deletion where (id, version) in (
                select d.id, d.version from {object}_deletion d
                where d.deleted_at <= :horizon order by d.deleted_at limit :batch)""";

    /** Deletes the addresses that contacts have left, if no version is left that used them. */
    private static final String OF_MOVED_CONTACTS = """
            delete from moved_contact where id = any(:ids) and not exists (
                select 1 from contact_version v where v.id = moved_contact.id and v.address_id = moved_contact.address_id)""";

    /** Deletes the aliases of deleted objects of which no version is left. */
    private static final String OF_ALIASES = """
            delete from object_alias where kind_code = %d and object_id = any(:ids) and deleted_object_id <> 0
                and not exists (select 1 from {object}_version v where v.id = object_alias.object_id)""";

    /** Deletes periods; all that end at the same moment as one of the batch are deleted with it. */
    private static final String OF_PERIODS = """
            delete from %1$s where %2$s <= (
                select max(f.%2$s) from (
                    select p.%2$s from %1$s p where p.%2$s <= :horizon order by p.%2$s limit :batch) f)""";

    private static final List<String> PERIODS = List.of(
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

    private final Storage storage;
    private final Retention retention;
    private final Clock clock;
    private volatile Known known = new Known(null, 0);
    /** The last horizon that was seen in the database, and since when; guarded by this. */
    private Known seen = new Known(null, 0);
    /** The horizon that every process knows by now; null: none yet; guarded by this. */
    private Instant settled;

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
        boolean isAsBefore = retention == null || retention.days() == Retention.AS_BEFORE;
        if (isAsBefore || keeps != retention.keepsNothing()) {
            return keeps;
        }
        set(handle, keeps ? null : now);
        return !keeps;
    }

    public static Optional<Instant> stored(Handle handle) {
        return SqlFragment.of(SINCE)
                .query(handle)
                .map((row, context) -> Optional.ofNullable(ObjectColumns.moment(row, 1)))
                .one();
    }

    /** @param since null: no history is kept */
    public static void set(Handle handle, Instant since) {
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
        Optional<Instant> since = storage.read(unit -> stored(((JdbcTransaction) unit).handle()));
        since.ifPresent(found -> known = new Known(found, now));
        return since.orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Moves the horizon, and deletes a batch of what was over before the horizon that every process knows by now.
     *
     * @return whether more is left
     */
    public boolean sweep() {
        Optional<Move> move = storage.write(unit -> move((JdbcTransaction) unit));
        if (move.isEmpty()) {
            return false;
        }
        Optional<Instant> end = settled(move.get().to());
        int most = end.isEmpty() ? 0 : storage.write(unit -> delete((JdbcTransaction) unit, end.get()));
        return most >= BATCH
                || storage.read(unit ->
                        isAnythingOver((JdbcTransaction) unit, move.get().to()));
    }

    /** Returns the horizon that has been in the database for as long as a process remembers an earlier one. */
    private synchronized Optional<Instant> settled(Instant horizon) {
        long now = System.nanoTime();
        if (seen.since != null && now - seen.readAt >= REMEMBERED.toNanos()) {
            settled = seen.since;
            seen = new Known(null, 0);
        }
        if (seen.since == null) {
            seen = new Known(horizon, now);
        }
        return Optional.ofNullable(settled);
    }

    /** A move of the horizon. */
    private record Move(Instant from, Instant to) {}

    /** Moves the horizon; empty when another process sweeps. */
    private Optional<Move> move(JdbcTransaction unit) {
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

    private static boolean isAnythingOver(JdbcTransaction unit, Instant horizon) {
        return SqlFragment.of("select 1 from (" + String.join(" union all ", OVER) + ") x limit 1")
                .bind("horizon", ObjectColumns.moment(horizon))
                .returnsRow(unit.handle());
    }

    /** Returns the largest number of rows that was deleted of one table. */
    private static int delete(JdbcTransaction unit, Instant horizon) {
        int most = 0;
        for (String object : OBJECTS) {
            most = Math.max(most, deleteVersions(unit, object, horizon));
            most = Math.max(most, delete(unit, ObjectTable.named(OF_DELETIONS, object), horizon));
        }
        for (String statement : PERIODS) {
            most = Math.max(most, delete(unit, statement, horizon));
        }
        return most;
    }

    private static int delete(JdbcTransaction unit, String statement, Instant horizon) {
        return batch(statement, horizon).execute(unit.writeHandle());
    }

    private static SqlFragment batch(String statement, Instant horizon) {
        return SqlFragment.of(statement, "horizon", ObjectColumns.moment(horizon))
                .bind("batch", BATCH);
    }

    private static int deleteVersions(JdbcTransaction unit, String object, Instant horizon) {
        List<Long> ids = new ArrayList<>();
        List<Long> versions = new ArrayList<>();
        batch(ObjectTable.named(VERSIONS, object), horizon)
                .query(unit.writeHandle())
                .map((row, context) -> ids.add(row.getLong(1)) && versions.add(row.getLong(2)))
                .list();
        if (ids.isEmpty()) {
            return 0;
        }
        Long[] numbers = ids.toArray(Long[]::new);
        SqlFragment.of(ObjectTable.named(OF_VERSIONS, object), "ids", numbers)
                .bind("versions", versions.toArray(Long[]::new))
                .execute(unit.writeHandle());
        List<String> statements = new ArrayList<>(List.of(OF_TYPES));
        statements.add(JdbcAliases.of(ObjectKind.valueOf(object.toUpperCase(Locale.ROOT)), OF_ALIASES));
        if (object.equals("contact")) {
            statements.add(OF_HOURS);
            statements.add(OF_MOVED_CONTACTS);
        }
        for (String statement : statements) {
            SqlFragment.of(ObjectTable.named(statement, object), "ids", numbers).execute(unit.writeHandle());
        }
        return ids.size();
    }
}
