package campus.contacts.jdbc;

import campus.contacts.Properties;
import campus.contacts.Value;
import campus.contacts.people.Dplan;
import campus.contacts.spi.PropertyText;
import java.util.List;
import java.util.Map;

/** What a student plans, as one text. */
final class Dplans {
    private Dplans() {}

    static String write(List<Dplan> dplans) {
        return dplans.isEmpty()
                ? null
                : PropertyText.write(Properties.of(Map.of(
                        "dplans",
                        new Value.Sequence(
                                dplans.stream().<Value>map(Dplan::value).toList()))));
    }

    static List<Dplan> read(String text) {
        return PropertyText.read(text).values().structures("dplans").stream()
                .map(Dplan::of)
                .toList();
    }
}
