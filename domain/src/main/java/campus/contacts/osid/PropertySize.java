package campus.contacts.osid;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The limits of record properties, which hold for every writer: within them each REST response can be sent back as a
 * request body (wire contract, section 2).
 */
final class PropertySize {
    /** The maximum number of members of one structure. */
    private static final int MAX_MEMBERS = 1000;
    /** The maximum number of names and values in all; a body has 100,000, and needs some for unset members. */
    private static final int MAX_TOKENS = 90_000;
    /** The maximum number of bytes as JSON; a body has 1 MiB, and the other properties of an object fit into the rest. */
    private static final int MAX_BYTES = 960 * 1024;
    /** The maximum number of characters of a number, and of decimal places or zeros of its exponent. */
    private static final int MAX_NUMBER_LENGTH = 1000;

    private static final int MAX_SCALE = 400;

    private final ValidationErrors problems;
    private long tokens;
    private long bytes;

    private PropertySize(ValidationErrors problems) {
        this.problems = problems;
    }

    /** Adds a problem for each limit that the properties exceed. */
    static void check(RecordProperties properties, ValidationErrors problems) {
        PropertySize size = new PropertySize(problems);
        size.add(properties.values(), "");
        problems.require(
                size.tokens <= MAX_TOKENS, "", "properties must have at most " + MAX_TOKENS + " names and values");
        problems.require(size.bytes <= MAX_BYTES, "", "properties must have at most " + MAX_BYTES + " bytes as JSON");
    }

    private void add(Value value, String pointer) {
        tokens++;
        bytes += 2;
        if (value instanceof Value.Struct struct) {
            problems.require(
                    struct.members().size() <= MAX_MEMBERS, pointer, "must have at most " + MAX_MEMBERS + " members");
            for (Map.Entry<String, Value> member : struct.members().entrySet()) {
                tokens++;
                bytes += 2 + length(member.getKey());
                add(member.getValue(), Refusal.Detail.member(pointer, member.getKey()));
            }
        } else if (value instanceof Value.Array array) {
            int index = 0;
            for (Value element : array.values()) {
                add(element, pointer + '/' + index++);
            }
        } else if (value instanceof Value.Text text) {
            bytes += length(text.value());
        } else if (value instanceof Value.Number number) {
            add(number.value(), pointer);
        } else {
            bytes += "false".length();
        }
    }

    private void add(BigDecimal number, String pointer) {
        boolean fits = Math.abs((long) number.scale()) <= MAX_SCALE && number.precision() <= MAX_NUMBER_LENGTH;
        int length = fits ? number.toString().length() : 0;
        bytes += length;
        problems.require(
                fits && length <= MAX_NUMBER_LENGTH,
                pointer,
                "must be a number of at most " + MAX_NUMBER_LENGTH + " characters with an exponent of at most "
                        + MAX_SCALE);
    }

    /** Returns the number of bytes of a text as a JSON string in UTF-8. */
    private static long length(String text) {
        long length = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                length += "\\u0000".length();
            } else if (c < 0x80) {
                length += c == '"' || c == '\\' ? 2 : 1;
            } else {
                length += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return length;
    }
}
