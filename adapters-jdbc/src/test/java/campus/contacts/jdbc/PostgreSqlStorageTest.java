package campus.contacts.jdbc;

import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageContract;
import campus.contacts.spi.StorageSettings;
import org.junit.jupiter.api.BeforeAll;

class PostgreSqlStorageTest implements StorageContract {
    private static StorageSettings settings;

    @BeforeAll
    static void newDatabase() {
        settings = Databases.postgreSql();
    }

    @Override
    public Storage openStorage() {
        Databases.empty(settings);
        return Databases.open(settings);
    }
}
