package campus.contacts.access;

/** Credentials that did not get anybody in. The message says nothing about them. */
public final class Rejection extends RuntimeException {
    /** Why. */
    public enum Reason {
        /** None were given, or they are wrong. */
        UNAUTHENTICATED,
        /** They cannot be checked now. */
        UNAVAILABLE,
        /** Too many wrong ones came from there. */
        TOO_MANY
    }

    private final Reason reason;

    Rejection(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
