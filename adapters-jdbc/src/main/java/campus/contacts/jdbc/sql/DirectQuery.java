package campus.contacts.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Runs a statement on the connection of a handle without a statement of Jdbi, whose configuration, context and iterators take longer than H2
 * takes to find a row. Parameters and errors are those of Jdbi, which still runs statements with other types of values, and those that a
 * logger listens to.
 */
final class DirectQuery {
    /** The parsed texts of a database, which Jdbi creates and keeps. */
    public static final class ParsedTexts implements JdbiConfig<ParsedTexts> {
        /** The most texts that are kept: they are made of constants, but in many combinations. */
        private static final int MAX = 2000;

        private final Map<String, ParsedSql> known = new ConcurrentHashMap<>();

        private ParsedSql of(String text, Handle handle) {
            ParsedSql parsed = known.get(text);
            if (parsed == null) {
                SqlStatements config = handle.getConfig(SqlStatements.class);
                String rendered = config.getTemplateEngine()
                        .parse(text, handle.getConfig())
                        .map(template -> template.apply(null))
                        .orElse(text);
                parsed = config.getSqlParser().parse(rendered, null);
                if (known.size() < MAX) {
                    known.put(text, parsed);
                }
            }
            return parsed;
        }

        @Override
        public ParsedTexts createCopy() {
            return this;
        }
    }

    private DirectQuery() {}

    /** Returns whether a query can be run, given its values. */
    static boolean isPossible(Handle handle, Collection<Object> values) {
        for (Object value : values) {
            boolean known = value == null
                    || value instanceof Long
                    || value instanceof Integer
                    || value instanceof Boolean
                    || value instanceof String
                    || value instanceof OffsetDateTime
                    || value instanceof Long[]
                    || value instanceof String[];
            if (!known) {
                return false;
            }
        }
        return handle.getConfig(SqlStatements.class).getSqlLogger() == SqlLogger.NOP_SQL_LOGGER;
    }

    /**
     * Returns the rows.
     *
     * @param mapper does not use its context
     * @param most the number of rows to read
     * @param seconds after which the statement is cancelled; 0: never
     */
    static <T> List<T> list(
            Handle handle, String text, Map<String, Object> values, RowMapper<T> mapper, int most, int seconds) {
        return run(handle, text, values, statement -> {
            // H2 has the setting for the connection, and parses the statements of all connections again after a setting
            if (seconds > 0) {
                statement.setQueryTimeout(seconds);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (rows.size() < most && row.next()) {
                    rows.add(mapper.map(row, null));
                }
            }
            return rows;
        });
    }

    /**
     * Runs a statement, or several of which the first may return rows that are not read, as those that take locks.
     *
     * @return the number of rows that the first statement has changed; -1 if it returns rows
     */
    static int execute(Handle handle, String text, Map<String, Object> values) {
        return run(handle, text, values, statement -> {
            statement.execute();
            return statement.getUpdateCount();
        });
    }

    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private static <T> T run(Handle handle, String text, Map<String, Object> values, Execution<T> execution) {
        ParsedSql parsed = handle.getConfig(ParsedTexts.class).of(text, handle);
        try (PreparedStatement statement = handle.getConnection().prepareStatement(parsed.getSql())) {
            bind(statement, parsed.getParameters().getParameterNames(), values);
            return execution.of(statement);
        } catch (SQLException failure) {
            throw new UnableToExecuteStatementException("the statement failed", failure, null);
        }
    }

    private static void bind(PreparedStatement statement, List<String> names, Map<String, Object> values)
            throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            Object value = values.get(names.get(i));
            if (value instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (value instanceof String text) {
                statement.setString(i + 1, text);
            } else if (value instanceof Long[] numbers) {
                Connection connection = statement.getConnection();
                statement.setArray(i + 1, connection.createArrayOf("bigint", numbers));
            } else if (value instanceof String[] texts) {
                Connection connection = statement.getConnection();
                statement.setArray(i + 1, connection.createArrayOf("varchar", texts));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
