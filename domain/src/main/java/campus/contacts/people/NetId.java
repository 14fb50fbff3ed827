package campus.contacts.people;

import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network identifier, the campus's unique name of a person; case-insensitive.
 *
 * @param value in lower case: 1 to 64 ASCII letters, digits, {@code .}, {@code _} and {@code -}, the first a letter or digit
 */
public record NetId(String value) implements Comparable<NetId> {
    /** A regular expression that matches exactly the valid values. */
    public static final String REGEX = "[a-z0-9][a-z0-9._-]{0,63}";

    private static final Pattern FORM = Pattern.compile(REGEX);

    /**
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when the text is not a netid
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when the text is none
     */
    public NetId {
        value = value.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw Refusal.invalid("a netid has 1 to 64 letters, digits, dots, underscores and hyphens, such as ada.l");
        }
    }

    /** Reads a netid in any case; empty when the text is not a netid. */
    public static Optional<NetId> find(String text) {
        try {
            return Optional.of(new NetId(text));
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    /** Returns the Id of the person as a resource, which addresses and contacts name. */
    public Id resource(String authority) {
        return Id.of("resource.Resource", value, authority);
    }

    @Override
    public int compareTo(NetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
