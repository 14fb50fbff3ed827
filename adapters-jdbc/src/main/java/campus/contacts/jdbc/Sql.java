package campus.contacts.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** A statement or a part of one, with the values for its names. The text is put together from constants, never from values. */
final class Sql {
    private final StringBuilder text;
    private final Map<String, Object> values = new HashMap<>();

    private Sql(String text) {
        this.text = new StringBuilder(text);
    }

    static Sql of(String text) {
        return new Sql(text);
    }

    static Sql of(String text, String name, Object value) {
        return new Sql(text).bind(name, value);
    }

    /**
     * The condition that a query finds anything. The offset says nothing, but PostgreSQL leaves alone what has one: it would
     * otherwise turn the look-up by row into a join, and where its estimates are wrong start that from the far end.
     */
    static Sql exists(Sql query) {
        return of("exists (").add(query).add(" offset 0)");
    }

    static Sql exists(String query) {
        return exists(of(query));
    }

    Sql bind(String name, Object value) {
        values.put(name, value);
        return this;
    }

    Sql bind(Map<String, Object> more) {
        values.putAll(more);
        return this;
    }

    Sql add(String more) {
        text.append(more);
        return this;
    }

    Sql add(Sql more) {
        text.append(more.text);
        values.putAll(more.values);
        return this;
    }

    /** Adds every condition with {@code and} before it. */
    Sql and(Collection<Sql> conditions) {
        conditions.forEach(condition -> add("\nand ").add(condition));
        return this;
    }

    /** Adds all conditions, and nothing when there are none. */
    Sql where(List<Sql> conditions) {
        return conditions.isEmpty()
                ? this
                : add("\nwhere ").add(conditions.get(0)).and(conditions.subList(1, conditions.size()));
    }

    /** The first column of a query's rows; for connections on which Jdbi does not work yet. */
    static Set<String> texts(Connection connection, String query, String... values) throws SQLException {
        Set<String> texts = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }

    Query query(Handle handle) {
        return bound(handle.createQuery(text));
    }

    /** Whether the query has any row. */
    boolean isTrue(Handle handle) {
        return query(handle).mapTo(Long.class).findFirst().isPresent();
    }

    int execute(Handle handle) {
        return bound(handle.createUpdate(text)).execute();
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        values.forEach((name, value) -> statement.bind(name, argument(value)));
        return statement;
    }

    /** What most values are, said in a way that spares Jdbi the search for one. */
    private static Object argument(Object value) {
        if (value instanceof Long number) {
            return (Argument) (position, statement, context) -> statement.setLong(position, number);
        }
        if (value instanceof String string) {
            return (Argument) (position, statement, context) -> statement.setString(position, string);
        }
        return value;
    }
}
