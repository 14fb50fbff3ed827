package campus.contacts.rest.imports;

import campus.contacts.spi.Storage;
import java.io.InputStream;
import java.util.Optional;

/** The content of an import, read from the storage part by part. */
final class ContentStream extends InputStream {
    private final Storage storage;
    private final String id;
    private byte[] part = {};
    private int at;
    private int next;

    ContentStream(Storage storage, String id) {
        this.storage = storage;
        this.id = id;
    }

    private boolean fill() {
        while (at == part.length) {
            int number = next;
            Optional<byte[]> found = storage.read(unit -> unit.fileImports().content(id, number));
            if (found.isEmpty()) {
                return false;
            }
            next++;
            part = found.get();
            at = 0;
        }
        return true;
    }

    @Override
    public int read() {
        return fill() ? part[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, part.length - at);
        System.arraycopy(part, at, bytes, offset, count);
        at += count;
        return count;
    }
}
