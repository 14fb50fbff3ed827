package campus.contacts.spi;

import campus.contacts.Refusal;
import java.util.ServiceLoader;

/** Opens storages of one sort; found through {@link ServiceLoader}. */
public interface StorageProvider {
    /** Whether a database of that name is this provider's to open. */
    boolean accepts(String database);

    /**
     * Opens a storage, and founds it when it is new: the authority is kept and the default address book made.
     *
     * @throws StorageFault when it cannot be reached
     * @throws Refusal {@link Refusal.Reason#ILLEGAL_STATE} when it was founded with another authority, or is in use by another
     *     process that would not share it
     */
    Storage open(StorageSettings settings);

    /**
     * Opens the storage that the settings name.
     *
     * @throws Refusal {@link Refusal.Reason#UNSUPPORTED} when nothing on the class path or module path can open it
     */
    static Storage openStorage(StorageSettings settings) {
        return ServiceLoader.load(StorageProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.accepts(settings.database()))
                .findFirst()
                .orElseThrow(() -> Refusal.unsupported("no storage here can open that kind of database"))
                .open(settings);
    }
}
