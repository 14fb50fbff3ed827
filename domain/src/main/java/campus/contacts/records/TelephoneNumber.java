package campus.contacts.records;

import campus.contacts.osid.Value;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A telephone number and its parts (campus facades, section 5), as people write them. {@code
 * schemas/types/telephone-number.json} has the same rules for forms.
 *
 * @param content an element of the list {@code telephoneNumbers}; members that are not set may be missing
 */
public record TelephoneNumber(Value.Struct content) {
    /** The message for a text that is not {@link #isNumber}. */
    public static final String NUMBER =
            "must be a telephone number such as +1 603-646-1110 or 646-1110 x123: 1 to 40 digits, "
                    + "letters, spaces, hyphens and +().,/#*, at least one of them a digit and the first not a letter";

    /** The message for a text that is not {@link #isAreaCode}. */
    public static final String AREA_CODE = "must be 1 to 8 digits, which may stand in brackets, such as 603 or (603)";

    /** The message for a text that is not {@link #isExtension}. */
    public static final String EXTENSION = "must be 1 to 16 digits, such as 123";

    static final String PRIMARY = "primary";
    static final String ALTERNATIVE = "alternative";

    private static final int MAX_NUMBER = 40;
    private static final int MAX_AREA_CODE = 8;
    private static final int MAX_EXTENSION = 16;

    /** The space, the no-break space, Unicode hyphens, and the other punctuation allowed between digits. */
    private static final String PUNCTUATION = " \u00A0\u2010\u2011\u2013-+().,/#*";

    /** Returns a number without area code and extension, such as {@code +1 603-646-1110}. */
    public static TelephoneNumber at(String number) {
        return new TelephoneNumber(Value.Struct.EMPTY.with("number", Value.of(number)));
    }

    public Optional<String> areaCode() {
        return Texts.set(content, "areaCode");
    }

    public Optional<String> number() {
        return Texts.set(content, "number");
    }

    public Optional<String> extension() {
        return Texts.set(content, "extension");
    }

    /** Returns whether this is the first of the numbers to call. */
    public boolean isPrimary() {
        return content.text("kind").filter(PRIMARY::equals).isPresent();
    }

    public TelephoneNumber withAreaCode(String areaCode) {
        return new TelephoneNumber(content.with("areaCode", Value.of(areaCode)));
    }

    public TelephoneNumber withExtension(String extension) {
        return new TelephoneNumber(content.with("extension", Value.of(extension)));
    }

    public TelephoneNumber asPrimary() {
        return new TelephoneNumber(content.with("kind", Value.of(PRIMARY)));
    }

    public TelephoneNumber asAlternative() {
        return new TelephoneNumber(content.with("kind", Value.of(ALTERNATIVE)));
    }

    /** Returns whether the text is a number, with or without its area code and extension. */
    public static boolean isNumber(String text) {
        IntPredicate letter = c -> c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        IntPredicate allowed = letter.or(TelephoneNumber::isDigit).or(c -> PUNCTUATION.indexOf(c) >= 0);
        return text.length() <= MAX_NUMBER
                && text.chars().allMatch(allowed)
                && text.chars().anyMatch(TelephoneNumber::isDigit)
                && !letter.test(text.charAt(0));
    }

    /** Returns whether the text is an area code. */
    public static boolean isAreaCode(String text) {
        boolean inBrackets = text.startsWith("(") && text.endsWith(")");
        return isDigits(inBrackets ? text.substring(1, text.length() - 1) : text, MAX_AREA_CODE);
    }

    /** Returns whether the text is an extension. */
    public static boolean isExtension(String text) {
        return isDigits(text, MAX_EXTENSION);
    }

    private static boolean isDigits(String text, int max) {
        return !text.isEmpty() && text.length() <= max && text.chars().allMatch(TelephoneNumber::isDigit);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
