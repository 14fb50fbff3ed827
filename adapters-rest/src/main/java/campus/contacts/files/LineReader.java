package campus.contacts.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a file, as bytes: nothing is put in the place of what is no UTF-8. Empty lines are counted and skipped. */
public final class LineReader {
    /** A longer line is no line, and its end need not be waited for: an endless one has none. */
    private static final int MOST_SKIPPED = 1 << 30;

    private final InputStream in;
    private final int maxLength;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long bytes;
    private long number;

    /**
     * @param in closed by whoever opened it
     * @param maxLength the most bytes of a line
     */
    public LineReader(InputStream in, int maxLength) {
        this.in = in;
        this.maxLength = maxLength;
    }

    /** A line that is too long; it was skipped, and the lines after it can be read. */
    public static final class TooLong extends TransferException {
        TooLong(long number, int maxLength) {
            super(tooLong(number, maxLength));
        }
    }

    private static String tooLong(long number, int most) {
        return "line " + number + ": longer than " + most + " bytes";
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
     * The next line that is not empty, without its end and without a byte order mark; null behind the last one.
     *
     * @throws TooLong when it is too long
     * @throws TransferException when it has no end
     */
    public byte[] next() throws IOException {
        byte[] line = line();
        while (line != null && isBlank(line)) {
            line = line();
        }
        return line;
    }

    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }

    private byte[] line() throws IOException {
        if (at == end && !fill()) {
            return null;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean ended = false;
        boolean tooLong = false;
        long start = bytes;
        do {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            tooLong |= line.size() + (at - from) > maxLength;
            if (!tooLong) {
                line.write(buffer, from, at - from);
            }
            if (bytes - start > MOST_SKIPPED) {
                throw new TransferException(tooLong(number, MOST_SKIPPED));
            }
            ended = at < end;
        } while (!ended && fill());
        if (ended) {
            at++;
        }
        if (tooLong) {
            throw new TooLong(number, maxLength);
        }
        return number == 1 ? Utf8.withoutByteOrderMark(line.toByteArray()) : line.toByteArray();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        bytes += end;
        return end > 0;
    }
}
