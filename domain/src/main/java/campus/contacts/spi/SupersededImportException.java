package campus.contacts.spi;

/** Thrown when an import continues after a later one has started, since the two would conflict. */
public final class SupersededImportException extends RuntimeException {
    public SupersededImportException() {
        super("another import of people has started since this one", null, false, false);
    }
}
