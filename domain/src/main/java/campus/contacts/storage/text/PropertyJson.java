package campus.contacts.storage.text;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the JSON text (RFC 8259) in which storages keep the properties of records.
 *
 * <p>Values are equal when they are read back: members in their order, any text, and numbers digit by digit, so that
 * 1.10 does not become 1.1 nor 1E+2 become 100. A database must store this text as text: its own JSON types do not
 * guarantee that.
 */
public final class PropertyJson {
    private static final String HEX = "0123456789abcdef";

    private PropertyJson() {}

    /** Returns the text of these properties, one JSON object; null for {@link RecordProperties#NONE}. */
    public static @Nullable String write(RecordProperties properties) {
        if (properties.isEmpty()) {
            return null;
        }
        return write(properties.values());
    }

    /** Returns the text of a structure, one JSON object. */
    public static String write(Value.Struct structure) {
        StringBuilder text = new StringBuilder();
        write(structure, text);
        return text.toString();
    }

    /** Returns a text as a JSON string in this format, with quotes. */
    public static String string(String text) {
        StringBuilder quoted = new StringBuilder();
        write(text, quoted);
        return quoted.toString();
    }

    /**
     * Returns the properties from their text; {@link RecordProperties#NONE} for null and the empty text.
     *
     * @throws IllegalArgumentException when the text is not one JSON object, a name is repeated in an object, or values are
     *     nested more than {@value RecordProperties#MAX_DEPTH} levels deep
     */
    public static RecordProperties read(String text) {
        return text == null || text.isEmpty() ? RecordProperties.NONE : new PropertyJsonReader(text).read();
    }

    private static void write(Value value, StringBuilder text) {
        if (value instanceof Value.Struct structure) {
            write(structure, text);
        } else if (value instanceof Value.Array sequence) {
            write(sequence, text);
        } else if (value instanceof Value.Text string) {
            write(string.value(), text);
        } else if (value instanceof Value.Number number) {
            text.append(number.value());
        } else if (value instanceof Value.Bool flag) {
            text.append(flag.value());
        } else {
            text.append("null");
        }
    }

    private static void write(Value.Struct structure, StringBuilder text) {
        char before = '{';
        for (Map.Entry<String, Value> member : structure.members().entrySet()) {
            write(member.getKey(), text.append(before));
            write(member.getValue(), text.append(':'));
            before = ',';
        }
        text.append(before == '{' ? "{}" : "}");
    }

    private static void write(Value.Array sequence, StringBuilder text) {
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
