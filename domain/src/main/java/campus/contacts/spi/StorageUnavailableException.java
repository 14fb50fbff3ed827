package campus.contacts.spi;

import java.util.Locale;
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

    /** Returns the message with the innermost one of the database or the network, in one line for the operator. */
    public String line() {
        String detail = "";
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            // a connection that ends has an exception without a message
            detail = cause.getMessage() == null ? detail : cause.getMessage();
        }
        detail = detail.lines().findFirst().orElse("");
        // a reason of the operating system is repeated with another first letter
        boolean isTold = getMessage().toLowerCase(Locale.ROOT).contains(detail.toLowerCase(Locale.ROOT));
        return isTold ? getMessage() : getMessage() + ": " + detail;
    }
}
