package campus.contacts.jdbc.people;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.people.Dplan;
import campus.contacts.storage.text.PropertyJson;
import java.util.List;
import java.util.Map;

/** Stores the dplans of a student as one JSON text. */
final class DplanColumn {
    private DplanColumn() {}

    static String write(List<Dplan> dplans) {
        return dplans.isEmpty()
                ? null
                : PropertyJson.write(RecordProperties.of(Map.of(
                        "dplans",
                        new Value.Array(dplans.stream().<Value>map(Dplan::value).toList()))));
    }

    static List<Dplan> read(String text) {
        return PropertyJson.read(text).values().structs("dplans").stream()
                .map(Dplan::of)
                .toList();
    }
}
