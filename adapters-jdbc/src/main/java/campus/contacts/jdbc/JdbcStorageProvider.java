package campus.contacts.jdbc;

import campus.contacts.jdbc.connection.Database;
import campus.contacts.jdbc.sql.JdbcUrl;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageInspection;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageUnavailableException;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Opens storages in a relational database: {@code jdbc:h2:…}, in this process, or {@code jdbc:postgresql:…}, 15 or later, which any number
 * of processes may share. Opening creates or migrates the tables.
 *
 * <p>A PostgreSQL URL may name several servers; the primary among them is used, and is searched again after a failover. A standby is one
 * server with streaming replication of the database.
 *
 * <p>The URL may carry any setting of its driver, which overrides the defaults of this provider. The user and the password in {@link
 * StorageSettings.Credentials} override those in the URL.
 */
public final class JdbcStorageProvider implements StorageProvider {
    @Override
    public boolean accepts(String database) {
        return database.startsWith(JdbcUrl.H2) || database.startsWith(JdbcUrl.POSTGRESQL);
    }

    /**
     * Opens a storage in the database of a source of connections, to H2 or PostgreSQL, with the defaults for everything
     * else. The source stays the caller's and is not closed. The settings of its connections are the caller's too;
     * an H2 database is set to write each commit at once, which needs the rights of an administrator there.
     *
     * @throws campus.contacts.spi.StorageUnavailableException as {@link StorageProvider#open}
     * @throws campus.contacts.osid.Refusal as {@link StorageProvider#open}
     */
    public static Storage open(DataSource source) {
        return open(source, StorageSettings.of(StorageSettings.MEMORY));
    }

    /**
     * Opens a storage as {@link #open(DataSource)} does.
     *
     * @param settings of which the database and its credentials are ignored
     */
    public static Storage open(DataSource source, StorageSettings settings) {
        try {
            return new StorageOpener(settings, Database.of(source)).openInPlace();
        } catch (SQLException unreachable) {
            throw new StorageUnavailableException("the source of connections has none", unreachable);
        }
    }

    @Override
    public Storage open(StorageSettings settings) {
        return new StorageOpener(settings).open();
    }

    @Override
    public StorageInspection inspect(StorageSettings settings) {
        return new StorageInspector(settings).inspect();
    }
}
