package campus.contacts.exchange.vcard;

import campus.contacts.osid.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The use of a part of an address.
 *
 * @param uses such as home, work and cell
 * @param preference from 1 to 100, or null
 * @param label of one's own, or null
 */
record Usage(List<String> uses, Integer preference, String label) {
    /** @param prefix before the names of the members; empty, or in lower case */
    static Usage of(Value.Struct part, String prefix) {
        Integer preference = part.get(name(prefix, "preference")) instanceof Value.Number number
                ? Integer.valueOf(number.value().intValue())
                : null;
        return new Usage(
                RecordTexts.texts(part.get(name(prefix, "uses"))),
                preference == null || preference < 1 || preference > 100 ? null : preference,
                RecordTexts.text(part, name(prefix, "label")));
    }

    private static String name(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Returns the members that are set, by name. */
    Map<String, Value> members(String prefix) {
        Map<String, Value> members = new LinkedHashMap<>();
        if (!uses.isEmpty()) {
            members.put(
                    name(prefix, "uses"),
                    new Value.Array(uses.stream().<Value>map(Value.Text::new).toList()));
        }
        if (preference != null) {
            members.put(name(prefix, "preference"), new Value.Number(java.math.BigDecimal.valueOf(preference)));
        }
        if (label != null) {
            members.put(name(prefix, "label"), new Value.Text(label));
        }
        return members;
    }
}
