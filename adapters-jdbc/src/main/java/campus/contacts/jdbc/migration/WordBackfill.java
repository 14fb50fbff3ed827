package campus.contacts.jdbc.migration;

import campus.contacts.OsidObject;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.objects.JdbcAddressBooks;
import campus.contacts.jdbc.objects.JdbcAddresses;
import campus.contacts.jdbc.objects.JdbcContacts;
import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.words.WordRows;
import campus.contacts.osid.LocalIds;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes the words of the objects that were stored without: by an earlier version, or when the database was founded. */
public final class WordBackfill {
    private static final int PAGE = 1000;

    private WordBackfill() {}

    /** Returns whether a founded database has objects without words. */
    public static boolean isNeeded(Handle handle) {
        return SqlFragment.of("select 1 from installation where not has_words").returnsRow(handle);
    }

    /** Writes all words in the transaction of the handle, if needed. */
    public static void run(Handle handle, Dialect dialect, LocalIds ownIds) {
        if (isNeeded(handle)) {
            for (ObjectTable<? extends OsidObject> table :
                    List.of(JdbcContacts.table(ownIds), JdbcAddresses.table(ownIds), JdbcAddressBooks.table(ownIds))) {
                fill(handle, dialect, table);
            }
            SqlFragment.of("update installation set has_words = true").execute(handle);
        }
    }

    private static void fill(Handle handle, Dialect dialect, ObjectTable<? extends OsidObject> table) {
        TargetTable target = WordRows.target(table.name());
        List<? extends OsidObject> page = page(handle, table, 0);
        while (!page.isEmpty()) {
            BulkWriter bulk = dialect.bulk(handle.getConnection());
            page.forEach(object -> WordRows.add(bulk, target, object));
            bulk.finish();
            page = page(handle, table, page.get(page.size() - 1).identity().number());
        }
    }

    private static List<? extends OsidObject> page(Handle handle, ObjectTable<? extends OsidObject> table, long after) {
        return table.list(
                handle,
                table.select()
                        .add("c.id > :after order by c.id limit :limit")
                        .bind("after", after)
                        .bind("limit", PAGE));
    }
}
