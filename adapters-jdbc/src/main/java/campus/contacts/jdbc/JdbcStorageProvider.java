package campus.contacts.jdbc;

import campus.contacts.jdbc.sql.JdbcUrl;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageInspection;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;

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

    @Override
    public Storage open(StorageSettings settings) {
        return new StorageOpener(settings).open();
    }

    @Override
    public StorageInspection inspect(StorageSettings settings) {
        return new StorageInspector(settings).inspect();
    }
}
