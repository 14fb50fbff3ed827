package campus.contacts.jdbc.history;

import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.storage.ClockWarnings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;

/** Compares the moments that a database has recorded with the clocks. */
public final class RecordedMoments {
    /**
     * The newest end that each index of ends knows, and the newest moment of the thousand latest objects and changes. These
     * are few rows however large the tables are; they miss a moment of a clock that was ahead only if a thousand objects and
     * changes followed it and nothing has ended at it or after it.
     */
    private static final String NEWEST = """
            select max(replaced_at) as moment from contact_version
            union all select max(replaced_at) from address_version
            union all select max(replaced_at) from address_book_version
            union all select max(deleted_at) from contact_deletion
            union all select max(deleted_at) from address_deletion
            union all select max(deleted_at) from address_book_deletion
            union all select max(unfiled_at) from contact_filing_period
            union all select max(unfiled_at) from address_filing_period
            union all select max(removed_at) from address_book_child_period
            union all select max(removed_at) from address_book_root_period
            union all select max(c.changed_at) from (select changed_at from contact order by id desc limit 1000) c
            union all select max(a.changed_at) from (select changed_at from address order by id desc limit 1000) a
            union all select max(b.changed_at) from (select changed_at from address_book order by id desc limit 1000) b
            union all select max(e.changed_at) from (
                select changed_at from change_entry order by writer desc, place desc limit 1000) e""";

    private static final String ALL =
            "select (select i.history_since from installation i), (select max(n.moment) from (" + NEWEST
                    + ") n), cast(%s as timestamp(3) with time zone)";

    private RecordedMoments() {}

    /** Returns what an operator should know of the clocks; see {@link ClockWarnings}. */
    public static List<String> warnings(Connection connection, Dialect dialect, Clock clock) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ALL.formatted(dialect.transactionTime()))) {
            row.next();
            ClockWarnings.Recorded recorded = new ClockWarnings.Recorded(
                    ObjectColumns.moment(row, 1), ObjectColumns.moment(row, 2), ObjectColumns.moment(row, 3));
            return ClockWarnings.of(recorded, clock.instant());
        }
    }
}
