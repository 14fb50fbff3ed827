package campus.contacts.people;

import campus.contacts.Refusal;
import campus.contacts.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the Email Addresses API says of rows beyond the syntax of an address. */
final class EmailRow {
    private static final Set<String> MEMBERS = Set.of("email_address", "is_primary", "data_source", "data_source_data");

    /** The sorts of address that Advancement knows. */
    private static final Set<String> ADVANCEMENT_TYPES = Set.of(
            "Business E-Mail",
            "Legacy Dartmouth Email",
            "Dartmouth Email",
            "Personal Email",
            "Other Email",
            "Preferred Email");

    private EmailRow() {}

    /** What is wrong with a row of a source, with pointers into the row. */
    static List<Refusal.Detail> problems(Value.Structure row, String source) {
        List<Refusal.Detail> problems = new ArrayList<>();
        row.members().keySet().stream()
                .filter(member -> !MEMBERS.contains(member))
                .forEach(member -> problems.add(new Refusal.Detail(Problems.member("", member), "is not known here")));
        if (!(row.get("email_address") instanceof Value.Text)) {
            problems.add(new Refusal.Detail("/email_address", "must be given"));
        }
        Value data = row.get("data_source_data");
        if (source.equals("adv")) {
            advancement(data, problems);
        } else if (!(data instanceof Value.Null || data instanceof Value.Structure)) {
            problems.add(new Refusal.Detail("/data_source_data", "must be an object or null"));
        }
        return problems;
    }

    private static void advancement(Value data, List<Refusal.Detail> problems) {
        if (!(data instanceof Value.Structure structure)) {
            problems.add(new Refusal.Detail("/data_source_data", "must be an object"));
            return;
        }
        for (Map.Entry<String, Value> member : structure.members().entrySet()) {
            Value value = member.getValue();
            String problem = switch (member.getKey()) {
                case "type" ->
                    value instanceof Value.Text text && ADVANCEMENT_TYPES.contains(text.value())
                            ? null
                            : "must be one of " + new TreeSet<>(ADVANCEMENT_TYPES);
                case "is_preferred_ind", "is_for_vitalyst" ->
                    value instanceof Value.Flag || value instanceof Value.Null ? null : "must be true, false or null";
                case "forwards_to_email_address" ->
                    value instanceof Value.Text || value instanceof Value.Null ? null : "must be a string or null";
                default -> "is not known here";
            };
            if (problem != null) {
                problems.add(new Refusal.Detail(Problems.member("/data_source_data", member.getKey()), problem));
            }
        }
        if (!structure.members().containsKey("type")) {
            problems.add(new Refusal.Detail("/data_source_data/type", "must be given"));
        }
    }
}
