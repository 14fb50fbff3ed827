package campus.contacts.query;

import campus.contacts.Refusal;
import campus.contacts.Value;
import campus.contacts.query.Condition.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which rows of a collection are asked for. Conditions on different attributes must all hold; of plain values that are given for
 * one attribute any will do, while comparators must all hold.
 */
public final class Filter {
    /** Every row. */
    public static final Filter ALL = new Filter(Map.of());

    private final Map<String, List<Condition>> conditions;

    private Filter(Map<String, List<Condition>> conditions) {
        this.conditions = conditions;
    }

    /** One {@code attribute=value} as it was sent, decoded. */
    public record Term(String attribute, String value) {}

    /**
     * Reads a filter.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when an attribute is unknown or a value does not fit it
     */
    public static Filter of(List<Term> terms, Attributes attributes) {
        Map<String, List<Condition>> conditions = new LinkedHashMap<>();
        for (Term term : terms) {
            Attributes.Form form = attributes
                    .at(term.attribute())
                    .orElseThrow(() -> Refusal.invalid("unknown attribute; known are: "
                            + String.join(", ", new TreeSet<>(attributes.forms().keySet()))));
            conditions
                    .computeIfAbsent(term.attribute(), none -> new ArrayList<>())
                    .add(Condition.of(term.attribute(), form, term.value()));
        }
        return new Filter(conditions);
    }

    /** Whether a row is asked for. */
    public boolean matches(Value.Structure row) {
        return conditions.values().stream().allMatch(ofOne -> matches(ofOne, row));
    }

    private static boolean matches(List<Condition> ofOne, Value.Structure row) {
        boolean plain = false;
        boolean anyPlain = false;
        for (Condition condition : ofOne) {
            boolean matches = condition.matches(row);
            if (condition.comparison() == Comparison.EQUAL) {
                plain = true;
                anyPlain |= matches;
            } else if (!matches) {
                return false;
            }
        }
        return !plain || anyPlain;
    }

    /** The only texts that an attribute may have in what is asked for; empty when it may have others. */
    public Optional<Set<String>> only(String attribute) {
        List<Condition> plain = conditions.getOrDefault(attribute, List.of()).stream()
                .filter(condition -> condition.comparison() == Comparison.EQUAL)
                .toList();
        return plain.isEmpty() || !plain.stream().allMatch(Condition::isExact)
                ? Optional.empty()
                : Optional.of(plain.stream().map(Condition::operand).collect(Collectors.toSet()));
    }
}
