package campus.contacts.rest.directory;

import campus.contacts.json.Json;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a filter (RFC 7644, section 3.4.2.2) into words: names, operators, brackets and JSON values, each with its position. */
final class ScimFilterTokenizer {
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*+(\\.[A-Za-z][A-Za-z0-9_-]*+)*+");
    private static final Pattern NUMBER =
            Pattern.compile("(?<mantissa>-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?)(?:[eE](?<exponent>[+-]?[0-9]++))?");
    /** A number with this exponent is beyond every integer, or nearer to 0 than every other, however many digits a filter has. */
    private static final BigInteger LARGEST_EXPONENT = BigInteger.valueOf(100_000);

    private final String filter;
    private int at;

    ScimFilterTokenizer(String filter) {
        this.filter = filter;
    }

    /** @param position of its first character, from 0 */
    record Word(String text, int position) {
        boolean is(String keyword) {
            return text.equalsIgnoreCase(keyword);
        }

        boolean isAttribute() {
            return ATTRIBUTE.matcher(text).matches();
        }

        boolean isNull() {
            return text.equals("null");
        }

        /** Whether it is a JSON value that a comparison may have. */
        boolean isValue() {
            return isNull()
                    || text.equals("true")
                    || text.equals("false")
                    || string().isPresent()
                    || number().isPresent();
        }

        /** The text of a JSON string; empty when the word is none, or one that no value can be equal to. */
        Optional<String> string() {
            try {
                return text.startsWith("\"")
                        ? Optional.of(new Value.Text(Json.MAPPER.readValue(text, String.class)).value())
                        : Optional.empty();
            } catch (JsonProcessingException | Refusal malformed) {
                return Optional.empty();
            }
        }

        /** A JSON number of any size and precision; empty when the word is none. */
        Optional<BigDecimal> number() {
            Matcher matcher = NUMBER.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            BigDecimal mantissa = new BigDecimal(matcher.group("mantissa"));
            String exponent = matcher.group("exponent");
            return Optional.of(
                    exponent == null
                            ? mantissa
                            : mantissa.scaleByPowerOfTen(new BigInteger(exponent)
                                    .min(LARGEST_EXPONENT)
                                    .max(LARGEST_EXPONENT.negate())
                                    .intValue()));
        }
    }

    /** The refusal of a filter, which names a position counted from 0 here and from 1 for people. */
    static Refusal refusal(int position, String expected) {
        return Refusal.invalid("filter: at position " + (position + 1) + " expected " + expected);
    }

    /** The position of the next character, blanks skipped. */
    int position() {
        peek();
        return at;
    }

    /** Whether only blanks follow; {@link #peek} cannot tell the end from U+0000. */
    boolean isAtEnd() {
        peek();
        return at >= filter.length();
    }

    /** The next character, blanks skipped; 0 at the end. */
    char peek() {
        while (at < filter.length() && filter.charAt(at) == ' ') {
            at++;
        }
        return at < filter.length() ? filter.charAt(at) : 0;
    }

    /** Whether a bracket follows with no blank before it. */
    boolean isBeforeBracket() {
        return at < filter.length() && filter.charAt(at) == '[';
    }

    /** Skips one character. */
    void skip() {
        at++;
    }

    /**
     * The next word.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} at the end of the filter, or of a string that does not end
     */
    Word next(String expected) {
        char first = peek();
        int start = at;
        if (first == 0) {
            throw refusal(start, expected);
        } else if (first == '"') {
            string();
        } else if ("()[]".indexOf(first) >= 0) {
            at++;
        } else {
            while (at < filter.length() && " ()[]\"".indexOf(filter.charAt(at)) < 0) {
                at++;
            }
        }
        return new Word(filter.substring(start, at), start);
    }

    private void string() {
        int start = at++;
        while (at < filter.length() && filter.charAt(at) != '"') {
            at += filter.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= filter.length()) {
            throw refusal(start, "a string that ends in double quotes");
        }
        at++;
    }
}
