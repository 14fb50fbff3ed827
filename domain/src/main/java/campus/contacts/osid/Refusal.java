package campus.contacts.osid;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The exception with which the domain rejects a request: a reason with OSID's error name, a message for people and,
 * where applicable, the details.
 */
public final class Refusal extends RuntimeException {
    /**
     * The reason: OSID's error names, and our own {@link #OUTDATED}, {@link #EXHAUSTED} and {@link #EXPIRED}, since OSID
     * has no versions, no quotas and no retention periods.
     */
    public enum Reason {
        /** The object does not exist, or is not visible to the caller. */
        NOT_FOUND,
        /** The name is taken: a retry key that belongs to another request. */
        ALREADY_EXISTS,
        /** The object is visible to the caller, but the action is not permitted. */
        PERMISSION_DENIED,
        /** The input breaks a rule, regardless of the present state. */
        INVALID_ARGUMENT,
        /** A type that this provider does not support here. */
        UNSUPPORTED,
        /** The input is valid, but the present state forbids the action. */
        ILLEGAL_STATE,
        /** The object's version is not the one that the caller named. */
        OUTDATED,
        /** The caller has too many pending requests; a later attempt may succeed. */
        EXHAUSTED,
        /** The request is about a time or a result that is no longer kept. */
        EXPIRED
    }

    /** The maximum number of details in one refusal; an input may have any number of problems. */
    public static final int MAX_DETAILS = 100;

    /**
     * A place in the input and the problem there.
     *
     * @param pointer a JSON pointer (RFC 6901) into the input, {@code ""} for the whole; at most {@value #MAX_POINTER}
     *     characters, since it may contain names of the input
     */
    public record Detail(String pointer, String message) {
        /** The maximum number of characters of a pointer; a longer one is truncated. */
        public static final int MAX_POINTER = 400;

        public Detail {
            pointer = pointer.length() <= MAX_POINTER ? pointer : cut(pointer);
        }

        /** Returns the JSON pointer (RFC 6901) to a member of the value at another pointer. */
        public static String member(String pointer, String name) {
            return pointer + '/' + name.replace("~", "~0").replace("/", "~1");
        }

        private static String cut(String pointer) {
            int end = Character.isHighSurrogate(pointer.charAt(MAX_POINTER - 1)) ? MAX_POINTER - 1 : MAX_POINTER;
            return pointer.substring(0, end);
        }
    }

    private final Reason reason;
    private final transient @Nullable ObjectKind missing;
    private final transient List<Detail> details;

    private Refusal(Reason reason, String message, @Nullable ObjectKind missing, List<Detail> details) {
        super(message, null, false, false);
        this.reason = reason;
        this.missing = missing;
        this.details = List.copyOf(details);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public static Refusal notFound(ObjectKind kind) {
        return new Refusal(Reason.NOT_FOUND, kind.label() + " not found", kind, List.of());
    }

    /** @param what name of the missing thing in the message, such as {@code person} */
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
     * @param details in the order in which they were found; only the first {@value #MAX_DETAILS} are kept, and the
     *     message says so
     */
    public static Refusal invalid(String message, List<Detail> details) {
        if (details.size() <= MAX_DETAILS) {
            return new Refusal(Reason.INVALID_ARGUMENT, message, null, details);
        }
        String more = message + " (there are more problems than the " + MAX_DETAILS + " listed)";
        return new Refusal(Reason.INVALID_ARGUMENT, more, null, details.subList(0, MAX_DETAILS));
    }

    /**
     * Returns the refusal of a document: the message is the first problem with its pointer.
     *
     * @param details at least one, in the order in which they were found
     */
    public static Refusal invalid(List<Detail> details) {
        return invalid(details, 0);
    }

    /**
     * Returns the refusal of an object's properties: the message is the first problem with the name of its property.
     *
     * @param details at least one, in the order in which they were found
     */
    public static Refusal invalidProperties(List<Detail> details) {
        return invalid(details, 1);
    }

    /** @param start index in the pointer from which the message shows it */
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

    public static Refusal expired(String message) {
        return new Refusal(Reason.EXPIRED, message, null, List.of());
    }

    /**
     * Returns this refusal as that of a part of a larger document.
     *
     * @param text the message, which tells the part
     * @param pointer of the part, before the pointers of the details
     */
    public Refusal inPart(String text, String pointer) {
        return new Refusal(
                reason,
                text,
                null,
                details.stream()
                        .map(detail -> new Detail(pointer + detail.pointer(), detail.message()))
                        .toList());
    }

    public Reason reason() {
        return reason;
    }

    /** Returns the kind of the missing object, if the reason is {@link Reason#NOT_FOUND} and an object was missing. */
    public Optional<ObjectKind> missing() {
        return Optional.ofNullable(missing);
    }

    /** Returns the details, in the order in which they were found; may be empty. */
    public List<Detail> details() {
        return details;
    }
}
