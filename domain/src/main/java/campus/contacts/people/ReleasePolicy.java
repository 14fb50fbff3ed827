package campus.contacts.people;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import java.util.Locale;
import java.util.Optional;

/** To whom a value may be shown (NYU IT Directory API, attribute release policies). */
public enum ReleasePolicy {
    PUBLIC(0),
    INTERNAL(1),
    NONE(2);

    /** What holds where nobody said anything. */
    public static final ReleasePolicy DEFAULT = INTERNAL;

    private final int code;

    ReleasePolicy(int code) {
        this.code = code;
    }

    /**
     * The number that databases store and compare; a larger one is more restrictive. Stored rows depend on these values: never
     * change them.
     */
    public int code() {
        return code;
    }

    /** The policy as data write it: {@code internal}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The policy that a value names; empty when it names none. */
    public static Optional<ReleasePolicy> of(Value value) {
        for (ReleasePolicy release : values()) {
            if (value instanceof Value.Text text && text.value().equals(release.label())) {
                return Optional.of(release);
            }
        }
        return Optional.empty();
    }

    /**
     * The policy that holds for a value: the most restrictive of those that were given.
     *
     * @param whole of the person or role that it belongs to
     * @param own of the value itself
     */
    public static ReleasePolicy holding(Optional<ReleasePolicy> whole, Optional<ReleasePolicy> own) {
        return strictest(whole, own).orElse(DEFAULT);
    }

    /** The more restrictive of two, where there are two. */
    public static Optional<ReleasePolicy> strictest(Optional<ReleasePolicy> one, Optional<ReleasePolicy> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().stricter(other.get()))
                : one.or(() -> other);
    }

    /** Whether what it holds for is shown to those who see that much. */
    public boolean isShownAt(ReleasePolicy level) {
        return code <= level.code;
    }

    /** The policy of an address with these properties: what its directory record says, else {@link #PUBLIC}. */
    public static ReleasePolicy ofAddress(RecordProperties properties) {
        return properties.get("directory").orElse(Value.NULL) instanceof Value.Struct directory
                ? of(directory.get("release")).orElse(PUBLIC)
                : PUBLIC;
    }

    /** The more restrictive of two. */
    public ReleasePolicy stricter(ReleasePolicy other) {
        return code >= other.code ? this : other;
    }
}
