package campus.contacts.jdbc;

import campus.contacts.jdbc.connection.DatabaseConnections;
import campus.contacts.jdbc.h2file.H2StoreState;
import campus.contacts.jdbc.sql.SqlErrors;
import campus.contacts.spi.DatabaseFile;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.storage.text.FileProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The file of an open H2 database. */
final class H2StorageFile implements DatabaseFile {
    private final Path file;
    private final DatabaseConnections connections;
    private final JdbcStorage storage;

    H2StorageFile(Path file, DatabaseConnections connections, JdbcStorage storage) {
        this.file = file;
        this.connections = connections;
        this.storage = storage;
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
        Path copy = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".backup");
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
