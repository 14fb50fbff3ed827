package campus.contacts.rest.error;

import java.io.IOException;

/** The client of a response has closed its connection, or is taken to have. */
public final class ClientGoneException extends RuntimeException {
    public ClientGoneException(IOException cause) {
        super(cause);
    }
}
