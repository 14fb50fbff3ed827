package campus.contacts.jdbc.fileimports;

import campus.contacts.imports.FileImport;
import campus.contacts.imports.FileImport.Status;
import campus.contacts.imports.ImportedPart;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.FileImportStore;
import campus.contacts.storage.text.PropertyJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores imports of files with their content. */
public record JdbcFileImports(JdbcTransaction unit) implements FileImportStore {
    private static final String SELECT = """
            select i.import_key, i.requester_name, i.import_order, i.accepted_at, i.status_code, i.report, i.ended_at
            from file_import i\s""";

    private static final TargetTable PARTS = TargetTable.of("imported_part", """
            source_name, row_key, part_name, address_version, contact_id, contact_version, run_number, is_pruned""");

    private FileImport read(ResultSet row) throws SQLException {
        return new FileImport(
                row.getString("import_key"),
                row.getString("requester_name"),
                PropertyJson.read(row.getString("import_order")).values(),
                ObjectColumns.moment(row, "accepted_at"),
                Status.values()[row.getInt("status_code")],
                ReportJson.read(row.getString("report")),
                ObjectColumns.moment(row, "ended_at"));
    }

    @Override
    public void add(FileImport accepted) {
        SqlFragment.of("""
                insert into file_import (id, import_key, requester_name, import_order, accepted_at, status_code, report, ended_at)
                values (nextval('file_import_number'), :key, :requester, :import_order, :accepted_at, :status, :report, :ended_at)""")
                .bind("requester", accepted.requester())
                .bind("import_order", PropertyJson.write(accepted.order()))
                .bind("accepted_at", ObjectColumns.moment(accepted.acceptedAt()))
                .bind(state(accepted))
                .execute(unit.writeHandle());
    }

    private static Map<String, Object> state(FileImport of) {
        Map<String, Object> values = new HashMap<>();
        values.put("key", of.id());
        values.put("status", (short) of.status().ordinal());
        values.put("report", ReportJson.write(of.report()));
        values.put("ended_at", ObjectColumns.moment(of.endedAt()));
        return values;
    }

    @Override
    public Optional<FileImport> find(String id) {
        return SqlFragment.of(SELECT + "where i.import_key = :key", "key", id)
                .query(unit.handle())
                .map((row, context) -> read(row))
                .findFirst();
    }

    @Override
    public Optional<FileImport> next() {
        return SqlFragment.of(
                        SELECT + "where i.status_code = :accepted or i.status_code = :running order by i.id limit 1")
                .bind("accepted", (short) Status.ACCEPTED.ordinal())
                .bind("running", (short) Status.RUNNING.ordinal())
                .query(unit.handle())
                .map((row, context) -> read(row))
                .findFirst();
    }

    @Override
    public void save(FileImport changed) {
        SqlFragment.of("""
                update file_import set status_code = :status, report = :report, ended_at = :ended_at
                where import_key = :key""").bind(state(changed)).execute(unit.writeHandle());
    }

    @Override
    public void append(String id, int number, byte[] bytes) {
        SqlFragment.of("""
                insert into file_import_content (import_key, part_number, content) values (:key, :number, :content)""")
                .bind("key", id)
                .bind("number", number)
                .bind("content", bytes)
                .execute(unit.writeHandle());
    }

    @Override
    public Optional<byte[]> content(String id, int number) {
        return SqlFragment.of(
                        "select content from file_import_content where import_key = :key and part_number = :number")
                .bind("key", id)
                .bind("number", number)
                .query(unit.handle())
                .map((row, context) -> row.getBytes(1))
                .findFirst();
    }

    @Override
    public void erase(String id) {
        SqlFragment.of("delete from file_import_content where import_key = :key", "key", id)
                .execute(unit.writeHandle());
    }

    @Override
    public void forget(Instant ended, Instant arriving) {
        List<String> old = SqlFragment.of("""
                select i.import_key from file_import i
                where i.ended_at < :ended or i.status_code = :arriving and i.accepted_at < :since
                order by i.id limit 100 for update skip locked""")
                .bind("ended", ObjectColumns.moment(ended))
                .bind("arriving", (short) Status.ARRIVING.ordinal())
                .bind("since", ObjectColumns.moment(arriving))
                .query(unit.writeHandle())
                .mapTo(String.class)
                .list();
        old.forEach(this::remove);
    }

