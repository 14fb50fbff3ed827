package campus.contacts.program;

import campus.contacts.settings.CommandConsole;
import campus.contacts.settings.StorageOptions;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageInspection;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageUnavailableException;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code migrate}: creates or migrates the database, for servers that are started with {@code --no-migrate}. */
@Command(
        name = "migrate",
        description = "Creates the tables of a new database, or migrates those of an earlier version, and ends.",
        sortOptions = false)
final class MigrateCommand implements Runnable {
    @Mixin
    private final StorageOptions store = new StorageOptions();

    @Mixin
    private final CommandConsole console = new CommandConsole();

    private final Clock clock;

    MigrateCommand(Clock clock) {
        this.clock = clock;
    }

    /** @throws StorageUnavailableException when the database cannot be used */
    @Override
    public void run() {
        StorageSettings settings = store.settings(clock);
        StorageInspection before = StorageProvider.of(settings).inspect(settings);
        try (Storage storage = StorageProvider.openStorage(settings)) {
            console.print(storage.description() + ": "
                    + (before.pendingMigrations().isEmpty()
                            ? "nothing to migrate"
                            : "migrated to " + String.join(", ", before.pendingMigrations())));
        }
    }
}
