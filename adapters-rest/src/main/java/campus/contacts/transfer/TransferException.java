package campus.contacts.transfer;

/** Signals an export or import that failed; the message is one line without personal data. */
public class TransferException extends RuntimeException {
    /** @param message one line */
    public TransferException(String message) {
        super(message, null, false, false);
    }
}
