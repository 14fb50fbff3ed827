package campus.contacts.jdbc.migration;

import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.TextFold;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Fills in the sort keys of the rows that were stored before the keys existed. */
public final class SortKeyBackfill {
    private static final List<String> TABLES =
            List.of("contact", "address", "address_book", "contact_version", "address_version", "address_book_version");

    private static final int PAGE = 5000;

    private static final String ROWS = """
            select c.id, c.version, c.display_name from {object} c where c.id > :after
            order by c.id fetch first :limit rows with ties""";

    private static final String FILL = """
            update {object} set display_name_sort_key = :sort_key where id = :id and version = :version""";

    private record Row(long id, long version, String name) {}

    private SortKeyBackfill() {}

    /** Returns whether a founded database has rows without sort keys. */
    public static boolean isNeeded(Handle handle) {
        return SqlFragment.of("select 1 from installation where not has_sort_keys")
                .returnsRow(handle);
    }

    /** Fills in all keys in the transaction of the handle, if needed. */
    public static void run(Handle handle) {
        if (isNeeded(handle)) {
            TABLES.forEach(table -> fill(handle, table));
            SqlFragment.of("update installation set has_sort_keys = true").execute(handle);
        }
    }

    private static void fill(Handle handle, String table) {
        List<Row> page = page(handle, table, 0);
        while (!page.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(ObjectTable.named(FILL, table));
            for (Row row : page) {
                batch.bind("sort_key", TextFold.sortKey(row.name))
                        .bind("id", row.id)
                        .bind("version", row.version)
                        .add();
            }
            batch.execute();
            page = page(handle, table, page.get(page.size() - 1).id);
        }
    }

    private static List<Row> page(Handle handle, String table, long after) {
        return SqlFragment.of(ObjectTable.named(ROWS, table), "after", after)
                .bind("limit", PAGE)
                .query(handle)
                .map((row, context) -> new Row(row.getLong(1), row.getLong(2), row.getString(3)))
                .list();
    }
}
