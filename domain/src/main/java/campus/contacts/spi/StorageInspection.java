package campus.contacts.spi;

import java.util.List;
import java.util.Objects;

/**
 * The state of a storage before it is opened.
 *
 * @param description of the storage for operators, without secrets
 * @param isNew whether it does not exist yet, or holds nothing
 * @param pendingMigrations the schema versions that opening it would migrate to, ascending; empty for a storage that needs no migration
 */
public record StorageInspection(String description, boolean isNew, List<String> pendingMigrations) {
    public StorageInspection {
        Objects.requireNonNull(description);
        pendingMigrations = List.copyOf(pendingMigrations);
    }
}
