package campus.contacts.jdbc.past;

import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The hierarchy of address books as it was at a moment. */
record RecordedEdges(JdbcTransaction unit, RecordedSpan span) {
    /** Returns the edges {@code e} of the moment that meet a condition, in a query for one of their columns. */
    SqlFragment select(String column, SqlFragment condition) {
        return SqlFragment.of("select e." + column + " from address_book_child e where ")
                .add(condition)
                .add(" and ")
                .add(span.begun("e.added_at"))
                .add("\nunion all select e." + column + " from address_book_child_period e where ")
                .add(condition)
                .add(" and ")
                .add(span.includes("e.added_at", "e.removed_at"));
    }

    /** Returns a book and its descendants, level by level. */
    Long[] withDescendants(long book) {
        return closure(book, "parent_id", "child_id");
    }

    /** Returns a book and its ancestors, level by level. */
    Long[] withAncestors(long book) {
        return closure(book, "child_id", "parent_id");
    }

    private Long[] closure(long book, String from, String to) {
        Set<Long> found = new HashSet<>(Set.of(book));
        List<Long> level = List.of(book);
        while (!level.isEmpty()) {
            List<Long> next = new ArrayList<>();
            SqlFragment adjacent =
                    select(to, SqlFragment.of("e." + from + " = any(:level)", "level", level.toArray(Long[]::new)));
            adjacent.query(unit.handle()).mapTo(Long.class).forEach(number -> {
                if (found.add(number)) {
                    next.add(number);
                }
            });
            level = next;
        }
        return found.toArray(Long[]::new);
    }
}
