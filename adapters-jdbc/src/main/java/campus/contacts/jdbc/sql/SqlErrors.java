package campus.contacts.jdbc.sql;

import campus.contacts.osid.Refusal;
import campus.contacts.spi.StorageUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * The meaning of a database exception.
 *
 * <p>Messages of the database are not passed on, since they may contain SQL or personal data. The {@link SQLException} is kept as the
 * cause.
 */
public enum SqlErrors {
    /** A conflict with another unit of work, or a constraint violated by a race: a retry reads the current state. */
    COLLISION,
    /** The server is not the primary: another connection leads to the primary. */
    DEMOTED,
    /** The database is unreachable, shutting down, full or overloaded. */
    OUTAGE,
    /** The database rejects the user, the password or the database name. */
    DENIED,
    /** The database file is locked by another process. */
    IN_USE,
    /** A value that is too long to store: a megabyte for H2, a few kilobytes for PostgreSQL where it is indexed. */
    TOO_LARGE,
    /** Any other error, which is a bug. */
    BUG;

    /** The message for operators when {@link #isWithoutPrimary} holds; the driver's own names only a setting. */
    public static final String NO_PRIMARY =
            "no server of the URL takes changes: each is down, a standby, or has default_transaction_read_only on";

    private static final Set<String> COLLISIONS = Set.of(
            "40001", // serialization failure; in H2 a deadlock
            "40P01", // deadlock
            "55P03", // lock timeout
            "HYT00", // H2: lock timeout
            "90131", // H2: another session changed the row
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

    /** Returns true for data exceptions, violated constraints and wrong SQL. All other states are faults of the database itself. */
    private static boolean isBug(String state) {
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("42") || state.startsWith("21");
    }

    /** Returns the exception to throw for a unit of work that was not completed and is not retried. */
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

    /** Returns the message for the operator's log; the client does not see it. */
    public static String outage(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            boolean full = t instanceof SQLException exception && "53100".equals(exception.getSQLState());
            if (full || String.valueOf(t.getMessage()).contains("No space left on device")) {
                return "the database has no room left on its disk";
            }
        }
        SQLException cause = cause(thrown);
        if (isWithoutPrimary(cause)) {
            return NO_PRIMARY;
        }
        return cause != null && "90097".equals(cause.getSQLState())
                ? "the database may not be written"
                : "the database does not answer";
    }

    /** Returns true if the driver of PostgreSQL has found servers, but no primary among them. */
    public static boolean isWithoutPrimary(SQLException cause) {
        return cause != null && String.valueOf(cause.getMessage()).contains("targetServerType: primary");
    }

    private static boolean isConstraint(SQLException cause) {
        return cause.getSQLState().startsWith("23");
    }

    /** Returns the innermost SQL exception. */
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
            // the connection is closed already
        }
    }
}
