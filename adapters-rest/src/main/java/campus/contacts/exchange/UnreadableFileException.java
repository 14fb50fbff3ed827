package campus.contacts.exchange;

/** Thrown for a file of which nothing can be imported; the message is for its sender. */
public final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableFileException(String message) {
        super(message);
    }
}
