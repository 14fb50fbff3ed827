package campus.contacts.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** A statement or a part of one, with the values of its parameters. The text is built from constants only, never from values. */
public final class SqlFragment {
    private static final Pattern ROW = Pattern.compile("(?<![\\w.])c\\.");

    private final StringBuilder text;
    private final Map<String, Object> values = new HashMap<>();
    /** After which the statement is cancelled; 0: never. */
    private int seconds;

    private SqlFragment(String text) {
        this.text = new StringBuilder(text);
    }

    public static SqlFragment of(String text) {
        return new SqlFragment(text);
    }

    public static SqlFragment of(String text, String name, Object value) {
        return new SqlFragment(text).bind(name, value);
    }

    /**
     * Returns the condition that a query finds a row. The offset of 0 has no effect on the result but keeps PostgreSQL from turning the
     * look-up by row into a join, which it starts from the wrong end where its estimates are wrong.
     */
    public static SqlFragment exists(SqlFragment query) {
        return of("exists (").add(query).add(" offset 0)");
    }

    public static SqlFragment exists(String query) {
        return exists(of(query));
    }

    /**
     * Returns this query as a part of a union. In parentheses alone, H2 would answer a repeated part from its last result although the
     * parameter of its {@code limit} has changed (seen in 2.5.252).
     */
    public SqlFragment asUnionPart() {
        return of("select part.* from (").add(this).add(") part");
    }

    public SqlFragment bind(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** Cancels the query after a time. */
    public SqlFragment within(Duration most) {
        seconds = (int) most.toSeconds();
        return this;
    }

    public SqlFragment bind(Map<String, Object> more) {
        values.putAll(more);
        return this;
    }

    public SqlFragment add(String more) {
        text.append(more);
        return this;
    }

    public SqlFragment add(SqlFragment more) {
        text.append(more.text);
        values.putAll(more.values);
        return this;
    }

    /** Returns the same condition on a row of another name than {@code c}. */
    public SqlFragment ofRow(String name) {
        return of(ROW.matcher(text).replaceAll(name + '.')).bind(values);
    }

    /** Appends the conditions, each preceded by {@code and}. */
    public SqlFragment and(Collection<SqlFragment> conditions) {
        conditions.forEach(condition -> add("\nand ").add(condition));
        return this;
    }

    /** Appends all conditions after {@code where}; appends nothing when there are none. */
    public SqlFragment where(List<SqlFragment> conditions) {
        return conditions.isEmpty()
                ? this
                : add("\nwhere ").add(conditions.get(0)).and(conditions.subList(1, conditions.size()));
    }

    /** Returns the first column of a query's rows; for connections that Jdbi does not manage yet. */
    public static Set<String> texts(Connection connection, String query, String... values) throws SQLException {
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

    public Query query(Handle handle) {
        Query query = bound(handle.createQuery(text));
        return seconds > 0 ? query.setQueryTimeout(seconds) : query;
    }

    /**
     * Returns the rows of the query.
     *
     * @param mapper does not use its context
     */
    public <T> List<T> list(Handle handle, RowMapper<T> mapper) {
        return DirectQuery.isPossible(handle, values.values())
                ? DirectQuery.list(handle, text.toString(), values, mapper, Integer.MAX_VALUE, seconds)
                : query(handle).map(mapper).list();
    }

    /**
     * Returns the first row of the query.
     *
     * @param mapper does not use its context
     */
    public <T> Optional<T> first(Handle handle, RowMapper<T> mapper) {
        return DirectQuery.isPossible(handle, values.values())
                ? DirectQuery.list(handle, text.toString(), values, mapper, 1, seconds).stream()
                        .findFirst()
                : query(handle).map(mapper).findFirst();
    }

    /** Returns true if the query returns a row. */
    public boolean returnsRow(Handle handle) {
        return first(handle, (row, context) -> row.getLong(1)).isPresent();
    }

    public int execute(Handle handle) {
        return DirectQuery.isPossible(handle, values.values())
                ? DirectQuery.execute(handle, text.toString(), values)
                : bound(handle.createUpdate(text)).execute();
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        values.forEach((name, value) -> statement.bind(name, argument(value)));
        return statement;
    }

    /** Wraps the most frequent types of value as arguments, which saves Jdbi's search for a matching factory. */
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
