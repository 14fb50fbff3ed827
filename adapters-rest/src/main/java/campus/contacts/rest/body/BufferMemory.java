package campus.contacts.rest.body;

import java.util.concurrent.Semaphore;

/**
 * Bounds the heap that bodies take together while they are on their way. The first bytes of each are free: the connection itself
 * costs more. The rest of a small body comes from a pool that large ones cannot exhaust.
 */
final class BufferMemory {
    /** Of every body. */
    static final int FREE = 1024;

    static final int SMALL = 16 * 1024;

    private static final int PART_OF_HEAP = 32;
    private static final long MAX_POOL = 32L * RequestBody.MAX_BYTES;

    private final Semaphore small;
    private final Semaphore large;

    /**
     * @param heap the bytes of the whole heap, of which bodies on their way get a sixteenth, and no more than 64 MiB
     */
    BufferMemory(long heap) {
        int pool = (int) Math.min(MAX_POOL, heap / PART_OF_HEAP);
        this.small = new Semaphore(pool);
        this.large = new Semaphore(pool);
    }

    /** Takes what a body needs that grows; false, and then nothing is taken, when others have it. */
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

    /** Gives back all that a body of that size took. */
    void release(int size) {
        small.release(part(size, FREE, SMALL));
        large.release(part(size, SMALL, Integer.MAX_VALUE));
    }

    /** How many of so many bytes lie between two of them. */
    private static int part(int size, int from, int to) {
        return Math.max(0, Math.min(size, to) - from);
    }
}
