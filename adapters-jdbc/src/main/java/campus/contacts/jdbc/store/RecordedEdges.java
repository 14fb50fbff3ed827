package campus.contacts.jdbc.store;

import campus.contacts.jdbc.sql.SqlFragment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The hierarchy of address books as it was at a moment. */
record RecordedEdges(JdbcUnitOfWork unit, RecordedSpan span) {
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
        Set<Long> found = new HashSet<>(Set.of(book));
        List<Long> level = List.of(book);
        while (!level.isEmpty()) {
            List<Long> next = new ArrayList<>();
            SqlFragment children = select(
                    "child_id", SqlFragment.of("e.parent_id = any(:parents)", "parents", level.toArray(Long[]::new)));
            children.query(unit.handle()).mapTo(Long.class).forEach(child -> {
                if (found.add(child)) {
                    next.add(child);
                }
            });
            level = next;
        }
        return found.toArray(Long[]::new);
    }
}
