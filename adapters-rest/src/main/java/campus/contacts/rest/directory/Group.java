package campus.contacts.rest.directory;

import campus.contacts.people.Attribute;
import campus.contacts.people.AttributePath;
import campus.contacts.people.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The conditions between two brackets of a filter, collected while it is parsed; {@code and} binds closer than {@code or}. */
final class Group {
    private final char end;
    private final boolean isNegated;
    private final AttributePath list;
    private final Attribute from;
    private final boolean isWithinList;

    private final Set<Condition> alternatives = new LinkedHashSet<>();
    private final Set<Condition> conjuncts = new LinkedHashSet<>();

    private Group(char end, boolean isNegated, AttributePath list, Attribute from, boolean isWithinList) {
        this.end = end;
        this.isNegated = isNegated;
        this.list = list;
        this.from = from;
        this.isWithinList = isWithinList;
    }

    /** The whole filter. */
    static Group ofFilter() {
        return new Group((char) 0, false, null, Attribute.PERSON, false);
    }

    /** What an element of a list must meet: {@code list[…]}. */
    static Group ofElements(AttributePath list) {
        return new Group(']', false, list, list.last(), true);
    }

    /** Parentheses within this group. */
    Group inParentheses(boolean negated) {
        return new Group(')', negated, null, from, isWithinList);
    }

    /** The bracket that ends it; 0: the end of the filter. */
    char end() {
        return end;
    }

    /** Where the paths of its attributes begin. */
    Attribute from() {
        return from;
    }

    /** Whether it is about an element of a list, where RFC 7644 has no further brackets. */
    boolean isWithinList() {
        return isWithinList;
    }

    /** Adds a condition that must hold with those since the last {@link #or}. */
    void add(Condition condition) {
        if (condition instanceof Condition.All all) {
            conjuncts.addAll(all.conditions());
        } else {
            conjuncts.add(condition);
        }
    }

    /** Begins an alternative to everything before. */
    void or() {
        alternatives.add(all());
        conjuncts.clear();
    }

    private Condition all() {
        return only(conjuncts, Condition.All::new);
    }

    /** The condition that the group is as a whole. */
    Condition condition() {
        or();
        Condition whole = only(alternatives, Condition.Any::new);
        if (list != null) {
            return new Condition.Within(list, whole);
        }
        return isNegated ? FilterReader.not(whole) : whole;
    }

    private static Condition only(
            Collection<Condition> conditions, java.util.function.Function<List<Condition>, Condition> several) {
        List<Condition> all = new ArrayList<>(conditions);
        return all.size() == 1 ? all.get(0) : several.apply(all);
    }
}
