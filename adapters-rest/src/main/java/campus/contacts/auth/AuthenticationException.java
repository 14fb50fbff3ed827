package campus.contacts.auth;

import java.time.Duration;
import java.util.Optional;

/** Credentials that were not accepted. The message contains nothing of the credentials. */
public final class AuthenticationException extends RuntimeException {
    /** The reason for the rejection. */
    public enum Reason {
        /** The credentials are missing or wrong. */
        UNAUTHENTICATED,
        /** The credentials cannot be checked now. */
        UNAVAILABLE,
        /** Too many wrong credentials came from the same network or for the same name. */
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

    /** Returns why a token is not valid, as an {@code error_description} (RFC 6750, section 3); empty when no token was checked. */
    Optional<String> tokenProblem() {
        return Optional.ofNullable(tokenProblem);
    }

    /** Returns the time until a retry makes sense, in whole seconds. */
    public long retryAfterSeconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
