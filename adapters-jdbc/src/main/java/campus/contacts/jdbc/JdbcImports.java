package campus.contacts.jdbc;

import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.people.Made;
import campus.contacts.people.Netid;
import campus.contacts.spi.ImportStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What imports made. */
record JdbcImports(JdbcUnit unit) implements ImportStore {
    private static final String FORGET = """
            delete from imported
            where person_id = (select p.id from person p where p.netid = :netid) and slot = :slot and item_key = :key""";

    private static final String KEEP = """
            insert into imported (person_id, slot, item_key, fingerprint, display_name, address_id, contact_id)
            select p.id, cast(:slot as varchar), cast(:key as varchar), cast(:fingerprint as varchar),
                cast(:name as varchar), cast(:address as bigint), cast(:contact as bigint)
            from person p where p.netid = :netid""";

    @Override
    public List<Made> made(Collection<Netid> netids) {
        return Sql.of("""
                select p.netid, i.slot, i.item_key, i.fingerprint, i.display_name, i.address_id, i.contact_id
                from imported i join person p on p.id = i.person_id where p.netid = any(:netids)""")
                .bind("netids", texts(netids))
                .query(unit.handle())
                .map((row, context) -> made(row))
                .list();
    }

    private Made made(ResultSet row) throws SQLException {
        return new Made(
                new Netid(row.getString("netid")),
                row.getString("slot"),
                row.getString("item_key"),
                row.getString("fingerprint"),
                row.getString("display_name"),
                id(row, Kind.ADDRESS, "address_id"),
                id(row, Kind.CONTACT, "contact_id"));
    }

    private Id id(ResultSet row, Kind kind, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : unit.ownIds().id(kind, number);
    }

    @Override
    public void keep(Collection<Made> made) {
        run(KEEP, made);
    }

    @Override
    public void forget(Collection<Made> made) {
        run(FORGET, made);
    }

    private void run(String statement, Collection<Made> made) {
        if (made.isEmpty()) {
            return;
        }
        PreparedBatch batch = unit.writing().prepareBatch(statement);
        made.forEach(each -> batch.bindMap(values(each)).add());
        batch.execute();
    }

    private Map<String, Object> values(Made made) {
        Map<String, Object> values = new HashMap<>();
        values.put("netid", made.netid().value());
        values.put("slot", made.slot());
        values.put("key", made.key());
        values.put("fingerprint", made.fingerprint());
        values.put("name", made.name());
        values.put("address", made.addressId() == null ? null : unit.number(Kind.ADDRESS, made.addressId()));
        values.put("contact", made.contactId() == null ? null : unit.number(Kind.CONTACT, made.contactId()));
        return values;
    }

    @Override
    public void see(String run, Collection<Netid> netids) {
        Sql.of("update person set import_run = :run where netid = any(:netids)")
                .bind("run", run)
                .bind("netids", texts(netids))
                .execute(unit.writing());
    }

    @Override
    public List<Netid> unseen(String run, int limit) {
        return Sql.of("""
                select netid from person where import_run is null or import_run <> :run
                order by netid limit :limit""")
                .bind("run", run)
                .bind("limit", limit)
                .query(unit.handle())
                .map((row, context) -> new Netid(row.getString(1)))
                .list();
    }

    private static String[] texts(Collection<Netid> netids) {
        return netids.stream().map(Netid::value).toArray(String[]::new);
    }
}
