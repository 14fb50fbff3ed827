package campus.contacts.rest;

import campus.contacts.rest.error.ClientGoneException;
import campus.contacts.rest.error.HttpException;
import campus.contacts.spi.DatabaseFile;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageUnavailableException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A copy of the database file of this process, for operators. */
public final class DatabaseBackup {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseBackup.class);

    private final Storage storage;
    /** A copy stays on the disk of the database until it is sent, so that many of them would leave the database no room. */
    private final Semaphore one = new Semaphore(1);

    public DatabaseBackup(Storage storage) {
        this.storage = storage;
    }

    /**
     * Answers with a copy that is complete before the response begins; its length tells the client whether it has all.
     *
     * @throws HttpException 409 when the storage has no file, 503 when another copy is not finished or this one cannot be made
     */
    public void answer(Context context) {
        DatabaseFile file = storage.databaseFile()
                .orElseThrow(() -> new HttpException(
                        409, "only an H2 file can be copied; export the database, or use the tools of its server"));
        if (!one.tryAcquire()) {
            throw unavailable("another copy is being made or sent");
        }
        try {
            send(copy(file), context);
        } catch (IOException gone) {
            throw new ClientGoneException(gone);
        } finally {
            one.release();
        }
    }

    /** Returns a new copy; the reason why there is none is told here, where only operators ask. */
    private static Path copy(DatabaseFile file) {
        try {
            return file.copy();
        } catch (StorageUnavailableException fault) {
            LOG.warn("{}", fault.line());
            throw unavailable(fault.line());
        }
    }

    private static HttpException unavailable(String reason) {
        return new HttpException(503, reason, Map.of("Retry-After", "10"));
    }

    private static void send(Path copy, Context context) throws IOException {
        try {
            context.contentType("application/octet-stream")
                    .header("Content-Disposition", "attachment; filename=\"contacts.mv.db\"")
                    .header("Content-Length", Long.toString(Files.size(copy)));
            // not the stream of Javalin, which might compress it
            OutputStream out = context.res().getOutputStream();
            LOG.info("sent a copy of the database, {} bytes", Files.copy(copy, out));
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
