package campus.contacts.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.h2.store.fs.FileBaseDefault;

/**
 * A database file in which H2 finds again what it wrote: its header names the {@link NewestChunk}, and room is kept for its last
 * writes. It is H2's alone once it is locked, and only then has a {@link Reserve}.
 */
final class DurableFile extends FileBaseDefault {
    private final FileChannel file;
    private final Path path;
    private final NewestChunk newest = new NewestChunk();
    private Reserve reserve;

    DurableFile(FileChannel file, Path path) {
        this.file = file;
        this.path = path;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        ByteBuffer corrected = newest.corrected(source, position);
        int written = 0;
        while (corrected.hasRemaining()) {
            written += writeSome(corrected, position + written);
        }
        source.position(source.limit());
        return written;
    }

    private int writeSome(ByteBuffer source, long position) throws IOException {
        while (true) {
            try {
                return file.write(source, position);
            } catch (IOException full) {
                if (reserve == null || !reserve.yield()) {
                    throw full;
                }
            }
        }
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        file.truncate(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        FileLock lock = file.tryLock(position, size, shared);
        if (lock != null && !shared) {
            reserve = Reserve.beside(path, System::nanoTime);
        }
        return lock;
    }

    @Override
    protected void implCloseChannel() throws IOException {
        try {
            if (reserve != null) {
                reserve.close();
            }
        } finally {
            file.close();
        }
    }
}
