package campus.contacts.jdbc.h2file;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads a file for many threads at once. None is closed before all are: closing any gives up the lock on the file (POSIX, fcntl). */
final class PositionalReaders implements Closeable {
    private final Path path;
    private final Queue<RandomAccessFile> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    PositionalReaders(Path path) {
        this.path = path;
    }

    /**
     * As {@link java.nio.channels.FileChannel#read(ByteBuffer, long)}.
     *
     * @throws ClosedChannelException after {@link #close()}
     */
    int read(ByteBuffer target, long position) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        RandomAccessFile polled = idle.poll();
        RandomAccessFile reader = polled == null ? new RandomAccessFile(path.toFile(), "r") : polled;
        try {
            reader.seek(position);
            return target.hasArray() ? heap(reader, target) : direct(reader, target);
        } finally {
            idle.add(reader);
            if (closed) {
                close();
            }
        }
    }

    private static int heap(RandomAccessFile reader, ByteBuffer target) throws IOException {
        int read = reader.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
        target.position(target.position() + Math.max(0, read));
        return read;
    }

    /** As H2 has them where it encrypts. */
    private static int direct(RandomAccessFile reader, ByteBuffer target) throws IOException {
        byte[] bytes = new byte[target.remaining()];
        int read = reader.read(bytes);
        target.put(bytes, 0, Math.max(0, read));
        return read;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        for (RandomAccessFile reader = idle.poll(); reader != null; reader = idle.poll()) {
            reader.close();
        }
    }
}
