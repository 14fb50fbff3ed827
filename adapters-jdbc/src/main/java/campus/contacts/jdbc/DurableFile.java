package campus.contacts.jdbc;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.h2.store.fs.FileBaseDefault;

/**
 * A database file in which H2 finds again what it wrote: its header names the {@link NewestChunk}, room is kept for its last writes,
 * and no thread that is interrupted closes it, as it would a channel. It is H2's alone once it is locked, and only then has a {@link
 * Reserve}.
 */
final class DurableFile extends FileBaseDefault {
    private final RandomAccessFile file;
    private final Readers readers;
    private final Path path;
    private final NewestChunk newest = new NewestChunk();
    private Reserve reserve;

    DurableFile(Path path) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.readers = new Readers(path);
        this.path = path;
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
            reserve = Reserve.beside(path, System::nanoTime);
        }
        return lock;
    }

    @Override
    protected synchronized void implCloseChannel() throws IOException {
        try (readers;
                file) {
            if (reserve != null) {
                reserve.close();
            }
        }
    }
}
