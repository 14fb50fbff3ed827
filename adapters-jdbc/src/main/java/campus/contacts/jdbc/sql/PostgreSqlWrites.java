package campus.contacts.jdbc.sql;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes on PostgreSQL: statements that belong together are sent as parts of one, which all read the state before it. */
final class PostgreSqlWrites {
    private PostgreSqlWrites() {}

    static Optional<InsertStatement.Inserted> insert(Handle handle, InsertStatement insertion) {
        StringBuilder all = new StringBuilder("with made as (")
                .append(insertion
                        .row()
                        .replace(
                                ":changed_at",
                                "coalesce(cast(:changed_at as timestamp(3) with time zone), " + PostgreSqlDialect.NOW
                                        + ')'))
                .append(" returning id, changed_at)");
        List<String> selecting = insertion.dependents().selecting();
        for (int i = 0; i < selecting.size(); i++) {
            all.append(",\ndependent_" + i + " as (").append(selecting.get(i)).append("made)");
        }
        List<String> apart = insertion.dependents().apart();
        for (int i = 0; i < apart.size(); i++) {
            all.append(",\napart_" + i + " as (").append(apart.get(i)).append("\nand exists (select 1 from made))");
        }
        return SqlFragment.of(all.append("\nselect id, changed_at from made").toString())
                .bind(insertion.values())
                .within(Dialect.LONGEST_WRITE)
                .first(handle, (row, context) -> InsertStatement.Inserted.of(row));
    }

    /** All statements read the state before; a concurrent change of the row leaves nothing to update, and so the others nothing to do. */
    static Optional<Instant> update(Handle handle, String update, List<String> others, Map<String, Object> values) {
        StringBuilder all =
                new StringBuilder("with changed as (").append(update).append(" returning changed_at)");
        for (int i = 0; i < others.size(); i++) {
            all.append(",\npart_" + i + " as (").append(others.get(i)).append("\nand exists (select 1 from changed))");
        }
        String timed = all.append("\nselect changed_at from changed")
                .toString()
                .replace(
                        ":changed_at",
                        "greatest(" + PostgreSqlDialect.NOW + ", cast(:earliest as timestamp(3) with time zone))");
        return SqlFragment.of(timed)
                .bind(values)
                .within(Dialect.LONGEST_WRITE)
                .first(
                        handle,
                        (row, context) -> row.getObject(1, OffsetDateTime.class).toInstant());
    }

    /**
     * Runs all statements as parts of one, which all read the state before it. The driver sends the lock with it, as a
     * statement of its own, after which the server takes another snapshot.
     */
    static void executeAll(Handle handle, String lock, List<String> statements, Map<String, Object> values) {
        SqlFragment all = SqlFragment.of(lock == null ? "" : lock + ";\n").bind(values);
        int last = statements.size() - 1;
        for (int i = 0; i < last; i++) {
            all.add(i == 0 ? "with " : ",\n").add("part_" + i + " as (" + statements.get(i) + ")");
        }
        all.add("\n").add(statements.get(last)).execute(handle);
    }
}
