package campus.contacts.spi;

import java.util.List;
import java.util.Objects;

/**
 * The state of a storage before it is opened.
 *
 * @param description of the storage for operators, without secrets
 * @param isNew whether it does not exist yet, or holds nothing
 * @param pendingMigrations the schema versions that opening it would migrate to, ascending; empty for a storage that needs no migration
 * @param warnings what {@link Storage#warnings} would say; empty also for a storage that is new or needs a migration
 */
public record StorageInspection(
        String description, boolean isNew, List<String> pendingMigrations, List<String> warnings) {
    public StorageInspection {
        Objects.requireNonNull(description);
        pendingMigrations = List.copyOf(pendingMigrations);
        warnings = List.copyOf(warnings);
    }
}
