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
 * A reserve file next to the database file, which frees disk space slice by slice for writes in progress when the disk is full. New work is
 * rejected until the reserve is complete again.
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
     * Creates the reserve file; if the disk has less space, as large as possible.
     *
     * @param database the database file
     * @param nanoTime a clock as {@link System#nanoTime()}
     */
    static DiskReserve nextTo(Path database, LongSupplier nanoTime) throws IOException {
        DiskReserve reserve = new DiskReserve(database, nanoTime);
        reserve.fill();
        DEPENDENTS.put(database, reserve);
        return reserve;
    }

    /**
     * @param database a database file; one without a reserve is accepted
     * @throws StorageUnavailableException when the disk of the file is full
     */
    public static void requireWhole(Path database) {
        DiskReserve reserve = DEPENDENTS.get(database);
        if (reserve != null && reserve.broached && !reserve.fillAgain()) {
            throw new StorageUnavailableException("the database has no room left on its disk", null);
        }
    }

    /** Frees one slice of the reserve. Returns false if the reserve is used up. */
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
