package campus.contacts.jdbc;

import campus.contacts.Properties;
import campus.contacts.Value;
import campus.contacts.people.Dplan;
import campus.contacts.spi.PropertyText;
import java.util.LinkedHashMap;
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
                                dplans.stream().map(Dplans::structure).toList()))));
    }

    static List<Dplan> read(String text) {
        return PropertyText.read(text).values().structures("dplans").stream()
                .map(plan -> new Dplan(text(plan, "term"), text(plan, "dplan"), text(plan, "source")))
                .toList();
    }

    private static Value structure(Dplan dplan) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("term", new Value.Text(dplan.termCode()));
        members.put("dplan", new Value.Text(dplan.dplanId()));
        members.put("source", new Value.Text(dplan.sourceId()));
        return new Value.Structure(members);
    }

    private static String text(Value.Structure plan, String member) {
        return plan.text(member).orElseThrow();
    }
}
