package campus.contacts.jdbc;

import campus.contacts.spi.StorageFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Room on a disk for what is on its way when the disk fills up: a file beside that of the database, which gives way slice by slice.
 * From then on nothing new is begun until the whole reserve is there again.
 */
final class Reserve {
    private static final Set<Reserve> ALL = ConcurrentHashMap.newKeySet();
    private static final long BYTES = 4 << 20;
    private static final int SLICE = 64 << 10;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path path;
    private final FileChannel file;
    private volatile boolean broached;
    private long triedAt;

    private Reserve(Path path) throws IOException {
        this.path = path;
        this.file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Where there is no room for all of it, it takes what there is. */
    static Reserve at(Path path) throws IOException {
        Reserve reserve = new Reserve(path);
        reserve.fill();
        ALL.add(reserve);
        return reserve;
    }

    /** @throws StorageFault when a disk is full */
    static void requireWhole() {
        for (Reserve reserve : ALL) {
            if (reserve.broached && !reserve.fillAgain()) {
                throw new StorageFault("the database has no room left on its disk", null);
            }
        }
    }

    /** Makes room for a little more; false: there is none any more. */
    synchronized boolean yield() throws IOException {
        broached = true;
        triedAt = System.nanoTime();
        long left = file.size();
        file.truncate(Math.max(0, left - SLICE));
        return left > 0;
    }

    private synchronized boolean fillAgain() {
        if (broached && System.nanoTime() - triedAt >= PAUSE) {
            fill();
        }
        return !broached;
    }

    private synchronized void fill() {
        triedAt = System.nanoTime();
        try {
            while (file.size() < BYTES) {
                file.write(ByteBuffer.allocate(SLICE), file.size());
            }
            broached = false;
        } catch (IOException full) {
            broached = true;
        }
    }

    void close() throws IOException {
        ALL.remove(this);
        file.close();
        Files.deleteIfExists(path);
    }
}
