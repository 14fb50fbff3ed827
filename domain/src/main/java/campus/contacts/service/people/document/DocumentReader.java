package campus.contacts.service.people.document;

import campus.contacts.osid.Refusal;
import campus.contacts.osid.ValidationErrors;
import campus.contacts.osid.Value;
import campus.contacts.people.ValueLists;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object in a document, strictly. A problem is added with its pointer, and the invalid value reads as {@link
 * Value#NULL}.
 *
 * @param pointer of the object
 */
public record DocumentReader(Value.Struct members, String pointer, ValidationErrors problems) {
    /** A rule for a text. */
    @FunctionalInterface
    public interface Rule {
        /**
         * Returns the problem of a text; empty when there is none.
         *
         * @param text null when the member is null
         */
        Optional<String> problem(@Nullable String text);

        static Rule notNull() {
            return text -> text == null ? Optional.of("must not be null") : Optional.empty();
        }

        static Rule atMost(int length) {
            return of(
                    text -> text.codePointCount(0, text.length()) <= length,
                    "must have at most " + length + " characters");
        }

        static Rule notBlank() {
            return of(text -> !isBlank(text), "must not be blank");
        }

        /** Returns whether a text consists of white space, format and control characters of Unicode only. */
        private static boolean isBlank(String text) {
            return text.codePoints()
                    .allMatch(codePoint -> Character.isWhitespace(codePoint)
                            || Character.isSpaceChar(codePoint)
                            || Character.getType(codePoint) == Character.FORMAT
                            || Character.getType(codePoint) == Character.CONTROL);
        }

        /** Returns the rule that a text is the id of an active value of a list. */
        static Rule chosenFrom(ValueLists lists, String list) {
            return of(
                    text -> lists.choose(list, text).isPresent(),
                    "must be the id of one of " + list.replace('_', ' ') + " that is active" + example(lists, list));
        }

        private static String example(ValueLists lists, String list) {
            return lists.items().getOrDefault(list, Map.of()).values().stream()
                    .filter(ValueLists.Item::isActive)
                    .findFirst()
                    .map(item -> ", such as " + item.id())
                    .orElse("");
        }

        static Rule of(java.util.function.Predicate<String> holds, String otherwise) {
            return text -> text == null || holds.test(text) ? Optional.empty() : Optional.of(otherwise);
        }
    }

    /** Reads a value as an object; empty, with a problem added, when it is not an object. */
    public static Optional<DocumentReader> of(Value value, String pointer, ValidationErrors problems) {
        if (value instanceof Value.Struct members) {
            return Optional.of(new DocumentReader(members, pointer, problems));
        }
        problems.add(pointer, "must be an object such as {}");
        return Optional.empty();
    }

    /** Adds problems for missing required members and for members that are not allowed. */
    public void require(List<String> required, Set<String> allowed) {
        for (String name : required) {
            problems.require(members.members().containsKey(name), at(name), "is required");
        }
        for (String name : members.members().keySet()) {
            if (problems.isFull()) {
                return;
            }
            problems.require(required.contains(name) || allowed.contains(name), at(name), unknown(required, allowed));
        }
    }

    private static String unknown(List<String> required, Set<String> allowed) {
        Set<String> known = new TreeSet<>(allowed);
        known.addAll(required);
        return "is not known here; allowed are: " + String.join(", ", known);
    }

    public String at(String name) {
        return Refusal.Detail.member(pointer, name);
    }

    /** Returns a text unchanged; null where it is missing, null or empty, or breaks a rule. */
    public Value text(String name, Rule... rules) {
        Value value = members.get(name);
        if (!members.members().containsKey(name)) {
            return Value.NULL;
        }
        if (!(value instanceof Value.Text || value instanceof Value.Null)) {
            problems.add(at(name), "must be a string such as \"Ada\"");
            return Value.NULL;
        }
        String text = value instanceof Value.Text given && !given.value().isEmpty() ? given.value() : null;
        for (Rule rule : rules) {
            Optional<String> problem = rule.problem(text);
            if (problem.isPresent()) {
                problems.add(at(name), problem.get());
                return Value.NULL;
            }
        }
        return text == null ? Value.NULL : value;
    }

    /** Returns the elements of a list; empty, with a problem added, when it is not a list. */
    public List<Value> list(String name) {
        if (members.get(name) instanceof Value.Array list) {
            return list.values();
        }
        if (members.members().containsKey(name)) {
            problems.add(at(name), "must be an array such as []");
        }
        return List.of();
    }

    /** Returns the only object in a list; empty when the list is empty or, with a problem added, something else. */
    Optional<DocumentReader> only(String name) {
        List<Value> elements = list(name);
        if (elements.size() > 1) {
            problems.add(at(name), "must not hold more than 1 item");
        }
        return elements.size() == 1 ? of(elements.get(0), at(name) + "/0", problems) : Optional.empty();
    }
}
