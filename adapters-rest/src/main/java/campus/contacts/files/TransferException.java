package campus.contacts.files;

/** An export or import that came to nothing; the message is one line without personal data. */
public class TransferException extends RuntimeException {
    /** @param message one line */
    public TransferException(String message) {
        super(message, null, false, false);
    }
}
