package campus.contacts.exchange.vcard;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import java.util.List;
import java.util.Map;

/** Reads the texts of records. */
final class RecordTexts {
    private static final Value.Struct NONE = new Value.Struct(Map.of());

    private RecordTexts() {}

    /** Returns a structure; an empty one when it is unset. */
    static Value.Struct struct(RecordProperties properties, String name) {
        return properties.get(name).orElse(NONE) instanceof Value.Struct struct ? struct : NONE;
    }

    /** Returns the texts of a list that are set. */
    static List<String> texts(Value list) {
        return list instanceof Value.Array array
                ? array.values().stream()
                        .filter(Value.Text.class::isInstance)
                        .map(text -> ((Value.Text) text).value())
                        .filter(text -> !text.isEmpty())
                        .toList()
                : List.of();
    }

    /** Returns the text of a member; null when it is unset. */
    static String text(Value.Struct struct, String name) {
        return struct.text(name).filter(text -> !text.isEmpty()).orElse(null);
    }
}
