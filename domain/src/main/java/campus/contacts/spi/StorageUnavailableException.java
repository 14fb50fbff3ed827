package campus.contacts.spi;

/** Thrown when a storage is unavailable: unreachable, overloaded, full, or closed. A later attempt may succeed. */
public class StorageUnavailableException extends RuntimeException {
    public StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns the message with that of the database or the network, in one line for the operator. */
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
