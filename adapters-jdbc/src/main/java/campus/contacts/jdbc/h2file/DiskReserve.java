package campus.contacts.jdbc.h2file;

import campus.contacts.spi.StorageUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Room on a disk for what is on its way when the disk fills up: a file beside that of the database, which gives way slice by slice.
 * From then on nothing new is begun until the whole reserve is there again.
 */
public final class DiskReserve {
    private static final Map<Path, DiskReserve> DEPENDENTS = new ConcurrentHashMap<>();
    private static final long BYTES = 4 << 20;
    private static final int SLICE = 64 << 10;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path database;
    private final Path path;
    private final FileChannel file;
    private final LongSupplier nanoTime;
    private volatile boolean broached;
    private long triedAt;

    private DiskReserve(Path database, LongSupplier nanoTime) throws IOException {
        this.database = database;
        this.path = Path.of(database + ".reserve");
        this.nanoTime = nanoTime;
        this.file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /**
     * Where there is no room for all of it, it takes what there is.
     *
     * @param database its file
     * @param nanoTime as {@link System#nanoTime()}
     */
    static DiskReserve beside(Path database, LongSupplier nanoTime) throws IOException {
        DiskReserve reserve = new DiskReserve(database, nanoTime);
        reserve.fill();
        DEPENDENTS.put(database, reserve);
        return reserve;
    }

    /**
     * @param database a file; one without a reserve has room
     * @throws StorageUnavailableException when its disk is full
     */
    public static void requireWhole(Path database) {
        DiskReserve reserve = DEPENDENTS.get(database);
        if (reserve != null && reserve.broached && !reserve.fillAgain()) {
            throw new StorageUnavailableException("the database has no room left on its disk", null);
        }
    }

    /** Makes room for a little more; false: there is none any more. */
    synchronized boolean yield() throws IOException {
        broached = true;
        triedAt = nanoTime.getAsLong();
        long left = file.size();
        file.truncate(Math.max(0, left - SLICE));
        return left > 0;
    }

    private synchronized boolean fillAgain() {
        if (broached && nanoTime.getAsLong() - triedAt >= PAUSE) {
            fill();
        }
        return !broached;
    }

    private synchronized void fill() {
        triedAt = nanoTime.getAsLong();
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
        DEPENDENTS.remove(database, this);
        file.close();
        Files.deleteIfExists(path);
    }
}
