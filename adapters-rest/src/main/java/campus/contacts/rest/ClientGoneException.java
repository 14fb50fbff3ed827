package campus.contacts.rest;

import java.io.IOException;

/** The client of a response has closed its connection, or is taken to have. */
final class ClientGoneException extends RuntimeException {
    ClientGoneException(IOException cause) {
        super(cause);
    }
}
