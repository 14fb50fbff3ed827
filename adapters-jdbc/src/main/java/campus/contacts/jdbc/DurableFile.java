package campus.contacts.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.h2.store.fs.FileBaseDefault;

/** A file for whose last writes room is kept. It is H2's alone once it is locked, and only then has a reserve. */
final class ReservedFile extends FileBaseDefault {
    private final FileChannel file;
    private final Path place;
    private Reserve reserve;

    ReservedFile(FileChannel file, Path place) {
        this.file = file;
        this.place = place;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
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
            reserve = Reserve.at(place, System::nanoTime);
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
