package campus.contacts.rest.error;

import java.io.IOException;

/** Signals that the client of a response has closed its connection, or is assumed to have closed it. */
public final class ClientGoneException extends RuntimeException {
    public ClientGoneException(IOException cause) {
        super(cause);
    }
}
