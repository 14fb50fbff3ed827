package campus.contacts.jdbc.bulk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The target of bulk rows: a table and the columns that have values. */
public record TargetTable(String table, List<String> columns) {
    /** @param columns the names, separated by commas and white space */
    public static TargetTable of(String table, String columns) {
        return new TargetTable(table, List.of(columns.split(",\\s+")));
    }

    /** Returns the same table with one more column. */
    public TargetTable with(String column) {
        List<String> more = new ArrayList<>(columns);
        more.add(column);
        return new TargetTable(table, more);
    }

    /** Returns an insert statement with a placeholder for each column. */
    String insert() {
        return "insert into " + this + " values (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ')';
    }

    /** Returns {@code table (column, …)}, as used in an insert statement. */
    @Override
    public String toString() {
        return table + " (" + String.join(", ", columns) + ')';
    }
}
