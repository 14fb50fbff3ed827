package campus.contacts.jdbc.h2file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.h2.mvstore.DataUtils;

/**
 * Corrects the newest chunk in the header of an H2 file.
 *
 * <p>H2 opens a file at the chunk that the header names, and follows the chunks from there while each lies where the previous one predicts.
 * When a chunk does not, H2 writes the header again so that it names that chunk. H2 2.5.252 writes the header too early and names the
 * previous chunk, from which the newest one cannot be reached: acknowledged commits are lost when the process ends without closing the
 * file. This class replaces the chunk in such a header by the one that was written.
 */
final class HeaderCorrection {
    private static final String FLETCHER = "fletcher";
    private static final int BLOCK = 4096;

    /** The header has two identical blocks. */
    private static final int HEADER = 2 * BLOCK;

    private String id;
    private long block;
    private long version = -1;

    /**
     * Processes one write.
     *
     * @param position the offset in bytes
     * @return the bytes to write at that position, as many as in the source
     */
    ByteBuffer corrected(ByteBuffer source, long position) {
        if (position == 0 && source.remaining() == HEADER && begins(source, "H:")) {
            return header(source);
        }
        if (position > 0 && position % BLOCK == 0 && begins(source, "chunk:")) {
            remember(firstLine(source), position / BLOCK);
        }
        return source;
    }

    private void remember(String chunk, long place) {
        long written = DataUtils.parseHexLong(DataUtils.getFromMap(chunk, "version"));
        if (written >= version) {
            id = DataUtils.getFromMap(chunk, "chunk");
            block = place;
            version = written;
        }
    }

    private ByteBuffer header(ByteBuffer source) {
        var header = DataUtils.parseMap(firstLine(source));
        if (DataUtils.readHexLong(header, "version", -1) >= version) {
            return source;
        }
        header.putAll(Map.of("chunk", id, "block", Long.toHexString(block), "version", Long.toHexString(version)));
        header.remove(FLETCHER);
        StringBuilder text = DataUtils.appendMap(new StringBuilder(), header);
        byte[] summed = bytes(text);
        DataUtils.appendMap(text, FLETCHER, DataUtils.getFletcher32(summed, 0, summed.length));
        byte[] line = bytes(text.append('\n'));
        return ByteBuffer.allocate(HEADER).put(0, line).put(BLOCK, line);
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean begins(ByteBuffer source, String word) {
        int at = source.position();
        boolean same = source.remaining() >= word.length();
        for (int i = 0; same && i < word.length(); i++) {
            same = source.get(at + i) == word.charAt(i);
        }
        return same;
    }

    private static String firstLine(ByteBuffer source) {
        StringBuilder line = new StringBuilder();
        for (int at = source.position(); at < source.limit() && source.get(at) != '\n'; at++) {
            line.append((char) source.get(at));
        }
        return line.toString();
    }
}
