package campus.contacts.jdbc;

import campus.contacts.jdbc.sql.JdbcUrl;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;

/**
 * Opens storages in a relational database: {@code jdbc:h2:…}, in this process, or {@code jdbc:postgresql:…}, 15 or later, which
 * any number of processes may share. The tables are made, and brought up to date, when it is opened.
 *
 * <p>A URL of PostgreSQL may name several servers; the one that takes changes is used, and looked for again when it is lost.
 * A standby is one server that replicates the database by streaming.
 *
 * <p>The URL may carry any setting of its driver, which then wins over what is set here. A user and a password in the
 * {@link StorageSettings.Credentials} win over those in the URL.
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
}
