package campus.contacts.access;

import java.time.Duration;
import java.util.Optional;

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
    private final String tokenProblem;
    private final Duration retryAfter;

    private Rejection(Reason reason, String message, String tokenProblem, Duration retryAfter) {
        super(message, null, false, false);
        this.reason = reason;
        this.tokenProblem = tokenProblem;
        this.retryAfter = retryAfter;
    }

    static Rejection unauthenticated(String message) {
        return new Rejection(Reason.UNAUTHENTICATED, message, null, Duration.ZERO);
    }

    /** @param problem in ASCII without quotes, and without anything from the token */
    static Rejection invalidToken(String problem) {
        return new Rejection(Reason.UNAUTHENTICATED, "the token is not valid: " + problem, problem, Duration.ZERO);
    }

    static Rejection unavailable(String message) {
        return new Rejection(Reason.UNAVAILABLE, message, null, Duration.ofSeconds(1));
    }

    static Rejection tooMany(String message, Duration retryAfter) {
        return new Rejection(Reason.TOO_MANY, message, null, retryAfter);
    }

    public Reason reason() {
        return reason;
    }

    /** Why a token is not valid, as an {@code error_description} (RFC 6750, section 3); empty when no token was judged. */
    public Optional<String> tokenProblem() {
        return Optional.ofNullable(tokenProblem);
    }

    /** When it makes sense to try again, in whole seconds. */
    public long retryAfterSeconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
