package campus.contacts.osid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The rule of a structure.
 *
 * @param members by name, in the order in which forms show them; a structure has no others
 * @param required the names of members that must be set
 */
public record StructRule(Map<String, PropertyRule> members, Set<String> required) implements PropertyRule {
    /** The maximum number of code points of an unknown name that a message repeats. */
    private static final int MAX_SHOWN = 80;

    public StructRule {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        required = Collections.unmodifiableSet(new LinkedHashSet<>(required));
    }

    /** Returns the same rule with one more member, which may be unset. */
    public StructRule with(String name, PropertyRule rule) {
        Map<String, PropertyRule> more = new LinkedHashMap<>(members);
        more.put(name, Objects.requireNonNull(rule));
        return new StructRule(more, required);
    }

    /** Returns the same rule with one more member, which must be set. */
    public StructRule withRequired(String name, PropertyRule rule) {
        Set<String> more = new LinkedHashSet<>(required);
        more.add(name);
        return new StructRule(with(name, rule).members, more);
    }

    @Override
    public void check(Value value, String pointer, ValidationErrors problems) {
        if (!(value instanceof Value.Struct struct)) {
            problems.add(pointer, "must be an object such as " + example());
            return;
        }
        for (String name : required) {
            problems.require(
                    !PropertyRule.super.isUnset(struct.get(name)), Refusal.Detail.member(pointer, name), "is required");
        }
        for (Map.Entry<String, Value> member : struct.members().entrySet()) {
            if (problems.isFull()) {
                return;
            }
            check(member.getKey(), member.getValue(), pointer, problems);
        }
    }

    private void check(String name, Value value, String pointer, ValidationErrors problems) {
        PropertyRule rule = members.get(name);
        if (rule == null) {
            String shown = shown(name);
            problems.add(
                    Refusal.Detail.member(pointer, shown),
                    "unknown property '" + shown + "'; allowed are: " + String.join(", ", members.keySet()));
        } else if (!isUnset(name, rule, value)) {
            rule.check(value, Refusal.Detail.member(pointer, name), problems);
        }
    }

    /** A required list or structure may be empty, but must be there. */
    private boolean isUnset(String name, PropertyRule rule, Value value) {
        return required.contains(name) ? PropertyRule.super.isUnset(value) : rule.isUnset(value);
    }

    @Override
    public boolean isUnset(Value value) {
        return PropertyRule.super.isUnset(value)
                || value instanceof Value.Struct struct
                        && struct.members().entrySet().stream()
                                .allMatch(member -> members.containsKey(member.getKey())
                                        && members.get(member.getKey()).isUnset(member.getValue()));
    }

    private String example() {
        return members.keySet().stream()
                .findFirst()
                .map(name -> "{\"" + name + "\": \u2026}")
                .orElse("{}");
    }

    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .limit(MAX_SHOWN)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
