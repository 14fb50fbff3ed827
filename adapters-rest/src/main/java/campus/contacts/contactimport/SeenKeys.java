package campus.contacts.contactimport;

import campus.contacts.storage.text.Hashes;
import java.nio.ByteBuffer;

/** The keys of the rows of a file, as hashes of 64 bits: some 16 bytes a row. */
final class SeenKeys {
    private static final int SMALLEST = 1024;

    private long[] table = new long[SMALLEST];
    private int size;

    /** Adds a key; returns whether it is new. */
    boolean add(String key) {
        long hash = ByteBuffer.wrap(Hashes.sha256(key.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .getLong();
        if (hash == 0) {
            hash = 1;
        }
        if (!put(table, hash)) {
            return false;
        }
        size++;
        if (2 * size > table.length) {
            grow();
        }
        return true;
    }

    private static boolean put(long[] table, long hash) {
        int at = (int) (hash & table.length - 1);
        while (table[at] != 0) {
            if (table[at] == hash) {
                return false;
            }
            at = at + 1 & table.length - 1;
        }
        table[at] = hash;
        return true;
    }

    private void grow() {
        long[] larger = new long[2 * table.length];
        for (long hash : table) {
            if (hash != 0) {
                put(larger, hash);
            }
        }
        table = larger;
    }
}
