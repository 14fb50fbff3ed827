package campus.contacts.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decodes UTF-8 of files: a byte order mark at the beginning is skipped (wire contract, section 10). */
public final class Utf8 {
    private Utf8() {}

    /** Returns the bytes without a byte order mark at their beginning. */
    public static byte[] withoutByteOrderMark(byte[] bytes) {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    /**
     * Decodes text, without a byte order mark.
     *
     * @throws MalformedTextException when the bytes are not UTF-8
     */
    public static String decode(byte[] bytes) throws MalformedTextException {
        ByteBuffer in = ByteBuffer.wrap(withoutByteOrderMark(bytes));
        CharBuffer out = CharBuffer.allocate(in.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            long line = 1 + text.chars().filter(c -> c == '\n').count();
            throw new MalformedTextException(line, text.length() - text.lastIndexOf('\n'), "not UTF-8");
        }
        return text;
    }
}
