package campus.contacts.rest.directory;

import campus.contacts.directory.AttributePath;
import campus.contacts.directory.DirectoryFilter;
import campus.contacts.people.DirectoryAttribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The conditions between two brackets of a filter, collected while it is parsed; {@code and} binds closer than {@code or}. */
final class ScimFilterGroup {
    private final char end;
    private final boolean isNegated;
    private final AttributePath list;
    private final DirectoryAttribute from;
    private final boolean isWithinList;

    private final Set<DirectoryFilter> alternatives = new LinkedHashSet<>();
    private final Set<DirectoryFilter> conjuncts = new LinkedHashSet<>();

    private ScimFilterGroup(
            char end, boolean isNegated, AttributePath list, DirectoryAttribute from, boolean isWithinList) {
        this.end = end;
        this.isNegated = isNegated;
        this.list = list;
        this.from = from;
        this.isWithinList = isWithinList;
    }

    /** The whole filter. */
    static ScimFilterGroup ofFilter() {
        return new ScimFilterGroup((char) 0, false, null, DirectoryAttribute.PERSON, false);
    }

    /** What an element of a list must meet: {@code list[…]}. */
    static ScimFilterGroup ofElements(AttributePath list) {
        return new ScimFilterGroup(']', false, list, list.last(), true);
    }

    /** Parentheses within this group. */
    ScimFilterGroup inParentheses(boolean negated) {
        return new ScimFilterGroup(')', negated, null, from, isWithinList);
    }

    /** The bracket that ends it; 0: the end of the filter. */
    char end() {
        return end;
    }

    /** Where the paths of its attributes begin. */
    DirectoryAttribute from() {
        return from;
    }

    /** Whether it is about an element of a list, where RFC 7644 has no further brackets. */
    boolean isWithinList() {
        return isWithinList;
    }

    /** Adds a condition that must hold with those since the last {@link #or}. */
    void add(DirectoryFilter condition) {
        if (condition instanceof DirectoryFilter.All all) {
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

    private DirectoryFilter all() {
        return only(conjuncts, DirectoryFilter.All::new);
    }

    /** The condition that the group is as a whole. */
    DirectoryFilter condition() {
        or();
        DirectoryFilter whole = only(alternatives, DirectoryFilter.Any::new);
        if (list != null) {
            return new DirectoryFilter.Within(list, whole);
        }
        return isNegated ? ScimFilterParser.not(whole) : whole;
    }

    private static DirectoryFilter only(
            Collection<DirectoryFilter> conditions,
            java.util.function.Function<List<DirectoryFilter>, DirectoryFilter> several) {
        List<DirectoryFilter> all = new ArrayList<>(conditions);
        return all.size() == 1 ? all.get(0) : several.apply(all);
    }
}
