package campus.contacts.spi;

/** A storage that cannot do its part now: out of reach, overloaded, full, or closed. Trying again later may help. */
public class StorageFault extends RuntimeException {
    public StorageFault(String message, Throwable cause) {
        super(message, cause);
    }
}
