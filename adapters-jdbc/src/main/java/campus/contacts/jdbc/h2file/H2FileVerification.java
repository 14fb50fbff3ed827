package campus.contacts.jdbc.h2file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;

/**
 * Verifies the file of an H2 database before H2 opens it. When the newest chunk is missing, as in a truncated file, H2 silently opens an
 * earlier state of the database, or an empty one, and overwrites the rest. A database that H2 encrypts cannot be verified here.
 */
public final class H2FileVerification {
    private static final int BLOCK = 4096;
    private static final int FOOTER = 128;

    private static final Pattern CHECKSUMMED = Pattern.compile("([A-Za-z]+:[^\\n]*),fletcher:([0-9a-f]{1,8}) *\\n");

    /** The oldest format that H2 2 reads. */
    private static final int OLDEST_FORMAT = 2;

    /** Thrown for a file that must not be opened; the message is a predicate for the file, such as {@code is empty}. */
    public static final class UnfitFile extends IOException {
        UnfitFile(String message) {
            super(message);
        }
    }

    private final RandomAccessFile file;

    private H2FileVerification(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Verifies an existing file that no process writes.
     *
     * @throws UnfitFile when H2 would not find the last committed state in the file
     */
    public static void verify(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            verify(file);
        }
    }

    /**
     * Verifies an existing file.
     *
     * @throws UnfitFile when H2 would not find the last committed state in the file
     */
    static void verify(RandomAccessFile file) throws IOException {
        new H2FileVerification(file).verify();
    }

    private void verify() throws IOException {
        if (file.length() == 0) {
            throw new UnfitFile("is empty: restore a backup, or delete the file to begin with a new database");
        }
        if (text(0).startsWith("H2encrypt")) {
            return;
        }
        Map<String, String> header = Stream.of(checksummed(0, BLOCK), checksummed(BLOCK, BLOCK))
                .filter(map -> !map.isEmpty())
                .max((one, other) -> Long.compare(hex(one, "version"), hex(other, "version")))
                .orElseThrow(() -> damaged("has no valid header"));
        if (hex(header, "format") < OLDEST_FORMAT) {
            throw new UnfitFile("was written by H2 1.4, which H2 2 cannot read: export it there as SQL");
        }
        if (header.containsKey("chunk") && !holds(header)) {
            throw damaged("lacks what was written last");
        }
    }

    private static UnfitFile damaged(String how) {
        return new UnfitFile("is damaged, it " + how + ": restore a backup");
    }

    /** Returns true if the file contains the chunk that the header names, or a later chunk that reuses its space. */
    private boolean holds(Map<String, String> header) throws IOException {
        long version = hex(header, "version");
        if (versionAt(hex(header, "block")) >= version) {
            return true;
        }
        for (long block = 2; block < file.length() / BLOCK; block++) {
            if (versionAt(block) >= version) {
                return true;
            }
        }
        return false;
    }

    /** Returns the version of the complete chunk at a block; -1 when there is none. */
    private long versionAt(long block) throws IOException {
        String start = text(block * BLOCK);
        if (!start.startsWith("chunk:") || start.indexOf('\n') < 0) {
            return -1;
        }
        String line = start.substring(0, start.indexOf('\n'));
        String length = DataUtils.getFromMap(line, "len");
        if (length == null) {
            return -1;
        }
        long end = (block + DataUtils.parseHexLong(length)) * BLOCK;
        Map<String, String> footer = end > file.length() ? Map.of() : checksummed(end - FOOTER, FOOTER);
        boolean isWhole = DataUtils.getFromMap(line, "chunk").equals(footer.get("chunk"));
        return isWhole ? hex(footer, "version") : -1;
    }

    private static long hex(Map<String, String> map, String name) {
        return map.containsKey(name) ? DataUtils.parseHexLong(map.get(name)) : -1;
    }

    private String text(long position) throws IOException {
        return new String(bytes(position, BLOCK), StandardCharsets.ISO_8859_1);
    }

    /** Parses a line {@code name:value,…,fletcher:checksum}; empty when the checksum is wrong. */
    private Map<String, String> checksummed(long position, int length) throws IOException {
        byte[] bytes = bytes(position, length);
        Matcher line = CHECKSUMMED.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        boolean isWhole = line.lookingAt()
                && DataUtils.getFletcher32(bytes, line.start(1), line.end(1) - line.start(1))
                        == (int) DataUtils.parseHexLong(line.group(2));
        return isWhole ? DataUtils.parseMap(line.group(1)) : Map.of();
    }

    /** Returns bytes of the file; fewer at its end. */
    private byte[] bytes(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(Math.max(0, position));
        int read = 0;
        for (int n = 0; n >= 0 && read < length; n = file.read(bytes, read, length - read)) {
            read += n;
        }
        return Arrays.copyOf(bytes, read);
    }
}
