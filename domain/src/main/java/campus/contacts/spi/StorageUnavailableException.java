package campus.contacts.spi;

/** A storage that cannot do its part now: out of reach, overloaded, full, or closed. Trying again later may help. */
public class StorageUnavailableException extends RuntimeException {
    public StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message, and what the database or the network itself says: one line, which is all that an operator needs. */
    public String line() {
        Throwable innermost = this;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String detail =
                String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
        return innermost == this || getMessage().contains(detail) ? getMessage() : getMessage() + ": " + detail;
    }
}
