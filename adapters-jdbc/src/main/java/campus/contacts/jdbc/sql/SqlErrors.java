package campus.contacts.jdbc.sql;

import campus.contacts.osid.Refusal;
import campus.contacts.spi.StorageUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * What an exception of a database means.
 *
 * <p>Its message never becomes ours: it may show SQL or personal data. The {@link SQLException} itself is kept as the cause.
 */
public enum SqlErrors {
    /** Another unit of work got in the way, or a constraint kept a race from doing harm: doing it again sees the real state. */
    COLLISION,
    /** A server that takes no changes any more, or not yet: another connection leads to the one that does. */
    DEMOTED,
    /** The database is away, shutting down, full or overloaded. */
    OUTAGE,
    /** A user, password or database name that the database does not know. */
    DENIED,
    /** Another process has the database file. */
    IN_USE,
    /** A value that is too long to store: a megabyte for H2, a few kilobytes for PostgreSQL where it is indexed. */
    TOO_LARGE,
    /** Anything else is a bug. */
    BUG;

    private static final Set<String> COLLISIONS = Set.of(
            "40001", // serialization failure; in H2 a deadlock
            "40P01", // deadlock
            "55P03", // lock timeout
            "HYT00", // H2: lock timeout
            "90131", // H2: somebody else changed the row
            "23001", // still referenced, by ON DELETE RESTRICT
            "23503", // still referenced, or (PostgreSQL) nothing there to reference
            "23505", // not unique
            "23506"); // H2: nothing there to reference

    private static final Set<String> DENIALS = Set.of(
            "28000", // no such user or wrong password
            "28P01", // wrong password
            "3D000", // no such database
            "90013", // H2: no such database
            "90146", // H2: no such database, and not to be made
            "90149"); // H2: no such database, and not to be made from afar

    public static SqlErrors of(Throwable thrown) {
        SQLException cause = cause(thrown);
        String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
        if (COLLISIONS.contains(state)) {
            return COLLISION;
        }
        if (state.equals("25006")) {
            return DEMOTED;
        }
        if (DENIALS.contains(state)) {
            return DENIED;
        }
        if (state.equals("90020")) {
            return IN_USE;
        }
        if (state.equals("22001") || state.equals("54000")) {
            return TOO_LARGE;
        }
        return cause == null || isBug(state) ? BUG : OUTAGE;
    }

    /** Data exceptions, broken constraints, wrong SQL. Whatever else a database says is its own trouble. */
    private static boolean isBug(String state) {
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("42") || state.startsWith("21");
    }

    /** What a unit of work throws that was not done and is not tried again. */
    public static RuntimeException exception(Throwable thrown) {
        SQLException cause = cause(thrown);
        return switch (of(thrown)) {
            case COLLISION ->
                isConstraint(cause)
                        ? new IllegalStateException("a constraint of the database keeps refusing this change", cause)
                        : new StorageUnavailableException("too many others are changing the same things", cause);
            case TOO_LARGE -> Refusal.invalid("there is more text than the database can store in one place");
            case BUG ->
                new IllegalStateException(
                        "the database does not accept a statement: "
                                + thrown.getClass().getSimpleName(),
                        cause);
            default -> new StorageUnavailableException(outage(thrown), cause == null ? thrown : cause);
        };
    }

    /** What an operator should read first; who asked is not told. */
    public static String outage(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            boolean full = t instanceof SQLException exception && "53100".equals(exception.getSQLState());
            if (full || String.valueOf(t.getMessage()).contains("No space left on device")) {
                return "the database has no room left on its disk";
            }
        }
        SQLException cause = cause(thrown);
        return cause != null && "90097".equals(cause.getSQLState())
                ? "the database may not be written"
                : "the database does not answer";
    }

    private static boolean isConstraint(SQLException cause) {
        return cause.getSQLState().startsWith("23");
    }

    /** The innermost. */
    public static SQLException cause(Throwable thrown) {
        SQLException found = null;
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException exception) {
                found = exception;
            }
        }
        return found;
    }

    /** Closes a connection that may be broken or null. */
    public static void closeQuietly(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException gone) {
            // then it is closed
        }
    }
}
