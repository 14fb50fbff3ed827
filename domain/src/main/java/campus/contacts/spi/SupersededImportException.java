package campus.contacts.spi;

/** Thrown when an import goes on after a later one has started: the two would get in each other's way. */
public final class SupersededImportException extends RuntimeException {
    public SupersededImportException() {
        super("another import of people has started since this one", null, false, false);
    }
}
