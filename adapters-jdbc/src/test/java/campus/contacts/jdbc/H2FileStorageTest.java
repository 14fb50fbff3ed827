package campus.contacts.jdbc;

import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.contract.HistorySweepContract;
import campus.contacts.spi.contract.RecordedClockContract;
import campus.contacts.spi.contract.StorageContract;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;

class H2FileStorageTest implements StorageContract, RecordedClockContract, HistorySweepContract {
    private static StorageSettings template;

    @BeforeAll
    static void newDatabase() {
        template = Databases.h2File();
        Databases.open(template).close();
        Databases.empty(template);
    }

    @Override
    public Storage openStorage(UnaryOperator<StorageSettings> options) {
        return Databases.open(options.apply(Databases.copyOfFile(template)));
    }
}
