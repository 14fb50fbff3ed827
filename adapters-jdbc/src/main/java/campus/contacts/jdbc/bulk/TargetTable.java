package campus.contacts.jdbc.bulk;

import java.util.Collections;
import java.util.List;

/** Where rows go that come in bulk: a table, and the columns that they have values for. */
public record TargetTable(String table, List<String> columns) {
    /** @param columns separated by commas and white space */
    public static TargetTable of(String table, String columns) {
        return new TargetTable(table, List.of(columns.split(",\\s+")));
    }

    /** A statement with a placeholder for each column. */
    String insert() {
        return "insert into " + this + " values (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ')';
    }

    /** {@code table (column, …)}, as an insert begins with it. */
    @Override
    public String toString() {
        return table + " (" + String.join(", ", columns) + ')';
    }
}
