package campus.contacts.jdbc;

import campus.contacts.jdbc.connection.Database;
import campus.contacts.spi.StorageUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Consumer;
import org.h2.engine.Constants;

/**
 * Creates the file of a new H2 database under another name, and renames it when the database is complete. H2 commits each statement of a
 * migration, so a process that ends during its first start leaves an incomplete database: under the other name, where the next start
 * deletes it. A file with the name of the database is therefore always complete, and is never replaced.
 */
final class NewDatabaseFile {
    private static final String INFIX = ".incomplete-";

    private final Path file;
    private final String prefix;

    private NewDatabaseFile(Path file) {
        this.file = file;
        this.prefix = file.getFileName().toString().replace(Constants.SUFFIX_MV_FILE, "") + INFIX;
    }

    /**
     * Creates the file, unless it exists or the database has none.
     *
     * @param creation creates the tables and first rows of the database that it gets, and closes it
     */
    static void createIfMissing(Database database, Consumer<Database> creation) {
        Path file = database.dialect().file().orElse(null);
        if (file == null || database.url().has("(?:ACCESS_MODE_DATA|IFEXISTS|FORBID_CREATION)")) {
            return;
        }
        synchronized (NewDatabaseFile.class) {
            NewDatabaseFile made = new NewDatabaseFile(file);
            made.deleteIncomplete();
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                made.create(database, creation);
            }
        }
    }

    private void create(Database database, Consumer<Database> creation) {
        Database incomplete = database.withFileSuffix(INFIX + UUID.randomUUID());
        Path made = incomplete.dialect().file().orElseThrow();
        try {
            creation.accept(incomplete);
            putInPlace(made);
        } catch (StorageUnavailableException failure) {
            // a file that cannot be created: the opening that follows reports this with the name of the database
            if (Files.exists(made)) {
                throw failure;
            }
        } catch (IOException failure) {
            throw new StorageUnavailableException(database + " " + OpeningFailure.reason(failure), failure);
        } finally {
            deleteIncomplete();
        }
    }

    /** Renames the file unless another process was faster. */
    private void putInPlace(Path incomplete) throws IOException {
        try {
            force(incomplete);
            rename(incomplete);
            force(file);
        } catch (IOException failure) {
            if (Files.notExists(file)) {
                throw failure;
            }
        }
    }

    /**
     * Renames by a link, which never replaces a file: two processes may do this at the same time. A process that is killed between the
     * link and the deletion leaves a second name of the complete file, which the next start deletes.
     */
    private void rename(Path incomplete) throws IOException {
        try {
            Files.createLink(file, incomplete);
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            Files.move(incomplete, file);
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /**
     * Deletes the files that this process or an earlier one has left. The file of a running process is locked, and stays. This happens
     * before the database is opened: closing a second channel of an open file would release the lock of H2.
     */
    private void deleteIncomplete() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(file.getParent(), this::isIncomplete)) {
            for (Path left : files) {
                if (!isInUse(left)) {
                    Files.deleteIfExists(left);
                }
            }
        } catch (IOException unimportant) {
            // they only take space
        }
    }

    private boolean isIncomplete(Path path) {
        return path.getFileName().toString().startsWith(prefix);
    }

    private static boolean isInUse(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException lockedHere) {
            return true;
        }
    }
}
