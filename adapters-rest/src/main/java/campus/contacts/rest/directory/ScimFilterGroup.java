package campus.contacts.rest.directory;

import campus.contacts.directory.AttributePath;
import campus.contacts.directory.DirectoryFilter;
import campus.contacts.people.DirectoryAttribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The conditions between two brackets of a filter, collected while the filter is parsed; {@code and} binds closer than {@code or}. */
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

    /** Creates the group of the whole filter. */
    static ScimFilterGroup ofFilter() {
        return new ScimFilterGroup((char) 0, false, null, DirectoryAttribute.PERSON, false);
    }

    /** Creates the group of the conditions on one element of a list: {@code list[…]}. */
    static ScimFilterGroup ofElements(AttributePath list) {
        return new ScimFilterGroup(']', false, list, list.last(), true);
    }

    /** Creates the group of parentheses within this group. */
    ScimFilterGroup inParentheses(boolean negated) {
        return new ScimFilterGroup(')', negated, null, from, isWithinList);
    }

    /** Returns the bracket that ends the group; 0 for the end of the filter. */
    char end() {
        return end;
    }

    /** Returns the attribute that the paths in the group start from. */
    DirectoryAttribute from() {
        return from;
    }

    /** Returns whether the group is about an element of a list, where RFC 7644 allows no further brackets. */
    boolean isWithinList() {
        return isWithinList;
    }

    /** Adds a condition, in conjunction with those since the last {@link #or}. */
    void add(DirectoryFilter condition) {
        if (condition instanceof DirectoryFilter.All all) {
            conjuncts.addAll(all.conditions());
        } else {
            conjuncts.add(condition);
        }
    }

    /** Starts an alternative to everything before. */
    void or() {
        alternatives.add(all());
        conjuncts.clear();
    }

    private DirectoryFilter all() {
        return only(conjuncts, DirectoryFilter.All::new);
    }

    /** Returns the condition of the whole group. */
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
