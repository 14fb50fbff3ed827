package campus.contacts.backup;

import campus.contacts.osid.Refusal;
import campus.contacts.settings.CommandConsole;
import campus.contacts.settings.StorageOptions;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.transfer.CountedNoun;
import campus.contacts.transfer.FileArgument;
import campus.contacts.transfer.ProgressReporter;
import campus.contacts.transfer.TransferException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command {@code import FILE}: reads an export into an empty database, all of it or nothing. */
@Command(
        name = "import",
        description = {
            "Reads FILE, written by export, into a database that holds nothing but the default address book; all of it, or "
                    + "nothing when anything is wrong. Afterwards the answers are the same, on the other kind of database too.",
            "With an --authority other than the exported one, every Id with the exported one gets the new one: own Ids, types "
                    + "and Ids of other objects, but nothing inside the properties of records."
        },
        sortOptions = false)
public final class ImportCommand implements Runnable {
    private final Clock clock;

    @Mixin
    private StorageOptions store = new StorageOptions();

    /** Optional, since a subcommand may follow {@code import}. */
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file to read, - for standard input.")
    private FileArgument source;

    @Mixin
    private final CommandConsole console = new CommandConsole();

    /** @param clock the source of the current time */
    public ImportCommand(Clock clock) {
        this.clock = clock;
    }

    /** @throws TransferException when nothing was imported; the message names the line if a line is the reason */
    @Override
    public void run() {
        if (source == null) {
            throw new ParameterException(console.command(), "Missing required parameter: 'FILE'");
        }
        StorageSettings settings = store.settings(clock);
        ProgressReporter progress = ProgressReporter.to(console.command().getErr(), "imported", CountedNoun.OBJECT);
        try (InputStream in = source.read()) {
            double of = source.size();
            progress.end(read(new ArchiveReader(in), settings, (objects, bytes) -> progress.at(objects, bytes / of)));
        } catch (IOException failure) {
            throw source.unreadable(failure);
        } finally {
            progress.stop();
        }
    }

    /** Opens the database for a reader whose first line has been read, so that a file of another kind creates no database. */
    private static ArchiveLineType.Counts read(
            ArchiveReader reader, StorageSettings asked, ArchiveReader.Watcher watcher) throws IOException {
        String authority = asked.authority() == null ? reader.authority() : asked.authority();
        try (Storage storage = StorageProvider.openStorage(asked.withAuthority(authority))) {
            read(reader, storage, watcher);
        }
        return reader.counts();
    }

    /** Reads everything into a storage. */
    static void read(ArchiveReader reader, Storage storage, ArchiveReader.Watcher watcher) {
        try {
            storage.archive().importFrom(reader.source(storage.ownIds(), watcher));
        } catch (Refusal refusal) {
            throw new TransferException(refusal.getMessage());
        }
    }
}
