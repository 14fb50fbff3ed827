package campus.contacts.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Thrown when a storage is unavailable: unreachable, overloaded, full, or closed. A later attempt may succeed. */
public class StorageUnavailableException extends RuntimeException {
    public StorageUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
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
