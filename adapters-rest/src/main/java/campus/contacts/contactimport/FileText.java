package campus.contacts.contactimport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A file as text: in the character set that its byte order mark or its sender declares, or else in UTF-8. A file that begins in another
 * one is taken to be in windows-1252, which old programs write. Malformed characters become U+FFFD.
 */
record FileText(Reader reader, Charset charset, boolean isGuessed) {
    private static final int SAMPLE = 64 * 1024;
    private static final Charset OLD = Charset.forName("windows-1252");

    /** @param declared null: none */
    static FileText of(InputStream in, Charset declared) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, SAMPLE);
        buffered.mark(SAMPLE);
        byte[] sample = buffered.readNBytes(SAMPLE);
        buffered.reset();
        Charset marked = marked(sample);
        if (marked != null) {
            buffered.skipNBytes(marked == StandardCharsets.UTF_8 ? 3 : 2);
            return text(buffered, marked, false);
        }
        if (declared != null) {
            return text(buffered, declared, false);
        }
        return isUtf8(sample) ? text(buffered, StandardCharsets.UTF_8, false) : text(buffered, OLD, true);
    }

    private static FileText text(InputStream in, Charset charset, boolean isGuessed) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new FileText(new InputStreamReader(in, decoder), charset, isGuessed);
    }

    private static Charset marked(byte[] sample) {
        if (begins(sample, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (begins(sample, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return begins(sample, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean begins(byte[] sample, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (sample.length <= i || (sample[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the sample is UTF-8, whose last character may be cut off. */
    private static boolean isUtf8(byte[] sample) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result =
                decoder.decode(ByteBuffer.wrap(sample), CharBuffer.allocate(sample.length + 1), sample.length < SAMPLE);
        return !result.isError();
    }
}
