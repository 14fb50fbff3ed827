package campus.contacts.jdbc;

import campus.contacts.jdbc.connection.Database;
import campus.contacts.jdbc.h2file.H2FileVerification;
import campus.contacts.jdbc.sql.H2Dialect;
import campus.contacts.jdbc.sql.SqlErrors;
import campus.contacts.storage.text.FileProblem;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates an exception that stops the opening of a database to one line that names the reason for the operator. */
final class OpeningFailure {
    private static final Set<String> WRONG_URLS = Set.of(
            "90011", // H2: relative to nothing
            "90046", // H2: malformed
            "90066", // H2: a setting twice
            "90113"); // H2: unknown setting

    /** A migration in a message of Flyway. */
    private static final Pattern SCRIPT = Pattern.compile("V[0-9_]+__\\w+\\.sql");

    private OpeningFailure() {}

    /** Returns true if a later attempt may succeed. Problems with an H2 database file and with certificates are permanent. */
    static boolean isTransient(Database database, SQLException failure) {
        String state = String.valueOf(SqlErrors.cause(failure).getSQLState());
        // 08004: the server requires something that the URL lacks, such as a password or TLS
        boolean away = state.startsWith("08") && !state.equals("08004");
        boolean mayReturn = away || state.startsWith("53") || state.startsWith("57P");
        return !database.url().isH2()
                && mayReturn
                && RefusedCertificate.reason(failure).isEmpty();
    }

    /** Returns true if the URL is wrong, as opposed to the database. */
    static boolean isWrongUrl(Exception failure) {
        SQLException cause = SqlErrors.cause(failure);
        return cause != null && WRONG_URLS.contains(String.valueOf(cause.getSQLState()));
    }

    /** Returns true if another process has the H2 file open. */
    static boolean isInUse(Exception failure) {
        SQLException cause = SqlErrors.cause(failure);
        return cause != null && "90020".equals(cause.getSQLState());
    }

    /** Returns true if there was no answer from the network. */
    static boolean isUnreachable(SQLException failure) {
        return innermostIo(failure) != null;
    }

    /** Returns a predicate for the database, such as {@code cannot be reached: Connection refused}. */
    static String reason(Exception failure) {
        if (innermostIo(failure) instanceof H2FileVerification.UnfitFile unfit) {
            return unfit.getMessage();
        }
        Optional<String> certificate = RefusedCertificate.reason(failure);
        if (certificate.isPresent()) {
            return "cannot be reached: " + certificate.get();
        }
        SQLException cause = SqlErrors.cause(failure);
        String state = cause == null ? "" : String.valueOf(cause.getSQLState());
        return switch (state) {
            case "90011" -> "names a file without a directory: write jdbc:h2:file:./NAME, or an absolute path";
            case "90020" -> "is in use by another process";
            case "28000", "28P01", "08004" ->
                "cannot be opened: "
                        + advised(failure, cause, "see --database-user, --database-password, the URL and pg_hba.conf");
            case "3D000" -> "cannot be opened: " + advised(failure, cause, "create it, or correct --database");
            case "90013", "90146", "90149" -> "cannot be opened: " + message(failure, cause);
            case "42501" ->
                verb(failure, state)
                        + advised(failure, cause, "make the user the owner of the database, or grant it that");
            case "53300" ->
                verb(failure, state)
                        + advised(failure, cause, "lower --pool-size of the processes, or raise max_connections");
            case "90030" -> "is damaged, or encrypted and opened without CIPHER: restore a backup";
            case "90048" -> "was written by another version of H2, which cannot be read: export it there as SQL";
            case "90049", "90050" -> "cannot be opened: the CIPHER of its URL or the password of the file is wrong";
            case "90097" -> H2Dialect.UNWRITABLE;
            default -> verb(failure, state) + message(failure, cause);
        };
    }

    /** Returns the message of the database with what the operator can do. */
    private static String advised(Exception failure, SQLException cause, String advice) {
        return message(failure, cause).replaceFirst("\\.$", "") + "; " + advice;
    }

    private static String verb(Exception failure, String state) {
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
            return "cannot be reached: ";
        }
        Matcher script = SCRIPT.matcher(String.valueOf(failure.getMessage()));
        if (script.find()) {
            return "cannot be migrated, " + script.group() + " fails: ";
        }
        return innermostIo(failure) == null ? "cannot be prepared: " : "cannot be opened: ";
    }

    /** Returns the message of the file system or the database, without the statement and the error code that H2 appends. */
    private static String message(Exception failure, SQLException cause) {
        IOException io = innermostIo(failure);
        if (SqlErrors.isWithoutPrimary(cause)) {
            return SqlErrors.NO_PRIMARY;
        }
        String message = io != null ? describe(io) : String.valueOf((cause == null ? failure : cause).getMessage());
        return message.lines().findFirst().orElse("").split("; SQL statement| \\[\\d{5}-\\d+]", 2)[0];
    }

    /** Adds the type of failure, because the message of some exceptions is only a file name or host name, or missing. */
    private static String describe(IOException io) {
        if (io instanceof FileSystemException named) {
            return named.getFile() + ": " + FileProblem.reason(named);
        }
        if (io instanceof UnknownHostException) {
            return "unknown host " + io.getMessage();
        }
        return io.getMessage() == null ? "the connection broke off" : io.getMessage();
    }

    private static IOException innermostIo(Throwable failure) {
        IOException found = null;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof IOException io) {
                found = io;
            }
        }
        return found;
    }
}
