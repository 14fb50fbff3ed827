package campus.contacts.rest.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a file, as bytes: nothing is put in the place of what is no UTF-8. */
public final class Lines {
    /** The most bytes in a line; more than any object has. */
    static final int MAX_LENGTH = 64 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long bytes;
    private long number;

    /** @param in closed by whoever opened it */
    public Lines(InputStream in) {
        this.in = in;
    }

    /** The number of the line last read, the first being 1. */
    public long number() {
        return number;
    }

    /** How many bytes were read. */
    public long bytes() {
        return bytes;
    }

    /**
     * The next line without its end; null behind the last one.
     *
     * @throws BackupFailed when it is too long
     */
    public byte[] next() throws IOException {
        if (at == end && !fill()) {
            return null;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        do {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, from, at - from);
            if (line.size() > MAX_LENGTH) {
                throw new BackupFailed("line " + number + ": too long");
            }
            if (at < end) {
                at++;
                return line.toByteArray();
            }
        } while (fill());
        return line.toByteArray();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        bytes += end;
        return end > 0;
    }
}
