package campus.contacts.spi;

import campus.contacts.Properties;
import campus.contacts.Value;
import java.util.Map;

/**
 * The JSON text (RFC 8259) in which storages keep the properties of records.
 *
 * <p>What is written reads back equal: members in their order, any text, and numbers digit by digit, so that 1.10 does not
 * become 1.1 nor 1E+2 become 100. A database must keep this text as text: its own JSON types do not promise that.
 */
public final class PropertyText {
    private static final String HEX = "0123456789abcdef";

    private PropertyText() {}

    /** The text of these properties, one JSON object; null for {@link Properties#NONE}. */
    public static String write(Properties properties) {
        if (properties.isEmpty()) {
            return null;
        }
        return write(properties.values());
    }

    /** The text of a structure, one JSON object. */
    public static String write(Value.Structure structure) {
        StringBuilder text = new StringBuilder();
        write(structure, text);
        return text.toString();
    }

    /** A text as it stands in the text of properties, in quotes. */
    public static String string(String text) {
        StringBuilder quoted = new StringBuilder();
        write(text, quoted);
        return quoted.toString();
    }

    /**
     * The properties of a text; {@link Properties#NONE} for null and the empty text.
     *
     * @throws IllegalArgumentException when the text is not one JSON object, a name stands twice in an object, or values are
     *     nested more than {@value Properties#MAX_DEPTH} levels deep
     */
    public static Properties read(String text) {
        return text == null || text.isEmpty() ? Properties.NONE : new PropertyReader(text).read();
    }

    private static void write(Value value, StringBuilder text) {
        if (value instanceof Value.Structure structure) {
            write(structure, text);
        } else if (value instanceof Value.Sequence sequence) {
            write(sequence, text);
        } else if (value instanceof Value.Text string) {
            write(string.value(), text);
        } else if (value instanceof Value.Number number) {
            text.append(number.value());
        } else if (value instanceof Value.Flag flag) {
            text.append(flag.value());
        } else {
            text.append("null");
        }
    }

    private static void write(Value.Structure structure, StringBuilder text) {
        char before = '{';
        for (Map.Entry<String, Value> member : structure.members().entrySet()) {
            write(member.getKey(), text.append(before));
            write(member.getValue(), text.append(':'));
            before = ',';
        }
        text.append(before == '{' ? "{}" : "}");
    }

    private static void write(Value.Sequence sequence, StringBuilder text) {
        char before = '[';
        for (Value value : sequence.values()) {
            write(value, text.append(before));
            before = ',';
        }
        text.append(before == '[' ? "[]" : "]");
    }

    private static void write(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
