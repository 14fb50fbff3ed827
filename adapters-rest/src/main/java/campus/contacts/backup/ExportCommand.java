package campus.contacts.backup;

import campus.contacts.settings.StorageOptions;
import campus.contacts.spi.Archive;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.transfer.CountedNoun;
import campus.contacts.transfer.FileArgument;
import campus.contacts.transfer.ProgressReporter;
import campus.contacts.transfer.TransferException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code export FILE}: writes a consistent snapshot of the database to a file. */
@Command(
        name = "export",
        description = {
            "Writes everything in the database to FILE, as it is at one moment: address books and their hierarchy, addresses "
                    + "and contacts, with Ids, versions and records, and their history, one JSON object a line.",
            "The service may run meanwhile on PostgreSQL; an H2 file must be nobody else's."
        },
        sortOptions = false)
public final class ExportCommand implements Runnable {
    private final Clock clock;

    @Mixin
    private StorageOptions store = new StorageOptions();

    @Parameters(paramLabel = "FILE", description = "The file to write, - for standard output.")
    private FileArgument target;

    @Option(names = "--force", description = "Overwrite FILE if it exists.")
    private boolean force;

    @Option(
            names = "--without-history",
            description = "Leave out earlier versions, deleted objects and the authors of changes.")
    private boolean withoutHistory;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    /** @param clock the source of the current time */
    public ExportCommand(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws ParameterException when the file exists, and must not be overwritten
     * @throws TransferException when the file cannot be written
     */
    @Override
    public void run() {
        StorageSettings settings = store.settings(clock);
        target.obstacle(force).ifPresent(obstacle -> {
            throw new ParameterException(spec.commandLine(), obstacle);
        });
        ProgressReporter progress = ProgressReporter.to(spec.commandLine().getErr(), "exported", CountedNoun.OBJECT);
        try (Storage storage = StorageProvider.openStorage(settings)) {
            progress.end(target.write(out -> write(storage, out, content(), progress)));
        } catch (IOException failure) {
            throw target.unwritable(failure);
        } catch (UncheckedIOException failure) {
            throw target.unwritable(failure.getCause());
        } finally {
            progress.stop();
        }
    }

    private Archive.Content content() {
        return withoutHistory ? Archive.Content.WITHOUT_HISTORY : Archive.Content.WITH_HISTORY;
    }

    /** Writes the content of a storage. */
    static ArchiveLineType.Counts write(
            Storage storage, OutputStream to, Archive.Content content, ProgressReporter progress) throws IOException {
        OutputStream out = new BufferedOutputStream(to, 1 << 16);
        ArchiveWriter writer = new ArchiveWriter(out, storage.ownIds().authority(), progress);
        storage.archive().exportTo(writer, content);
        out.flush();
        return writer.counts();
    }
}
