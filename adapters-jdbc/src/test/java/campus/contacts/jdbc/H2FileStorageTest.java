package campus.contacts.jdbc;

import campus.contacts.spi.Storage;
import campus.contacts.spi.contract.StorageContract;

class H2FileStorageTest implements StorageContract {
    @Override
    public Storage openStorage() {
        return Databases.open(Databases.h2File());
    }
}
