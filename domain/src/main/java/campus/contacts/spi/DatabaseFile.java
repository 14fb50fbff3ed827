package campus.contacts.spi;

import java.nio.file.Path;

/** The file in which a storage keeps everything, for operators. */
public interface DatabaseFile {
    /**
     * Copies the file while units of work go on. The copy can be opened like the original; it holds every change that was
     * acknowledged before the call, and perhaps later ones.
     *
     * @return a new file next to the original, which the caller deletes
     * @throws StorageUnavailableException when the storage is unavailable or its disk has no room for a copy
     */
    Path copy();

    /** Rewrites the file without unused space and closes the storage. */
    Compaction compact();

    /** The size of a file before and after it was compacted. */
    record Compaction(long bytesBefore, long bytesAfter) {}
}
