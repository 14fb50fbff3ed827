package campus.contacts.spi;

/**
 * The lock for imports of people, held by at most one of the processes that use a database; released when its process
 * ends.
 */
public interface ImportLock {
    /** The message when an import cannot start. */
    String HELD = "another import is running on this database";

    /** Releases the lock; no effect if it is already released. */
    void release();
}
