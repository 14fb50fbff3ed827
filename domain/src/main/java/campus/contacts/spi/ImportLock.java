package campus.contacts.spi;

/** The right to import people, held by at most one process of all that use a database; it ends with its holder. */
public interface ImportLock {
    /** Why an import does not start. */
    String HELD = "another import is running on this database";

    /** Releases the lock; does nothing when it has been released. */
    void release();
}
