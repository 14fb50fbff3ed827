package campus.contacts.jdbc.people;

import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.NetId;
import campus.contacts.spi.ImportStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores the objects and fingerprints of imports. */
public record JdbcImports(JdbcTransaction unit) implements ImportStore {
    private static final String FORGET = """
            delete from imported_item
            where person_id = (select p.id from person p where p.netid = :netid) and list_name = :list and item_key = :key""";

    private static final TargetTable KEPT = TargetTable.of("imported_item", """
            person_id, list_name, item_key, fingerprint, display_name, address_id, contact_id,
            merged_address_id, merged_contact_id""");

    private static final TargetTable LINE =
            TargetTable.of("imported_line", "person_id, fingerprint, item_count, last_run");

    private static final String LINES = """
            select p.netid, l.fingerprint from person p join imported_line l on l.person_id = p.id
            where p.netid = any(:netids) and l.fingerprint is not null
                and l.item_count = (select count(*) from imported_item i where i.person_id = p.id)""";

    private static final String UNSEEN = """
            select p.netid from person p left join imported_line l on l.person_id = p.id
            where p.netid > :after and (l.last_run is null or l.last_run < :run)
            order by p.netid limit :limit""";

    @Override
    public List<ImportedItem> made(Collection<NetId> netids) {
        return SqlFragment.of("""
                select p.netid, i.list_name, i.item_key, i.fingerprint, i.display_name, i.address_id, i.contact_id,
                    i.merged_address_id, i.merged_contact_id
                from imported_item i join person p on p.id = i.person_id where p.netid = any(:netids)""")
                .bind("netids", texts(netids))
                .query(unit.handle())
                .map((row, context) -> made(row))
                .list();
    }

    private ImportedItem made(ResultSet row) throws SQLException {
        return new ImportedItem(
                new NetId(row.getString("netid")),
                row.getString("list_name"),
                row.getString("item_key"),
                row.getString("fingerprint"),
                row.getString("display_name"),
                id(row, ObjectKind.ADDRESS, "address_id"),
                id(row, ObjectKind.CONTACT, "contact_id"),
                new ImportedItem.Merged(
                        id(row, ObjectKind.ADDRESS, "merged_address_id"),
                        id(row, ObjectKind.CONTACT, "merged_contact_id")));
    }

    private Id id(ResultSet row, ObjectKind kind, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : unit.ownIds().id(kind, number);
    }

    @Override
    public void keep(Collection<ImportedItem> made) {
        if (made.isEmpty()) {
            return;
        }
        Map<NetId, Long> people = people(made.stream().map(ImportedItem::netid).toList());
        BulkWriter bulk = bulk();
        for (ImportedItem each : made) {
            Map<String, Object> values = new HashMap<>();
            values.put("person_id", people.get(each.netid()));
            values.put("list_name", each.slot());
            values.put("item_key", each.key());
            values.put("fingerprint", each.fingerprint());
            values.put("display_name", each.name());
            values.put("address_id", number(ObjectKind.ADDRESS, each.addressId()));
            values.put("contact_id", number(ObjectKind.CONTACT, each.contactId()));
            values.put(
                    "merged_address_id",
                    ownNumber(ObjectKind.ADDRESS, each.merged().addressId()));
            values.put(
                    "merged_contact_id",
                    ownNumber(ObjectKind.CONTACT, each.merged().contactId()));
            bulk.add(KEPT, values);
        }
        bulk.finish();
    }

    private Long number(ObjectKind kind, Id id) {
        return id == null ? null : unit.number(kind, id);
    }

    private Long ownNumber(ObjectKind kind, Id id) {
        return id == null ? null : unit.ownNumber(kind, id);
    }

    private BulkWriter bulk() {
        return unit.dialect().bulk(unit.writeHandle().getConnection());
    }

    private Map<NetId, Long> people(Collection<NetId> netids) {
        return new JdbcPeople(unit).numbers(netids);
    }

    @Override
    public void forget(Collection<ImportedItem> made) {
        if (made.isEmpty()) {
            return;
        }
        PreparedBatch batch = unit.writeHandle().prepareBatch(FORGET);
        made.forEach(each -> batch.bind("netid", each.netid().value())
                .bind("list", each.slot())
                .bind("key", each.key())
                .add());
        batch.execute();
    }

    @Override
    public boolean isMade(ObjectKind kind, Id id) {
        return SqlFragment.of(of(kind, "select 1 from imported_item where {object}_id = :id limit 1"))
                .bind("id", unit.number(kind, id))
                .returnsRow(unit.handle());
    }

