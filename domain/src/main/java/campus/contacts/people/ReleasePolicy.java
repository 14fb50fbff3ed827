package campus.contacts.people;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import java.util.Locale;
import java.util.Optional;

/** The audience to which a value may be shown (NYU IT Directory API, attribute release policies). */
public enum ReleasePolicy {
    PUBLIC(0),
    INTERNAL(1),
    NONE(2);

    /** The policy of a value for which none is given. */
    public static final ReleasePolicy DEFAULT = INTERNAL;

    private final int code;

    ReleasePolicy(int code) {
        this.code = code;
    }

    /**
     * Returns the number that databases store and compare; a larger one is more restrictive. Stored rows depend on
     * these values: never change them.
     */
    public int code() {
        return code;
    }

    /** Returns the policy as written in data: {@code internal}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the policy that a value names; empty when it names none. */
    public static Optional<ReleasePolicy> of(Value value) {
        for (ReleasePolicy release : values()) {
            if (value instanceof Value.Text text && text.value().equals(release.label())) {
                return Optional.of(release);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the effective policy of a value: the most restrictive of those that were given.
     *
     * @param whole policy of the person or role that contains the value
     * @param own policy of the value itself
     */
    public static ReleasePolicy holding(Optional<ReleasePolicy> whole, Optional<ReleasePolicy> own) {
        return strictest(whole, own).orElse(DEFAULT);
    }

    /** Returns the more restrictive of two policies, each of which may be empty. */
    public static Optional<ReleasePolicy> strictest(Optional<ReleasePolicy> one, Optional<ReleasePolicy> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().stricter(other.get()))
                : one.or(() -> other);
    }

    /** Returns whether a value with this policy is shown to viewers of the given level. */
    public boolean isShownAt(ReleasePolicy level) {
        return code <= level.code;
    }

    /** Returns the policy of an address with these properties: that of its directory record, else {@link #PUBLIC}. */
    public static ReleasePolicy ofAddress(RecordProperties properties) {
        return properties.get("directory").orElse(Value.NULL) instanceof Value.Struct directory
                ? of(directory.get("release")).orElse(PUBLIC)
                : PUBLIC;
    }

    /** Returns the more restrictive of two. */
    ReleasePolicy stricter(ReleasePolicy other) {
        return code >= other.code ? this : other;
    }
}
