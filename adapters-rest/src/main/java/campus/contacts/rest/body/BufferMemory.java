package campus.contacts.rest.body;

import java.util.concurrent.Semaphore;

/**
 * Bounds the heap that partly received bodies take together. The first bytes of each are not counted: the connection itself costs more.
 * The rest of a small body comes from a pool that large bodies cannot exhaust.
 */
final class BufferMemory {
    /** The uncounted bytes of every body. */
    static final int FREE = 1024;

    static final int SMALL = 16 * 1024;

    private static final int PART_OF_HEAP = 32;
    private static final long MAX_POOL = 32L * RequestBody.MAX_BYTES;

    private final Semaphore small;
    private final Semaphore large;

    /** @param heap the bytes of the whole heap; partly received bodies get a sixteenth, and at most 64 MiB */
    BufferMemory(long heap) {
        int pool = (int) Math.min(MAX_POOL, heap / PART_OF_HEAP);
        this.small = new Semaphore(pool);
        this.large = new Semaphore(pool);
    }

    /** Reserves memory for a body that grows; false, with nothing reserved, when other bodies hold the memory. */
    boolean grow(int from, int to) {
        int ofSmall = part(to, FREE, SMALL) - part(from, FREE, SMALL);
        int ofLarge = part(to, SMALL, Integer.MAX_VALUE) - part(from, SMALL, Integer.MAX_VALUE);
        if (!small.tryAcquire(ofSmall)) {
            return false;
        }
        if (!large.tryAcquire(ofLarge)) {
            small.release(ofSmall);
            return false;
        }
        return true;
    }

    /** Releases the whole reservation of a body of that size. */
    void release(int size) {
        small.release(part(size, FREE, SMALL));
        large.release(part(size, SMALL, Integer.MAX_VALUE));
    }

    /** Returns how many bytes of a body of that size lie between two offsets. */
    private static int part(int size, int from, int to) {
        return Math.max(0, Math.min(size, to) - from);
    }
}
