package campus.contacts.jdbc;

import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where rows go that come in bulk: a table, and the columns that they have values for. */
record Target(String table, List<String> columns) {
    private static final Pattern TABLE_AND_COLUMNS =
            Pattern.compile("(?:insert into )?(\\w+) \\(([^)]+)\\).*", Pattern.DOTALL);

    /** @param text {@code table (column, …)}, or a statement that inserts into these */
    static Target of(String text) {
        Matcher parts = TABLE_AND_COLUMNS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no table and columns: " + text);
        }
        return new Target(parts.group(1), List.of(parts.group(2).split(",\\s+")));
    }

    /** A statement with a placeholder for each column. */
    String insert() {
        return "insert into " + this + " values (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ')';
    }

    /** {@code table (column, …)}. */
    @Override
    public String toString() {
        return table + " (" + String.join(", ", columns) + ')';
    }
}
