package campus.contacts.spi;

/** A listener that {@link Storage#watchChanges} calls until this is closed. */
public interface ChangeWatch extends AutoCloseable {
    /** Ends the calls; may be called more than once. */
    @Override
    void close();
}
