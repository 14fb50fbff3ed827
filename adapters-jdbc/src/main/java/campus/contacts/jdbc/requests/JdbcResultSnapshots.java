package campus.contacts.jdbc.requests;

import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.columns.PackedLongs;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.spi.ResultSnapshotStore;
import java.time.Instant;
import java.util.Optional;

/** Stores result snapshots, one per row. */
public record JdbcResultSnapshots(JdbcTransaction unit) implements ResultSnapshotStore {
    @Override
    public Optional<FoundSet> find(String key) {
        return SqlFragment.of(
                        "select owner_key, path, filter_key, row_numbers, last_used_at from result_snapshot where snapshot_key = :key",
                        "key",
                        key)
                .query(unit.handle())
                .map((row, context) -> new FoundSet(
                        row.getString("owner_key"),
                        row.getString("path"),
                        row.getString("filter_key"),
                        PackedLongs.unpack(row.getBytes("row_numbers")),
                        ObjectColumns.moment(row, "last_used_at")))
                .findFirst();
    }

    @Override
    public void keep(String key, FoundSet set, int most) {
        SqlFragment.of("""
                insert into result_snapshot (snapshot_key, snapshot_number, owner_key, path, filter_key, row_numbers, last_used_at)
                values (:key, nextval('result_snapshot_number'), :owner, :path, :filter_key, :numbers, :at)""")
                .bind("key", key)
                .bind("owner", set.owner())
                .bind("path", set.path())
                .bind("filter_key", set.filterKey())
                .bind("numbers", PackedLongs.pack(set.numbers()))
                .bind("at", ObjectColumns.moment(set.usedAt()))
                .execute(unit.writeHandle());
        SqlFragment.of("""
                delete from result_snapshot where owner_key = :owner and snapshot_number <= (
                    select snapshot_number from result_snapshot where owner_key = :owner order by snapshot_number desc limit 1 offset :most)""").bind("owner", set.owner()).bind("most", most).execute(unit.writeHandle());
    }

    @Override
    public void use(String key, Instant at) {
        SqlFragment.of("update result_snapshot set last_used_at = :at where snapshot_key = :key")
                .bind("at", ObjectColumns.moment(at))
                .bind("key", key)
                .execute(unit.writeHandle());
    }

    /**
     * Deletes a few expired rows that no other process is deleting. More rows are deleted than added, and no transaction waits for a lock.
     */
    @Override
    public void forget(Instant before) {
        SqlFragment.of("""
                delete from result_snapshot where snapshot_key in (
                    select snapshot_key from result_snapshot where last_used_at < :before order by last_used_at limit 100
                    for update skip locked)""", "before", ObjectColumns.moment(before)).execute(unit.writeHandle());
    }
}
