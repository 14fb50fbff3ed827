package campus.contacts.rest.backup;

/** An export or import that came to nothing; the message is one line without personal data. */
public class BackupFailed extends RuntimeException {
    /** @param message one line */
    public BackupFailed(String message) {
        super(message, null, false, false);
    }
}
