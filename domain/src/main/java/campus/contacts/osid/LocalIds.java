package campus.contacts.osid;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The Ids that this provider assigns: {@code contact.Contact:N@authority} and the same for the other kinds; N is a
 * decimal without leading zeros that the storage assigns and never reuses.
 */
public record LocalIds(String authority) {
    /** The maximum number of code points in an authority; keeps every local Id well below {@link Id#MAX_LENGTH}. */
    public static final int MAX_AUTHORITY = 255;

    /** The largest number in a local Id: any decimal of 18 digits fits. */
    public static final long MAX_NUMBER = 999_999_999_999_999_999L;

    private static final String PACKAGE = "contact";

    /**
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when the authority is not valid in an Id or is too long
     */
    public LocalIds {
        if (!Id.of(PACKAGE, "1", authority).toString().endsWith('@' + authority)) {
            throw Refusal.invalid("authority '" + authority
                    + "' must be a name such as campus.example, without %, :, @, spaces and control characters");
        }
        if (authority.codePointCount(0, authority.length()) > MAX_AUTHORITY) {
            throw Refusal.invalid("authority '" + authority + "' must have at most " + MAX_AUTHORITY + " characters");
        }
    }

    public Id id(ObjectKind kind, long number) {
        return Id.known(PACKAGE + '.' + kind.osidName() + ':' + number + '@' + authority);
    }

    /** Returns whether an Id has the form of those that this provider assigns, whatever its number. */
    public boolean isReserved(Id id) {
        return Arrays.stream(ObjectKind.values())
                .anyMatch(kind -> Id.of(PACKAGE + '.' + kind.osidName(), id.identifier(), authority)
                        .equals(id));
    }

    /**
     * Returns the number in an Id of that kind; empty when the Id is malformed, of another kind or of another
     * authority.
     */
    public OptionalLong number(ObjectKind kind, Id id) {
        String digits = id.identifier();
        if (digits.length() > 18 || digits.startsWith("0") || !isDecimal(digits)) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(digits);
        return id(kind, number).equals(id) ? OptionalLong.of(number) : OptionalLong.empty();
    }

    private static boolean isDecimal(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
