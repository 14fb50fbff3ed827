package campus.contacts.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Closes a storage's connections.
 *
 * @param anchor lasts as long as the storage: an H2 database goes with its last connection, and those of a pool come and go
 */
record Closing(Connection anchor, HikariDataSource pool) {
    void close() {
        close(pool, anchor);
    }

    static void close(HikariDataSource pool, Connection anchor) {
        if (pool != null) {
            pool.close();
        }
        try {
            anchor.close();
        } catch (SQLException gone) {
            // then it is closed
        }
    }
}
