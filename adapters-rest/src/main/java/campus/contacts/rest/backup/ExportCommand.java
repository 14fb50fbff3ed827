package campus.contacts.rest.backup;

import campus.contacts.rest.StoreOptions;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export FILE}: writes everything to a file, as it is at one moment. */
@Command(
        name = "export",
        description = {
            "Writes everything in the database to FILE, as it is at one moment: address books and their hierarchy, addresses "
                    + "and contacts, with Ids, versions and records, one JSON object a line.",
            "The service may run meanwhile on PostgreSQL; an H2 file must be nobody else's."
        },
        sortOptions = false)
public final class ExportCommand implements Runnable {
    private final Clock clock;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "FILE", description = "The file to write, - for standard output.")
    private String file;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    /** @param clock what time it is */
    public ExportCommand(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws BackupFailed when the file cannot be written
     */
    @Override
    public void run() {
        Progress progress = new Progress(
                "exported", "objects", spec.commandLine().getErr(), Progress.Style.suitable(), System::nanoTime);
        try (Storage storage = StorageProvider.openStorage(store.settings(clock))) {
            progress.end(file.equals("-") ? toStandardOutput(storage, progress) : toFile(storage, progress));
        } catch (IOException | UncheckedIOException failure) {
            throw new BackupFailed(file + " cannot be written: " + reason(failure));
        } finally {
            progress.stop();
        }
    }

    /** The name of a file says nothing of what is wrong with it. */
    private static String reason(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return cause.getClass() == IOException.class
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
    }

    private static Entry.Counts toStandardOutput(Storage storage, Progress progress) throws IOException {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            return write(storage, out, progress);
        }
    }

    /** Written beside the file first, readable by its owner alone, so that what is under the name is always whole. */
    private Entry.Counts toFile(Storage storage, Progress progress) throws IOException {
        Path target = Path.of(file).toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (OutputStream out = Files.newOutputStream(target)) {
                return write(storage, out, progress);
            }
        }
        Path part =
                Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
        try {
            Entry.Counts counts;
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                counts = write(storage, Channels.newOutputStream(channel), progress);
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return counts;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes everything in a storage. */
    static Entry.Counts write(Storage storage, OutputStream to, Progress progress) throws IOException {
        OutputStream out = new BufferedOutputStream(to, 1 << 16);
        ArchiveWriter writer = new ArchiveWriter(out, storage.ownIds().authority(), progress);
        storage.archive().exportTo(writer);
        out.flush();
        return writer.counts();
    }
}
