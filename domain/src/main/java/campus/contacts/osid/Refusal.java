package campus.contacts.osid;

import java.util.List;
import java.util.Optional;

/** The domain's "no": a reason with OSID's error name, a sentence for people, and where it applies, the places meant. */
public final class Refusal extends RuntimeException {
    /** Why: OSID's error names, and {@link #OUTDATED} and {@link #EXHAUSTED} of our own, since OSID knows no versions and no quotas. */
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
        OUTDATED,
        /** The caller has too much waiting to be done; later there will be less. */
        EXHAUSTED
    }

    /** The most places that one refusal lists; an input may have any number of them. */
    public static final int MAX_DETAILS = 100;

    /**
     * One place in the input and what is wrong there.
     *
     * @param pointer a JSON pointer (RFC 6901) into the input, {@code ""} for the whole; at most {@value #MAX_POINTER} characters,
     *     since names in it may be those that the input made up
     */
    public record Detail(String pointer, String message) {
        /** The most characters of a pointer; a longer one is cut. */
        public static final int MAX_POINTER = 400;

        public Detail {
            pointer = pointer.length() <= MAX_POINTER ? pointer : cut(pointer);
        }

        /** The JSON pointer (RFC 6901) to a member of the value at another pointer. */
        public static String member(String pointer, String name) {
            return pointer + '/' + name.replace("~", "~0").replace("/", "~1");
        }

        private static String cut(String pointer) {
            int end = Character.isHighSurrogate(pointer.charAt(MAX_POINTER - 1)) ? MAX_POINTER - 1 : MAX_POINTER;
            return pointer.substring(0, end);
        }
    }

    private final Reason reason;
    private final transient ObjectKind missing;
    private final transient List<Detail> details;

    private Refusal(Reason reason, String message, ObjectKind missing, List<Detail> details) {
        super(message, null, false, false);
        this.reason = reason;
        this.missing = missing;
        this.details = List.copyOf(details);
    }

    public static Refusal notFound(ObjectKind kind) {
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

    /**
     * @param details in the order in which they were found; of more than {@value #MAX_DETAILS} the first are kept, and the message
     *     says so
     */
    public static Refusal invalid(String message, List<Detail> details) {
        if (details.size() <= MAX_DETAILS) {
            return new Refusal(Reason.INVALID_ARGUMENT, message, null, details);
        }
        String more = message + " (there are more problems than the " + MAX_DETAILS + " listed)";
        return new Refusal(Reason.INVALID_ARGUMENT, more, null, details.subList(0, MAX_DETAILS));
    }

    /**
     * The refusal of a document: the message is the first problem with its pointer.
     *
     * @param details at least one, in the order in which they were found
     */
    public static Refusal invalid(List<Detail> details) {
        return invalid(details, 0);
    }

    /**
     * The refusal of an object's properties: the message is the first problem with the name of its property.
     *
     * @param details at least one, in the order in which they were found
     */
    public static Refusal invalidProperties(List<Detail> details) {
        return invalid(details, 1);
    }

    /** @param start of the part of a pointer that the message shows */
    private static Refusal invalid(List<Detail> details, int start) {
        Detail first = details.get(0);
        String place = first.pointer().isEmpty() ? "" : first.pointer().substring(start) + ": ";
        return invalid(place + first.message(), details);
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
        return new Refusal(Reason.OUTDATED, "the object has been modified (version mismatch)", null, List.of());
    }

    public static Refusal exhausted(String message) {
        return new Refusal(Reason.EXHAUSTED, message, null, List.of());
    }

    public Reason reason() {
        return reason;
    }

    /** The kind of object that was not found, where {@link Reason#NOT_FOUND} is the reason and it was an object. */
    public Optional<ObjectKind> missing() {
        return Optional.ofNullable(missing);
    }

    /** The places meant, in the order in which they were found; empty where there are none. */
    public List<Detail> details() {
        return details;
    }
}
