package campus.contacts.spi;

import campus.contacts.osid.Refusal;
import java.util.ServiceLoader;

/** Opens storages of one type; found through {@link ServiceLoader}. */
public interface StorageProvider {
    /** Returns whether this provider opens a database of that name. */
    boolean accepts(String database);

    /**
     * Opens a storage and initializes a new one: stores the authority and creates the default address book.
     *
     * @throws StorageUnavailableException with one line for the operator, when the storage cannot be reached within the
     *     settings' patience, or immediately when waiting does not help: it is damaged, read-only, of a newer version,
     *     of another program, or in use by another process that does not share it
     * @throws Refusal {@link Refusal.Reason#ILLEGAL_STATE} when it was created with another authority, {@link
     *     Refusal.Reason#UNSUPPORTED} when the settings are invalid
     */
    Storage open(StorageSettings settings);

    /**
     * Returns the state of a storage without opening it for writing, waiting for it, or changing anything.
     *
     * @throws StorageUnavailableException with one line for the operator, when {@link #open} would fail as well
     * @throws Refusal as {@link #open} does
     */
    StorageInspection inspect(StorageSettings settings);

    /**
     * Opens the storage that the settings name.
     *
     * @throws Refusal {@link Refusal.Reason#UNSUPPORTED} when no provider on the class path or module path can open it
     */
    static Storage openStorage(StorageSettings settings) {
        return of(settings).open(settings);
    }

    /**
     * Returns the provider of the storage that the settings name.
     *
     * @throws Refusal {@link Refusal.Reason#UNSUPPORTED} when no provider on the class path or module path can open it
     */
    static StorageProvider of(StorageSettings settings) {
        return ServiceLoader.load(StorageProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.accepts(settings.database()))
                .findFirst()
                .orElseThrow(() -> Refusal.unsupported("no storage here can open that kind of database"));
    }
}