    @Override
    public void merged(ObjectKind kind, Id otherId, Id keptId) {
        SqlFragment.of(of(kind, """
                update imported_item set {object}_id = :kept, merged_{object}_id = coalesce(merged_{object}_id, :other)
                where {object}_id = :other"""))
                .bind("other", unit.ownNumber(kind, otherId))
                .bind("kept", unit.ownNumber(kind, keptId))
                .execute(unit.writeHandle());
    }

    @Override
    public void restored(ObjectKind kind, Id otherId, Id keptId, Collection<Id> aliases) {
        long other = unit.ownNumber(kind, otherId);
        LongStream merged =
                aliases.stream().map(id -> unit.ownIds().number(kind, id)).flatMapToLong(OptionalLong::stream);
        SqlFragment.of(of(kind, """
                update imported_item set {object}_id = :other, merged_{object}_id = nullif(merged_{object}_id, :other)
                where {object}_id = :kept and merged_{object}_id = any(:merged)"""))
                .bind("other", other)
                .bind(
                        "merged",
                        LongStream.concat(LongStream.of(other), merged).boxed().toArray(Long[]::new))
                .bind("kept", unit.ownNumber(kind, keptId))
                .execute(unit.writeHandle());
    }

    private static String of(ObjectKind kind, String statement) {
        return ObjectTable.named(statement, kind == ObjectKind.ADDRESS ? "address" : "contact");
    }

    @Override
    public Map<NetId, String> lines(Collection<NetId> netids) {
        Map<NetId, String> lines = new HashMap<>();
        SqlFragment.of(LINES, "netids", texts(netids))
                .query(unit.handle())
                .map((row, context) -> Map.entry(new NetId(row.getString(1)), row.getString(2)))
                .forEach(line -> lines.put(line.getKey(), line.getValue()));
        return lines;
    }

    @Override
    public long beginRun() {
        if (SqlFragment.of("update import_run set last_run = last_run + 1 where singleton = 1")
                        .execute(unit.writeHandle())
                == 0) {
            SqlFragment.of("insert into import_run (singleton, last_run) values (1, 1)")
                    .execute(unit.writeHandle());
        }
        return lastRun();
    }

    /** Locks the row, so that a new run waits until this unit of work has ended. */
    @Override
    public boolean isLastRun(long run) {
        return lastRun() == run;
    }

    private long lastRun() {
        return SqlFragment.of("select last_run from import_run where singleton = 1 for update")
                .query(unit.writeHandle())
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void keepLines(long run, Map<NetId, String> fingerprints) {
        if (fingerprints.isEmpty()) {
            return;
        }
        Map<NetId, Long> people = people(fingerprints.keySet());
        Long[] numbers = people.values().toArray(Long[]::new);
        SqlFragment.of("delete from imported_line where person_id = any(:people)", "people", numbers)
                .execute(unit.writeHandle());
        Map<Long, Integer> made = new HashMap<>();
        SqlFragment.of(
                        "select person_id, count(*) from imported_item where person_id = any(:people) group by person_id")
                .bind("people", numbers)
                .query(unit.handle())
                .map((row, context) -> Map.entry(row.getLong(1), row.getInt(2)))
                .forEach(count -> made.put(count.getKey(), count.getValue()));
        BulkWriter bulk = bulk();
        people.forEach((netid, number) -> bulk.add(
                LINE,
                Map.of(
                        "person_id",
                        number,
                        "fingerprint",
                        fingerprints.get(netid),
                        "item_count",
                        made.getOrDefault(number, 0),
                        "last_run",
                        run)));
        bulk.finish();
    }

    @Override
    public void see(long run, Collection<NetId> netids) {
        if (netids.isEmpty()) {
            return;
        }
        SqlFragment.of("update imported_line set last_run = :run where person_id = any(:people)")
                .bind("run", run)
                .bind("people", people(netids).values().toArray(Long[]::new))
                .execute(unit.writeHandle());
    }

    @Override
    public List<NetId> notSeenIn(long run, NetId after, int limit) {
        return SqlFragment.of(UNSEEN)
                .bind("run", run)
                .bind("after", after == null ? "" : after.value())
                .bind("limit", limit)
                .query(unit.handle())
                .map((row, context) -> new NetId(row.getString(1)))
                .list();
    }

    private static String[] texts(Collection<NetId> netids) {
        return netids.stream().map(NetId::value).toArray(String[]::new);
    }
}
