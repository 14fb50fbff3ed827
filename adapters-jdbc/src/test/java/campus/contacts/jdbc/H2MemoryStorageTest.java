package campus.contacts.jdbc;

import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.contract.HistorySweepContract;
import campus.contacts.spi.contract.RecordedClockContract;
import campus.contacts.spi.contract.StorageContract;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("complete")
class H2MemoryStorageTest implements StorageContract, RecordedClockContract, HistorySweepContract {
    private static StorageSettings settings;

    @BeforeAll
    static void newDatabase() {
        settings = Databases.lastingH2InMemory();
        Databases.open(settings).close();
    }

    @Override
    public Storage openStorage(UnaryOperator<StorageSettings> options) {
        Databases.empty(settings);
        return Databases.open(options.apply(settings));
    }
}
