package campus.contacts.people;

import campus.contacts.Properties;
import campus.contacts.Value;
import java.util.Locale;
import java.util.Optional;

/** To whom a value may be shown (NYU IT Directory API, attribute release policies). */
public enum Release {
    PUBLIC(0),
    INTERNAL(1),
    NONE(2);

    /** What holds where nobody said anything. */
    public static final Release DEFAULT = INTERNAL;

    private final int code;

    Release(int code) {
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
    public static Optional<Release> of(Value value) {
        for (Release release : values()) {
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
    public static Release holding(Optional<Release> whole, Optional<Release> own) {
        return strictest(whole, own).orElse(DEFAULT);
    }

    /** The more restrictive of two, where there are two. */
    public static Optional<Release> strictest(Optional<Release> one, Optional<Release> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().stricter(other.get()))
                : one.or(() -> other);
    }

    /** Whether what it holds for is shown to those who see that much. */
    public boolean isShownAt(Release level) {
        return code <= level.code;
    }

    /** The policy of an address with these properties: what its directory record says, else {@link #PUBLIC}. */
    public static Release ofAddress(Properties properties) {
        return properties.get("directory").orElse(Value.NULL) instanceof Value.Structure directory
                ? of(directory.get("release")).orElse(PUBLIC)
                : PUBLIC;
    }

    /** The more restrictive of two. */
    public Release stricter(Release other) {
        return code >= other.code ? this : other;
    }
}
