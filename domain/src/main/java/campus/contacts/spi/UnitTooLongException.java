package campus.contacts.spi;

/** Thrown when a unit of work took longer than the storage allows, and was rolled back. A smaller one may be fast enough. */
public final class UnitTooLongException extends StorageUnavailableException {
    private static final long serialVersionUID = 1;

    public UnitTooLongException(String message) {
        super(message, null);
    }
}
