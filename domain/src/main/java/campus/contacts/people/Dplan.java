package campus.contacts.people;

import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A student's plan for a term (Students API).
 *
 * @param termCode of the term, such as {@code 202501}
 * @param dplanId an id of the value list of plans
 * @param sourceId an id of the value list of their sources
 */
public record Dplan(String termCode, String dplanId, String sourceId) {
    public Dplan {
        Objects.requireNonNull(termCode);
        Objects.requireNonNull(dplanId);
        Objects.requireNonNull(sourceId);
    }

    /**
     * Reads the result of {@link #value}.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when a member is missing or is not a text
     */
    public static Dplan of(Value.Struct value) {
        return new Dplan(text(value, "term"), text(value, "dplan"), text(value, "source"));
    }

    private static String text(Value.Struct value, String member) {
        return value.text(member).orElseThrow(() -> Refusal.invalid("dplan: " + member + " is missing or not a text"));
    }

    /** Returns the plan in the form used by storages and backups. */
    public Value.Struct value() {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("term", new Value.Text(termCode));
        members.put("dplan", new Value.Text(dplanId));
        members.put("source", new Value.Text(sourceId));
        return new Value.Struct(members);
    }
}
