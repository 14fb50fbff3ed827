package campus.contacts.jdbc;

import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.contract.HistorySweepContract;
import campus.contacts.spi.contract.RecordedClockContract;
import campus.contacts.spi.contract.StorageContract;
import java.util.function.UnaryOperator;

class H2MemoryStorageTest implements StorageContract, RecordedClockContract, HistorySweepContract {
    @Override
    public Storage openStorage(UnaryOperator<StorageSettings> options) {
        return Databases.open(options.apply(Databases.h2InMemory()));
    }
}
