package campus.contacts.transfer;

import campus.contacts.files.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads the lines of a file as bytes; bytes that are not UTF-8 are kept unchanged. Empty lines are counted and skipped. */
public final class LineReader {
    /** The most bytes that are skipped of a line that is too long; an endless line must not block the reader. */
    private static final int MOST_SKIPPED = 1 << 30;

    private final InputStream in;
    private final int maxLength;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long bytes;
    private long number;

    /**
     * @param in closed by the caller
     * @param maxLength the most bytes of a line
     */
    public LineReader(InputStream in, int maxLength) {
        this.in = in;
        this.maxLength = maxLength;
    }

    /** Signals a line that is too long; the line was skipped, and the following lines can be read. */
    public static final class TooLong extends TransferException {
        TooLong(long number, int maxLength) {
            super(tooLong(number, maxLength));
        }
    }

    private static String tooLong(long number, int maxLength) {
        return "line " + number + ": longer than " + maxLength + " bytes";
    }

    /** Returns the number of the line last read, the first being 1. */
    public long number() {
        return number;
    }

    /** Returns the number of bytes read. */
    public long bytes() {
        return bytes;
    }

    /**
     * Returns the next line that is not empty, without line end and byte order mark; null after the last line.
     *
     * @throws TooLong when the line is too long
     * @throws TransferException when the line has no end
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
