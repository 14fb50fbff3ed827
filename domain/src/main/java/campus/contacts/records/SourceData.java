package campus.contacts.records;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.ValidationErrors;
import campus.contacts.osid.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The data that a source provides for an e-mail address in addition to the mailbox (Email Addresses API; campus
 * facades, section 6).
 */
public final class SourceData {
    /** The code of the source whose data has a form of its own. */
    public static final String ADVANCEMENT = "adv";

    private static final Set<String> ADVANCEMENT_TYPES = Set.of(
            "Business E-Mail",
            "Legacy Dartmouth Email",
            "Dartmouth Email",
            "Personal Email",
            "Other Email",
            "Preferred Email");

    private SourceData() {}

    /** Returns the data of an address with these properties; empty when it names no mailbox. */
    public static Optional<Value> of(RecordProperties properties) {
        return properties.get("emailAddress").orElse(Value.NULL) instanceof Value.Struct email
                        && email.get("address") instanceof Value.Text
                ? Optional.of(email.get("sourceData"))
                : Optional.empty();
    }

    /** Returns the problems of the data of a source, with pointers into the data; empty when there are none. */
    public static List<Refusal.Detail> problems(String source, Value data) {
        ValidationErrors problems = new ValidationErrors();
        if (source.equals(ADVANCEMENT)) {
            advancement(data, problems);
        } else {
            problems.require(
                    data instanceof Value.Null || data instanceof Value.Struct,
                    "",
                    "must be an object such as {\"type\": \"Work\"}, or null");
        }
        return problems.all();
    }

    private static void advancement(Value data, ValidationErrors problems) {
        if (!(data instanceof Value.Struct structure)) {
            problems.add("", "must be an object such as {\"type\": \"Personal Email\"}");
            return;
        }
        for (Map.Entry<String, Value> member : structure.members().entrySet()) {
            Value value = member.getValue();
            String pointer = Refusal.Detail.member("", member.getKey());
            switch (member.getKey()) {
                case "type" ->
                    problems.require(
                            value instanceof Value.Text text && ADVANCEMENT_TYPES.contains(text.value()),
                            pointer,
                            "must be one of " + String.join(", ", new TreeSet<>(ADVANCEMENT_TYPES)));
                case "is_preferred_ind", "is_for_vitalyst" ->
                    problems.require(
                            value instanceof Value.Bool || value instanceof Value.Null,
                            pointer,
                            "must be true, false or null");
                case "forwards_to_email_address" ->
                    problems.require(
                            value instanceof Value.Text || value instanceof Value.Null,
                            pointer,
                            "must be a text such as \"name@example.edu\", or null");
                default ->
                    problems.add(
                            pointer,
                            "is not known here; allowed are: forwards_to_email_address, is_for_vitalyst, "
                                    + "is_preferred_ind, type");
            }
        }
        problems.require(structure.members().containsKey("type"), "/type", "is required, such as Personal Email");
    }
}
