package campus.contacts.jdbc;

import campus.contacts.jdbc.connection.DatabaseConnections;
import campus.contacts.jdbc.h2file.H2StoreState;
import campus.contacts.jdbc.sql.SqlErrors;
import campus.contacts.spi.DatabaseFile;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.storage.text.FileProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of an open H2 database. */
final class H2StorageFile implements DatabaseFile {
    private static final Logger LOG = LoggerFactory.getLogger(H2StorageFile.class);
    private static final String COPY = ".backup";

    private final Path file;
    private final DatabaseConnections connections;
    private final JdbcStorage storage;

    H2StorageFile(Path file, DatabaseConnections connections, JdbcStorage storage) {
        this.file = file;
        this.connections = connections;
        this.storage = storage;
        deleteLeftCopies();
    }

    /** Deletes the copies of a process that was killed. No other process has the file open. */
    private void deleteLeftCopies() {
        String name = Pattern.quote(file.getFileName().toString()) + "[0-9]+" + Pattern.quote(COPY);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(
                file.getParent(), each -> each.getFileName().toString().matches(name))) {
            for (Path copy : left) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException | DirectoryIteratorException kept) {
            LOG.warn("a copy of {} that was left cannot be deleted: {}", file, kept.getMessage());
        }
    }

    /** One copy at a time: H2 reuses no space of the file meanwhile, and the end of one copy would end that for another. */
    @Override
    public synchronized Path copy() {
        try (Handle handle = connections.open()) {
            return copy(H2StoreState.behind(handle.getConnection()));
        } catch (JdbiException failure) {
            throw SqlErrors.exception(failure);
        } catch (IOException failure) {
            throw new StorageUnavailableException(file + " cannot be copied: " + FileProblem.reason(failure), failure);
        }
    }

    private Path copy(H2StoreState state) throws IOException {
        requireRoom();
        Path copy = Files.createTempFile(file.getParent(), file.getFileName().toString(), COPY);
        boolean isWhole = false;
        try (OutputStream out = Files.newOutputStream(copy)) {
            state.copyTo(out);
            isWhole = true;
            return copy;
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(copy);
            }
        }
    }

    /** A copy that cannot be finished would leave the running writes no room. */
    private void requireRoom() throws IOException {
        long free = Files.getFileStore(file).getUsableSpace();
        long needed = Files.size(file);
        if (free < needed) {
            throw new IOException(String.format(
                    Locale.ROOT, "a copy needs %,d bytes on the disk of the file, %,d are free", needed, free));
        }
    }

    @Override
    public Compaction compact() {
        try {
            long before = Files.size(file);
            storage.close(connections::compact);
            return new Compaction(before, Files.size(file));
        } catch (IOException failure) {
            throw new StorageUnavailableException(file + " cannot be read: " + FileProblem.reason(failure), failure);
        }
    }
}
