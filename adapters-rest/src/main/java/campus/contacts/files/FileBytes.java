package campus.contacts.files;

import campus.contacts.storage.text.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Reads the bytes of files named by options. */
public final class FileBytes {
    /** The largest accepted file, so that no file fills the memory. */
    static final int MAX_BYTES = 64 << 20;

    private FileBytes() {}

    /**
     * Reads a whole file.
     *
     * @param option the option that names the file, such as {@code --policy}
     * @param failure makes the exception for a one-line message
     */
    public static byte[] read(String option, Path file, Function<String, ? extends RuntimeException> failure) {
        String named = option + ' ' + TextFile.oneLine(file.toString());
        try {
            if (SpecialFile.isNamedPipe(file)) {
                throw failure.apply(named + " is a named pipe, which may never have a writer");
            }
            try (InputStream in = Files.newInputStream(file)) {
                // a device has no size
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw failure.apply(named + " is larger than " + MAX_BYTES + " bytes");
                }
                return bytes;
            }
        } catch (IOException unreadable) {
            throw failure.apply(named + " cannot be read: " + FileProblem.reason(unreadable));
        }
    }
}
