package campus.contacts.jdbc.h2file;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads a file from several threads concurrently. All handles are closed together: closing any of them releases the process's lock on the
 * file (POSIX, fcntl).
 */
final class PositionalReaders implements Closeable {
    private final Path path;
    private final Queue<RandomAccessFile> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    PositionalReaders(Path path) {
        this.path = path;
    }

    /**
     * Reads as {@link java.nio.channels.FileChannel#read(ByteBuffer, long)} does.
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

    /** Reads into a direct buffer, which H2 uses for encrypted files. */
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
