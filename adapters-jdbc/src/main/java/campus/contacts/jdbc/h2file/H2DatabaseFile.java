package campus.contacts.jdbc.h2file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;

/**
 * A database file that H2 can reopen after a crash: {@link HeaderCorrection} corrects its header, a {@link DiskReserve} has space for the last
 * writes, and an interrupted thread does not close the file, as it would close a channel. The reserve is created once H2 has locked the
 * file.
 */
public final class H2DatabaseFile extends FileBaseDefault {
    /** The file keys of the open files, by path. */
    private static final Map<Path, Object> KEYS = new ConcurrentHashMap<>();

    private final RandomAccessFile file;
    private final PositionalReaders readers;
    private final Path path;
    private final HeaderCorrection newest = new HeaderCorrection();
    private final boolean isNew;
    private DiskReserve reserve;

    H2DatabaseFile(Path path) throws IOException {
        this.isNew = Files.notExists(path);
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.readers = new PositionalReaders(path);
        this.path = path;
    }

    /** Returns true if an open database file still has its path. Writes to a replaced or deleted file are lost. */
    public static boolean isInPlace(Path path) {
        Object opened = KEYS.get(path);
        try {
            return opened == null || opened.equals(key(path));
        } catch (IOException gone) {
            return false;
        }
    }

    /** Returns the key of a file; a constant on file systems without file keys, so that no file counts as replaced there. */
    private static Object key(Path path) throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return key == null ? "" : key;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        ByteBuffer heap = heap(newest.corrected(source, position));
        int length = heap.remaining();
        while (true) {
            try {
                file.seek(position);
                file.write(heap.array(), heap.arrayOffset() + heap.position(), length);
                source.position(source.limit());
                return length;
            } catch (IOException full) {
                if (reserve == null || !reserve.yield()) {
                    throw full;
                }
            }
        }
    }

    private static ByteBuffer heap(ByteBuffer buffer) {
        return buffer.hasArray()
                ? buffer
                : ByteBuffer.allocate(buffer.remaining())
                        .put(buffer.duplicate())
                        .flip();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return readers.read(target, position);
    }

    @Override
    public long size() throws IOException {
        return file.length();
    }

    @Override
    protected synchronized void implTruncate(long size) throws IOException {
        if (size < file.length()) {
            file.setLength(size);
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.getFD().sync();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        FileLock lock = file.getChannel().tryLock(position, size, shared);
        if (lock != null && !shared) {
            if (!isNew) {
                H2FileVerification.verify(file);
            }
            reserve = DiskReserve.nextTo(path, System::nanoTime);
            KEYS.put(path, key(path));
        }
        return lock;
    }

    @Override
    protected synchronized void implCloseChannel() throws IOException {
        KEYS.remove(path);
        try (readers;
                file) {
            if (reserve != null) {
                reserve.close();
            }
        }
    }
}
