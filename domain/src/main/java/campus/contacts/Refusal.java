package campus.contacts;

import java.util.List;
import java.util.Optional;

/** The domain's "no": a reason with OSID's error name, a sentence for people, and where it applies, the places meant. */
public final class Refusal extends RuntimeException {
    /** Why: OSID's error names, and {@link #OUTDATED} of our own, since OSID knows no versions. */
    public enum Reason {
        /** No such object, or none that the caller may see. */
        NOT_FOUND,
        /** The name is taken: a retry key that stands for another request. */
        ALREADY_EXISTS,
        /** The caller may see it but not do this. */
        PERMISSION_DENIED,
        /** The input breaks a rule, whatever the state of things. */
        INVALID_ARGUMENT,
        /** A type that this provider does not support here. */
        UNSUPPORTED,
        /** The input is fine, but the present state of things forbids it. */
        ILLEGAL_STATE,
        /** The object is no longer in the version that the caller named. */
        OUTDATED
    }

    /**
     * One place in the input and what is wrong there.
     *
     * @param pointer a JSON pointer (RFC 6901) into the input, {@code ""} for the whole
     */
    public record Detail(String pointer, String message) {}

    private final Reason reason;
    private final transient Kind missing;
    private final transient List<Detail> details;

    private Refusal(Reason reason, String message, Kind missing, List<Detail> details) {
        super(message, null, false, false);
        this.reason = reason;
        this.missing = missing;
        this.details = List.copyOf(details);
    }

    public static Refusal notFound(Kind kind) {
        return new Refusal(Reason.NOT_FOUND, kind.label() + " not found", kind, List.of());
    }

    /** @param what as messages write it, such as {@code person} */
    public static Refusal notFound(String what) {
        return new Refusal(Reason.NOT_FOUND, what + " not found", null, List.of());
    }

    public static Refusal denied() {
        return new Refusal(Reason.PERMISSION_DENIED, "Permission denied", null, List.of());
    }

    public static Refusal invalid(String message) {
        return new Refusal(Reason.INVALID_ARGUMENT, message, null, List.of());
    }

    public static Refusal invalid(String message, List<Detail> details) {
        return new Refusal(Reason.INVALID_ARGUMENT, message, null, details);
    }

    public static Refusal unsupported(String message) {
        return new Refusal(Reason.UNSUPPORTED, message, null, List.of());
    }

    public static Refusal illegalState(String message) {
        return new Refusal(Reason.ILLEGAL_STATE, message, null, List.of());
    }

    public static Refusal alreadyExists(String message) {
        return new Refusal(Reason.ALREADY_EXISTS, message, null, List.of());
    }

    public static Refusal outdated() {
        return new Refusal(Reason.OUTDATED, "the object is not in the version asked for", null, List.of());
    }

    public Reason reason() {
        return reason;
    }

    /** The kind of object that was not found, where {@link Reason#NOT_FOUND} is the reason and it was an object. */
    public Optional<Kind> missing() {
        return Optional.ofNullable(missing);
    }

    /** The places meant, in the order in which they were found; empty where there are none. */
    public List<Detail> details() {
        return details;
    }
}
