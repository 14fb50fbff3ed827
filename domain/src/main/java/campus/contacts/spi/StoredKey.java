package campus.contacts.spi;

import java.util.HexFormat;

/** Keys that are kept as hashes only: whoever reads the storage can neither use them nor tell whose they are. */
public final class StoredKey {
    private StoredKey() {}

    /** The SHA-256 of a text, in hexadecimal digits. */
    public static String of(String text) {
        return HexFormat.of().formatHex(Sha256.of(text));
    }
}
