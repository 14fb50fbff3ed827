package campus.contacts.backup;

import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.settings.CommandConsole;
import campus.contacts.settings.ConfigurationException;
import campus.contacts.settings.StorageOptions;
import campus.contacts.spi.Archive;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.storage.ArchiveValidator;
import campus.contacts.transfer.CountedNoun;
import campus.contacts.transfer.FileArgument;
import campus.contacts.transfer.ProgressReporter;
import campus.contacts.transfer.TransferException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command {@code export FILE}: writes a consistent snapshot of the database to a file. */
@Command(
        name = "export",
        description = {
            "Writes everything in the database to FILE, as it is at one moment: address books and their hierarchy, addresses "
                    + "and contacts, with Ids, versions and records, and their history, one JSON object a line.",
            "The service may run meanwhile on PostgreSQL; an H2 file must be nobody else's.",
            "With --verify, FILE is read and checked as import would check it; no database is needed."
        },
        sortOptions = false)
public final class ExportCommand implements Runnable {
    private final Clock clock;

    @Mixin
    private StorageOptions store = new StorageOptions();

    @Parameters(
            paramLabel = "FILE",
            description = "The file to write, - for standard output; with --verify the file to read.")
    private FileArgument target;

    @Option(names = "--force", description = "Overwrite FILE if it exists.")
    private boolean force;

    @Option(
            names = "--without-history",
            description = "Leave out earlier versions, deleted objects and the authors of changes.")
    private boolean withoutHistory;

    @Option(
            names = "--address-book",
            paramLabel = "ID",
            description =
                    "Export only what is in this address book and its descendants, the addresses of the contacts there, "
                            + "and the people whom they name.")
    private String addressBook;

    @Option(
            names = "--verify",
            description =
                    "Write nothing, but verify that FILE is a whole and valid export; ends with 1 when it is not.")
    private boolean verifies;

    @Mixin
    private final CommandConsole console = new CommandConsole();

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
        if (verifies) {
            verify(settings.authority());
            return;
        }
        target.obstacle(force).ifPresent(obstacle -> {
            throw new ParameterException(console.command(), obstacle);
        });
        ProgressReporter progress = ProgressReporter.to(console.command().getErr(), "exported", CountedNoun.OBJECT);
        try (Storage storage = StorageProvider.openStorage(settings)) {
            Optional<Id> part = Optional.ofNullable(addressBook).map(id -> addressBookId(storage, id));
            progress.end(target.write(out -> write(storage, out, content(), part, progress)));
        } catch (IOException failure) {
            throw target.unwritable(failure);
        } catch (UncheckedIOException failure) {
            throw target.unwritable(failure.getCause());
        } finally {
            progress.stop();
        }
    }

    private void verify(String authority) {
        if (addressBook != null || force || withoutHistory) {
            throw new ParameterException(
                    console.command(), "--verify excludes --address-book, --force and --without-history");
        }
        try (InputStream in = target.read()) {
            String counts = verify(new ArchiveReader(in), authority).toString();
            console.print(target + " is whole and valid: " + counts);
        } catch (IOException failure) {
            throw target.unreadable(failure);
        }
    }

    /**
     * Verifies an export.
     *
     * @param authority null: that of the export
     * @throws TransferException when the export is invalid
     */
    static ArchiveLineType.Counts verify(ArchiveReader reader, String authority) {
        LocalIds ownIds = new LocalIds(authority == null ? reader.authority() : authority);
        ArchiveValidator.verify(ownIds, reader.source(ownIds, (objects, bytes) -> {}));
        return reader.counts();
    }

    /** Returns the own Id of an address book, which may be named by an alias. */
    private static Id addressBookId(Storage storage, String text) {
        Id id = Id.find(text)
                .orElseThrow(() -> new ConfigurationException("--address-book " + text + " must be " + Id.ALLOWED));
        return storage.read(
                unit -> unit.aliases().owner(ObjectKind.ADDRESS_BOOK, id).orElse(id));
    }

    private Archive.Content content() {
        return withoutHistory ? Archive.Content.WITHOUT_HISTORY : Archive.Content.WITH_HISTORY;
    }

    /**
     * Writes the content of a storage.
     *
     * @param part the address book to which it belongs; empty: everything
     */
    static ArchiveLineType.Counts write(
            Storage storage, OutputStream to, Archive.Content content, Optional<Id> part, ProgressReporter progress)
            throws IOException {
        OutputStream out = new BufferedOutputStream(to, 1 << 16);
        ArchiveWriter writer = new ArchiveWriter(out, storage.ownIds().authority(), progress);
        if (part.isPresent()) {
            storage.archive().exportTo(writer, content, part.get());
        } else {
            storage.archive().exportTo(writer, content);
        }
        out.flush();
        return writer.counts();
    }
}
