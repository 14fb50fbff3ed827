package campus.contacts.osid;

import java.util.HashSet;

/** See {@link PropertyRule#list} and {@link PropertyRule#set}. */
record ListRule(int maxItems, PropertyRule elements, boolean different) implements PropertyRule {
    @Override
    public void check(Value value, String pointer, ValidationErrors problems) {
        if (!(value instanceof Value.Array array)) {
            problems.add(pointer, "must be a list such as []");
            return;
        }
        problems.require(array.values().size() <= maxItems, pointer, "must have at most " + maxItems + " items");
        problems.require(
                !different
                        || new HashSet<>(array.values()).size()
                                == array.values().size(),
                pointer,
                "must not have the same item twice");
        int index = 0;
        for (Value element : array.values()) {
            if (problems.isFull()) {
                return;
            }
            elements.check(element, pointer + '/' + index++, problems);
        }
    }

    @Override
    public boolean isUnset(Value value) {
        return PropertyRule.super.isUnset(value)
                || value instanceof Value.Array array && array.values().isEmpty();
    }
}
