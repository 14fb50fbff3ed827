package campus.contacts.osid;

import java.util.OptionalLong;

/**
 * The Ids that this provider gives out: {@code contact.Contact:N@authority} and its siblings, N a decimal without leading
 * zeros that the storage assigns and never assigns again.
 */
public record LocalIds(String authority) {
    /** The most code points in an authority; leaves every own Id well below {@link Id#MAX_LENGTH}. */
    public static final int MAX_AUTHORITY = 255;

    /** The largest number in an own Id: what any decimal of 18 digits is. */
    public static final long MAX_NUMBER = 999_999_999_999_999_999L;

    private static final String PACKAGE = "contact";

    /**
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when the authority cannot stand in an Id or is too long
     */
    public LocalIds {
        if (!Id.of(PACKAGE, "1", authority).toString().endsWith('@' + authority)) {
            throw Refusal.invalid("authority '" + authority + "' must not hold %, :, @, spaces or control characters");
        }
        if (authority.codePointCount(0, authority.length()) > MAX_AUTHORITY) {
            throw Refusal.invalid("authority '" + authority + "' must have at most " + MAX_AUTHORITY + " characters");
        }
    }

    public Id id(ObjectKind kind, long number) {
        return Id.parse(PACKAGE + '.' + kind.osidName() + ':' + number + '@' + authority);
    }

    /** The number in an Id of that kind; empty when it is malformed, of another kind or of another authority. */
    public OptionalLong number(ObjectKind kind, Id id) {
        String digits = id.identifier();
        if (digits.length() > 18 || digits.startsWith("0") || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(digits);
        return id(kind, number).equals(id) ? OptionalLong.of(number) : OptionalLong.empty();
    }
}
