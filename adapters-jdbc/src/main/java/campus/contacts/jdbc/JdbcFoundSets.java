package campus.contacts.jdbc;

import campus.contacts.spi.FoundSetStore;
import campus.contacts.spi.PackedNumbers;
import java.time.Instant;
import java.util.Optional;

/** The found sets, each in one row. */
record JdbcFoundSets(JdbcUnit unit) implements FoundSetStore {
    @Override
    public Optional<FoundSet> find(String key) {
        return Sql.of(
                        "select owner, path, filter_key, numbers, used_at from found_set where set_key = :key",
                        "key",
                        key)
                .query(unit.handle())
                .map((row, context) -> new FoundSet(
                        row.getString("owner"),
                        row.getString("path"),
                        row.getString("filter_key"),
                        PackedNumbers.unpack(row.getBytes("numbers")),
                        Columns.moment(row, "used_at")))
                .findFirst();
    }

    @Override
    public void keep(String key, FoundSet set, int most) {
        Sql.of("""
                insert into found_set (set_key, place, owner, path, filter_key, numbers, used_at)
                values (:key, nextval('found_set_place'), :owner, :path, :filter_key, :numbers, :at)""")
                .bind("key", key)
                .bind("owner", set.owner())
                .bind("path", set.path())
                .bind("filter_key", set.filterKey())
                .bind("numbers", PackedNumbers.pack(set.numbers()))
                .bind("at", Columns.moment(set.usedAt()))
                .execute(unit.writing());
        Sql.of("""
                delete from found_set where owner = :owner and place <= (
                    select place from found_set where owner = :owner order by place desc limit 1 offset :most)""").bind("owner", set.owner()).bind("most", most).execute(unit.writing());
    }

    @Override
    public void use(String key, Instant at) {
        Sql.of("update found_set set used_at = :at where set_key = :key")
                .bind("at", Columns.moment(at))
                .bind("key", key)
                .execute(unit.writing());
    }

    /** A few at a time, and only those that no other process is forgetting: more are forgotten than come, and nobody waits. */
    @Override
    public void forget(Instant before) {
        Sql.of("""
                delete from found_set where set_key in (
                    select set_key from found_set where used_at < :before order by used_at limit 100
                    for update skip locked)""", "before", Columns.moment(before)).execute(unit.writing());
    }
}
