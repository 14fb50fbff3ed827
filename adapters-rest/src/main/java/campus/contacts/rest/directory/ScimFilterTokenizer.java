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
    /**
     * The largest exponent that is read. A larger one makes a number that exceeds every integer, or is nearer to 0 than any other
     * number.
     */
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

        /** Returns whether the word is a JSON value that a comparison may have. */
        boolean isValue() {
            return isNull()
                    || text.equals("true")
                    || text.equals("false")
                    || string().isPresent()
                    || number().isPresent();
        }

        /** Returns the text of a JSON string; empty when the word is not a string, or is one that equals no value. */
        Optional<String> string() {
            try {
                return text.startsWith("\"")
                        ? Optional.of(new Value.Text(Json.MAPPER.readValue(text, String.class)).value())
                        : Optional.empty();
            } catch (JsonProcessingException | Refusal malformed) {
                return Optional.empty();
            }
        }

        /** Returns a JSON number of any size and precision; empty when the word is not a number. */
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

    /** Returns the refusal of a filter. The position is counted from 0 here, and from 1 in the message. */
    static Refusal refusal(int position, String expected) {
        return Refusal.invalid("filter: at position " + (position + 1) + " expected " + expected);
    }

    /** Returns the position of the next character, after blanks. */
    int position() {
        peek();
        return at;
    }

    /** Returns whether only blanks follow; {@link #peek} cannot distinguish the end from U+0000. */
    boolean isAtEnd() {
        peek();
        return at >= filter.length();
    }

    /** Returns the next character, after blanks; 0 at the end. */
    char peek() {
        while (at < filter.length() && filter.charAt(at) == ' ') {
            at++;
        }
        return at < filter.length() ? filter.charAt(at) : 0;
    }

    /** Returns whether a bracket follows without a blank. */
    boolean isBeforeBracket() {
        return at < filter.length() && filter.charAt(at) == '[';
    }

    /** Skips one character. */
    void skip() {
        at++;
    }

    /**
     * Returns the next word.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} at the end of the filter, or for an unterminated string
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
