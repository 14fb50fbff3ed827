package campus.contacts.rest;

import campus.contacts.rest.error.ClientGoneException;
import campus.contacts.rest.error.HttpException;
import campus.contacts.spi.DatabaseFile;
import campus.contacts.spi.Storage;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of the database file of this process, for operators. */
public record DatabaseBackup(Storage storage) {
    /**
     * Answers with a copy that is complete before the response begins; its length tells the client whether it has all.
     *
     * @throws HttpException 409 when the storage has no file
     */
    public void answer(Context context) {
        DatabaseFile file = storage.databaseFile()
                .orElseThrow(() -> new HttpException(
                        409, "only an H2 file can be copied; export the database, or use the tools of its server"));
        Path copy = file.copy();
        try {
            send(copy, context);
        } catch (IOException gone) {
            throw new ClientGoneException(gone);
        }
    }

    private static void send(Path copy, Context context) throws IOException {
        try {
            context.contentType("application/octet-stream")
                    .header("Content-Disposition", "attachment; filename=\"contacts.mv.db\"")
                    .header("Content-Length", Long.toString(Files.size(copy)));
            // not the stream of Javalin, which might compress it
            OutputStream out = context.res().getOutputStream();
            Files.copy(copy, out);
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
