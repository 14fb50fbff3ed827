package campus.contacts.program;

import campus.contacts.osid.Refusal;
import campus.contacts.settings.CommandConsole;
import campus.contacts.settings.StorageOptions;
import campus.contacts.spi.DatabaseFile.Compaction;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageUnavailableException;
import java.time.Clock;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code compact}: rewrites the file of an H2 database without unused space. */
@Command(
        name = "compact",
        description =
                "Rewrites the file of an H2 database, which no server has open, without its unused space, and ends.",
        sortOptions = false)
final class CompactCommand implements Runnable {
    @Mixin
    private final StorageOptions store = new StorageOptions();

    @Mixin
    private final CommandConsole console = new CommandConsole();

    private final Clock clock;

    CompactCommand(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws StorageUnavailableException when the database cannot be used, or a server has it open
     * @throws Refusal {@link Refusal.Reason#UNSUPPORTED} when the database is not an H2 file
     */
    @Override
    public void run() {
        StorageSettings settings = store.settings(clock).with(StorageSettings.Migration.REFUSED);
        try (Storage storage = StorageProvider.openStorage(settings)) {
            String name = storage.description();
            Compaction sizes = storage.databaseFile()
                    .orElseThrow(() -> Refusal.unsupported("only an H2 file can be compacted, not " + name))
                    .compact();
            console.print(String.format(
                    Locale.ROOT, "%s: %,d bytes, before %,d bytes", name, sizes.bytesAfter(), sizes.bytesBefore()));
        }
    }
}