    @Override
    public void remove(String id) {
        erase(id);
        SqlFragment.of("delete from file_import where import_key = :key", "key", id)
                .execute(unit.writeHandle());
    }

    @Override
    public List<String> requestersOfPending(int limit) {
        return SqlFragment.of("""
                select i.requester_name from file_import i where i.status_code <= :running order by i.status_code, i.id limit :limit""")
                .bind("running", (short) Status.RUNNING.ordinal())
                .bind("limit", limit)
                .query(unit.handle())
                .mapTo(String.class)
                .list();
    }

    @Override
    public long beginRun() {
        return SqlFragment.of("select nextval('file_import_run')")
                .query(unit.writeHandle())
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<ImportedPart> parts(String source, Collection<String> keys) {
        String[] wanted = new TreeSet<>(keys).toArray(String[]::new);
        return SqlFragment.of("select c.*")
                .add(unit.dialect().rowsWith("imported_part", "row_key", wanted, "c.source_name = :source"))
                .bind("source", source)
                .query(unit.handle())
                .map((row, context) -> part(row))
                .list();
    }

    private ImportedPart part(ResultSet row) throws SQLException {
        return new ImportedPart(
                new ImportedPart.Place(
                        row.getString("source_name"), row.getString("row_key"), row.getString("part_name")),
                row.getLong("address_version"),
                unit.ownIds().id(ObjectKind.CONTACT, row.getLong("contact_id")),
                row.getLong("contact_version"),
                row.getLong("run_number"),
                row.getBoolean("is_pruned"));
    }

    @Override
    public void keep(Collection<ImportedPart> parts) {
        if (parts.isEmpty()) {
            return;
        }
        BulkWriter bulk = unit.dialect().bulk(unit.writeHandle().getConnection());
        parts.forEach(part -> add(bulk, part, unit.number(ObjectKind.CONTACT, part.contactId())));
        bulk.finish();
    }

    /** Adds a part to those that are written together. */
    public static void add(BulkWriter bulk, ImportedPart part, long contact) {
        Map<String, Object> values = new HashMap<>();
        values.put("source_name", part.place().source());
        values.put("row_key", part.place().key());
        values.put("part_name", part.place().part());
        values.put("address_version", part.addressVersion());
        values.put("contact_id", contact);
        values.put("contact_version", part.contactVersion());
        values.put("run_number", part.run());
        values.put("is_pruned", part.isPruned());
        bulk.add(PARTS, values);
    }

    /** Returns the next parts of all sources, in order. */
    public List<ImportedPart> page(ImportedPart.Place after, int limit) {
        return SqlFragment.of("""
                select p.* from imported_part p where (p.source_name, p.row_key, p.part_name) > (:source, :key, :part)
                order by p.source_name, p.row_key, p.part_name limit :limit""", "source", after == null ? "" : after.source())
                .bind("key", after == null ? "" : after.key())
                .bind("part", after == null ? "" : after.part())
                .bind("limit", limit)
                .query(unit.handle())
                .map((row, context) -> part(row))
                .list();
    }

    @Override
    public void drop(Collection<ImportedPart.Place> places) {
        if (places.isEmpty()) {
            return;
        }
        PreparedBatch batch = unit.writeHandle()
                .prepareBatch(
                        "delete from imported_part where source_name = :source and row_key = :key and part_name = :part");
        for (ImportedPart.Place place : places) {
            batch.bind("source", place.source())
                    .bind("key", place.key())
                    .bind("part", place.part())
                    .add();
        }
        batch.execute();
    }

    @Override
    public List<ImportedPart> notSeenIn(String source, long run, ImportedPart.Place after, int limit) {
        return SqlFragment.of("""
                select p.* from imported_part p
                where p.source_name = :source and not p.is_pruned and p.run_number < :run
                    and (p.row_key > :key or p.row_key = :key and p.part_name > :part)
                order by p.row_key, p.part_name limit :limit""", "source", source)
                .bind("run", run)
                .bind("key", after == null ? "" : after.key())
                .bind("part", after == null ? "" : after.part())
                .bind("limit", limit)
                .query(unit.handle())
                .map((row, context) -> part(row))
                .list();
    }
}
