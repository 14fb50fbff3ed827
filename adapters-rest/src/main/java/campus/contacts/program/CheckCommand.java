package campus.contacts.program;

import campus.contacts.auth.Authentication;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.rest.schema.ValueListFileReader;
import campus.contacts.settings.CommandConsole;
import campus.contacts.settings.ConfigurationException;
import campus.contacts.spi.StorageInspection;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageUnavailableException;
import java.time.Clock;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code check}: tells whether the server would start with these options. */
@Command(
        name = "check",
        description = {
            "Checks the options of the server, the files that they name, the keys of tokens and the database, and tells "
                    + "the pending migrations. Warns where recorded time lies in the future. Changes nothing.",
            "Exit status: 0 if the server would start, 1 if the database prevents it, 2 if an option or a file does."
        },
        sortOptions = false)
final class CheckCommand implements Runnable {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Mixin
    private final CommandConsole console = new CommandConsole();

    private final Clock clock;

    CheckCommand(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws ConfigurationException when an option or a file cannot be used
     * @throws StorageUnavailableException when the database cannot be used
     */
    @Override
    public void run() {
        options.check();
        StorageSettings settings = options.storage(clock);
        ValueListFileReader.load(options.valueLists);
        Schemas.load(
                Objects.requireNonNullElse(settings.authority(), StorageSettings.DEFAULT_AUTHORITY), options.schemas);
        options.access.admission();
        options.access.clientAddress();
        checkAuthentication();
        console.print("options and files: ok");
        StorageInspection found = StorageProvider.of(settings).inspect(settings);
        console.print("database: " + found.description() + (found.isNew() ? ", new" : ""));
        console.print("pending migrations: "
                + (found.pendingMigrations().isEmpty() ? "none" : String.join(", ", found.pendingMigrations())));
        found.warnings().forEach(warning -> console.say("warning: " + warning));
        if (options.noMigrate && !found.pendingMigrations().isEmpty()) {
            throw new StorageUnavailableException("--no-migrate, but migrations are pending: run migrate", null);
        }
    }

    private void checkAuthentication() {
        try (Authentication authentication = options.access.access(clock)) {
            if (authentication != null) {
                authentication.requireKeys();
            }
        }
    }
}
