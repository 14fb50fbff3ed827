package campus.contacts.storage.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), for values that must not be recoverable from their hash and must not have collisions. */
public final class Hashes {
    private Hashes() {}

    /** Returns the hash of a text in UTF-8; 32 bytes. */
    public static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the hash of bytes; 32 bytes. */
    public static byte[] sha256(byte[] bytes) {
        return digest().digest(bytes);
    }

    /**
     * Returns the hash of several parts, each prefixed with its length so that the boundaries are unambiguous; 32
     * bytes.
     */
    public static byte[] ofParts(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            digest.update(part);
        }
        return digest.digest();
    }

    /**
     * Returns the stored form of a key or a name: its hash in hexadecimal digits. A reader of the storage can neither
     * use the key nor identify its owner.
     */
    public static String storedKey(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
