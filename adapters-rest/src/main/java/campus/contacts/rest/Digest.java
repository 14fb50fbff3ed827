package campus.contacts.rest;

import campus.contacts.spi.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** SHA-256 over several parts, each with its length so that none can pass for part of another. */
final class Digest {
    private Digest() {}

    static byte[] sha256(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            all.writeBytes(part);
        }
        return Sha256.of(all.toByteArray());
    }
}
