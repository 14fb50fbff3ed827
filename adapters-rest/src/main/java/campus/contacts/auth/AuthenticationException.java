package campus.contacts.auth;

import java.time.Duration;
import java.util.Optional;

/** Credentials that did not get anybody in. The message says nothing about them. */
public final class AuthenticationException extends RuntimeException {
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

    private AuthenticationException(Reason reason, String message, String tokenProblem, Duration retryAfter) {
        super(message, null, false, false);
        this.reason = reason;
        this.tokenProblem = tokenProblem;
        this.retryAfter = retryAfter;
    }

    static AuthenticationException unauthenticated(String message) {
        return new AuthenticationException(Reason.UNAUTHENTICATED, message, null, Duration.ZERO);
    }

    /** @param problem in ASCII without quotes, and without anything from the token */
    static AuthenticationException invalidToken(String problem) {
        return new AuthenticationException(
                Reason.UNAUTHENTICATED, "the token is not valid: " + problem, problem, Duration.ZERO);
    }

    static AuthenticationException unavailable(String message) {
        return new AuthenticationException(Reason.UNAVAILABLE, message, null, Duration.ofSeconds(1));
    }

    static AuthenticationException tooMany(String message, Duration retryAfter) {
        return new AuthenticationException(Reason.TOO_MANY, message, null, retryAfter);
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
