package campus.contacts.memory;

import campus.contacts.memory.state.MemoryState;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageInspection;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import java.util.List;
import java.util.Objects;

/** Opens storages in the memory of this process: each one is new, and is lost when it is closed or the process ends. */
public final class MemoryStorageProvider implements StorageProvider {
    @Override
    public boolean accepts(String database) {
        return StorageSettings.MEMORY.equals(database);
    }

    @Override
    public Storage open(StorageSettings settings) {
        requireNoStandby(settings);
        String authority = Objects.requireNonNullElse(settings.authority(), StorageSettings.DEFAULT_AUTHORITY);
        return new MemoryStorage(new MemoryState(
                new LocalIds(authority),
                settings.clock(),
                Objects.requireNonNullElse(settings.retention(), StorageSettings.Retention.DEFAULT)
                        .orDefault()));
    }

    @Override
    public StorageInspection inspect(StorageSettings settings) {
        requireNoStandby(settings);
        return new StorageInspection(settings.database(), true, List.of(), List.of());
    }

    private static void requireNoStandby(StorageSettings settings) {
        if (settings.standby() != null) {
            throw Refusal.unsupported("the memory of a process has no standby");
        }
    }
}
