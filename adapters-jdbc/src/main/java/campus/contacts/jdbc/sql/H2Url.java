package campus.contacts.jdbc.sql;

import campus.contacts.osid.Refusal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.engine.Constants;
import org.h2.store.fs.FileUtils;

/** URLs of H2 databases. */
final class H2Url {
    /** The divisor of the maximum heap that yields the size of the page cache. */
    private static final int CACHED_PART = 4;

    /** Matches a URL of a database file, as opposed to an in-memory database or another H2 file system. */
    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:|durable:)?(?![A-Za-z]{2,}:)([^;]*)(.*)");

    private H2Url() {}

    /** Returns the database file; empty for a database in memory. */
    static Optional<Path> file(JdbcUrl url) {
        Matcher named = FILE.matcher(url.text());
        return named.matches()
                ? Optional.of(Path.of(FileUtils.toRealPath(named.group(1) + Constants.SUFFIX_MV_FILE)))
                : Optional.empty();
    }

    /** Returns the URL with the settings that this program needs; settings that the user made are kept. */
    static JdbcUrl withDefaults(JdbcUrl url) {
        if (url.text().matches("(?i)jdbc:h2:(tcp|ssl):.*|.*;AUTO_SERVER=TRUE.*")) {
            throw Refusal.unsupported("an H2 database is opened by one process; take PostgreSQL for several");
        }
        // WRITE_DELAY: otherwise commits of the last half second are lost when the process is killed.
        // DB_CLOSE_ON_EXIT: the program closes the storage itself, after the last request.
        // MAX_COMPACT_TIME: every commit adds about ten kilobytes, which are reused a minute later; closing frees them.
        // CACHE_SIZE: of pages, in KiB; by default a sixteenth of the heap, and indexes are read repeatedly.
        // TRACE_LEVEL_FILE: errors are thrown too, and are printed to standard error where the file cannot be written.
        // QUERY_CACHE_SIZE: parsed statements per connection; the default is smaller than the number of statements
        // here.
        return durable(url)
                .orElse("WRITE_DELAY", "0")
                .orElse("DB_CLOSE_ON_EXIT", "FALSE")
                .orElse("LOCK_TIMEOUT", "5000")
                .orElse("MAX_COMPACT_TIME", "2000")
                .orElse("CACHE_SIZE", Long.toString(Runtime.getRuntime().maxMemory() / CACHED_PART / 1024))
                .orElse("TRACE_LEVEL_FILE", "0")
                .orElse("QUERY_CACHE_SIZE", "128");
    }

    /**
     * Replaces H2's file channels. The default ones close for good when a writing thread is interrupted, and the database with them. After
     * a failed write H2 continues in memory, loses later commits and may loop forever, so no write may fail.
     */
    private static JdbcUrl durable(JdbcUrl url) {
        return new JdbcUrl(FILE.matcher(url.text()).replaceFirst("jdbc:h2:durable:$1$2"));
    }
}
