package campus.contacts.jdbc.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Finds why a PostgreSQL database cannot be used, or cannot be written. */
final class PostgreSqlFitness {
    /** The first version with MERGE. */
    private static final int OLDEST = 15;

    /** Selects those of the given tables and sequences that the user may not change. */
    private static final String DENIED = """
            select c.relname from pg_class c
            where c.relnamespace = to_regnamespace(quote_ident((current_schemas(false))[2]))
                and c.relname = any(string_to_array(?, ','))
                and not case c.relkind when 'S' then has_sequence_privilege(c.oid, 'usage')
                    else has_table_privilege(c.oid, 'select') and has_table_privilege(c.oid, 'insert')
                        and has_table_privilege(c.oid, 'update') and has_table_privilege(c.oid, 'delete') end""";

    /**
     * Selects user-defined operators that would replace those of our statements because they fit the types of columns better. PostgreSQL
     * has none for varchar, so with varchar any other operand may fit; operators that extensions define for their own types, such as text
     * || ltree, are never chosen.
     */
    private static final String FOREIGN_OPERATORS = """
            select format('%s(%s, %s)', o.oprname, format_type(o.oprleft, null), format_type(o.oprright, null))
            from pg_operator o
            where o.oprnamespace = to_regnamespace(quote_ident((current_schemas(false))[2]))
                and o.oprname in ('=', '<>', '<', '<=', '>', '>=', '+', '-', '||', '~~')
                and o.oprleft = any(array['varchar', 'text', 'int2', 'int4', 'int8', 'bool', 'timestamptz']::regtype[])
                and (o.oprleft = 'varchar'::regtype
                    or o.oprright = any(array['varchar', 'text', 'int2', 'int4', 'int8', 'bool', 'timestamptz']::regtype[]))""";

    private PostgreSqlFitness() {}

    /** Returns why the server is not supported. */
    static Optional<String> misfit(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            return Optional.of("is on PostgreSQL " + version + ", which is too old: " + OLDEST + " or later is needed");
        }
        String encoding = text(connection, "show server_encoding");
        if (!encoding.equals("UTF8")) {
            return Optional.of("has the encoding " + encoding + ": create it with the encoding UTF8");
        }
        return readOnly(connection);
    }

    private static Optional<String> readOnly(Connection connection) throws SQLException {
        if (text(connection, "select pg_is_in_recovery()").equals("t")) {
            return Optional.of("is a standby, which takes no changes: name the primary");
        }
        return text(connection, "show transaction_read_only").equals("on")
                ? Optional.of(
                        "takes no changes: default_transaction_read_only is on; set it to off for the server, the database"
                                + " or the user")
                : Optional.empty();
    }

    static String text(Connection connection, String query) throws SQLException {
        return SqlFragment.texts(connection, query).iterator().next();
    }

    /** Returns why the user of the connection may not write those tables and sequences as the statements here expect. */
    static Optional<String> obstacle(Connection connection, Set<String> relations) throws SQLException {
        Optional<String> readOnly = readOnly(connection);
        if (readOnly.isPresent()) {
            return readOnly;
        }
        Set<String> denied = SqlFragment.texts(connection, DENIED, String.join(",", relations));
        if (!denied.isEmpty()) {
            return Optional.of("does not let its user change " + String.join(", ", denied)
                    + ": make it their owner, or grant it select, insert, update and delete on the tables and usage on the"
                    + " sequences");
        }
        Set<String> operators = SqlFragment.texts(connection, FOREIGN_OPERATORS);
        return operators.isEmpty()
                ? Optional.empty()
                : Optional.of("has operators in its schema that replace PostgreSQL's own ("
                        + String.join(", ", operators) + "): drop them, or use another schema");
    }
}
