package campus.contacts.osid;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rule for the values of a property that a record type adds, or of a part of such a value.
 *
 * <p>A part that is not required may be unset: absent, null, {@code ""}, an empty list, or a structure in which nothing
 * is set. An element of a list cannot be unset. Each check takes time proportional to the size of the value.
 */
public interface PropertyRule {
    /** Accepts every value. */
    PropertyRule ANY = (value, pointer, problems) -> {};

    /**
     * Adds the problems of a value that is set.
     *
     * @param pointer the JSON pointer to the value
     */
    void check(Value value, String pointer, ValidationErrors problems);

    /** Returns whether the value stands for "not set" where it is not required. */
    default boolean isUnset(Value value) {
        return value.equals(Value.NULL)
                || value instanceof Value.Text text && text.value().isEmpty();
    }

    /** The most values of a choice that a message lists. */
    int MAX_LISTED = 20;

    /** Returns the rule of a text with at most that many code points. */
    static PropertyRule text(int maxLength) {
        return text(maxLength, text -> true, "");
    }

    /**
     * Returns the rule of a text.
     *
     * @param maxLength in code points; a longer text is not passed to {@code valid}
     * @param otherwise the message for a text that is not valid, such as {@code must be 1 to 16 digits}
     */
    static PropertyRule text(int maxLength, Predicate<String> valid, String otherwise) {
        return (value, pointer, problems) -> {
            if (!(value instanceof Value.Text text)) {
                problems.add(pointer, "must be a text such as \"Gatehouse\"");
            } else if (text.value().codePointCount(0, text.value().length()) > maxLength) {
                problems.add(pointer, "must be at most " + maxLength + " characters long");
            } else {
                problems.require(valid.test(text.value()), pointer, otherwise);
            }
        };
    }

    /** Returns the rule of a text that is one of these. */
    static PropertyRule oneOf(Collection<String> texts) {
        Set<String> allowed = Set.copyOf(texts);
        String words = choice(texts);
        return (value, pointer, problems) -> {
            if (value instanceof Value.Text text) {
                problems.require(allowed.contains(text.value()), pointer, words);
            } else {
                problems.add(pointer, words);
            }
        };
    }

    /** Returns the words for a choice: all values, or of many their number and some of them. */
    private static String choice(Collection<String> texts) {
        return texts.size() <= MAX_LISTED
                ? "must be one of " + String.join(", ", texts)
                : "must be one of the " + texts.size() + " values that can be chosen, such as "
                        + texts.stream().sorted().limit(3).collect(Collectors.joining(", "));
    }

    /** Returns the rule of true and false. */
    static PropertyRule bool() {
        return (value, pointer, problems) ->
                problems.require(value instanceof Value.Bool, pointer, "must be true or false");
    }

    /** Returns the rule of a whole number, in whatever notation: 5, 5.0 and 0.5E1 are the same. */
    static PropertyRule integer(long min, long max) {
        return (value, pointer, problems) -> problems.require(
                value instanceof Value.Number number && isInteger(number.value(), min, max),
                pointer,
                "must be a whole number from " + min + " to " + max);
    }

    private static boolean isInteger(BigDecimal number, long min, long max) {
        // the range first, since the digits of 1E+1000000 need not be written out to know that it is too large
        return number.compareTo(BigDecimal.valueOf(min)) >= 0
                && number.compareTo(BigDecimal.valueOf(max)) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }

    /** Returns the rule of a list with at most that many elements. */
    static PropertyRule list(int maxItems, PropertyRule elements) {
        return new ListRule(maxItems, elements, false);
    }

    /** Returns the rule of a list with at most that many elements, all of which are different. */
    static PropertyRule set(int maxItems, PropertyRule elements) {
        return new ListRule(maxItems, elements, true);
    }

    /** Returns the rule of a structure without members; {@link StructRule#with} adds them. */
    static StructRule struct() {
        return new StructRule(Map.of(), Set.of());
    }

    /** Returns the rule of a structure with any members. */
    static PropertyRule open() {
        return new PropertyRule() {
            @Override
            public void check(Value value, String pointer, ValidationErrors problems) {
                problems.require(value instanceof Value.Struct, pointer, "must be an object such as {}");
            }

            @Override
            public boolean isUnset(Value value) {
                return PropertyRule.super.isUnset(value)
                        || value instanceof Value.Struct struct
                                && struct.members().isEmpty();
            }
        };
    }
}
