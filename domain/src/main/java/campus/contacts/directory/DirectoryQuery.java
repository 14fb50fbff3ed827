package campus.contacts.directory;

import campus.contacts.directory.DirectoryFilter.Operator;
import campus.contacts.people.ReleasePolicy;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * Which people of the directory are asked for.
 *
 * @param condition null: everyone
 */
public record DirectoryQuery(Viewer viewer, DirectoryFilter condition) {
    /** The attributes by whose texts, or their beginnings, a store finds people. */
    private static final Set<String> INDEXED = Set.of(
            "identifiers.identifier",
            "emailAddresses.address",
            "telephoneNumbers.number",
            "roles.telephoneNumbers.number",
            "names.family",
            "names.given",
            "roles.affiliation");

    public DirectoryQuery {
        Objects.requireNonNull(viewer);
    }

    /**
     * Who looks, and when.
     *
     * @param level the most restrictive policy that still shows a value
     * @param seesPrivate whether private people are there
     * @param at when contacts must be effective
     */
    public record Viewer(ReleasePolicy level, boolean seesPrivate, Instant at) {}

    /** Whether a person, or one that looks like this, is asked for. */
    public boolean matches(DirectoryPerson person) {
        return (viewer.seesPrivate() || !person.person().standing().isPrivate())
                && person.visibleTo(viewer.level())
                        .filter(seen -> condition == null || condition.matches(seen))
                        .isPresent();
    }

    /** Whether an index finds all people that the condition can hold for, so that the others are not looked at. */
    public boolean isNarrow() {
        return condition != null && isNarrow(condition, "");
    }

    /** @param way to where the paths of the condition begin, with a dot at the end unless it is empty */
    private static boolean isNarrow(DirectoryFilter condition, String way) {
        if (condition instanceof DirectoryFilter.All all) {
            return all.conditions().stream().anyMatch(each -> isNarrow(each, way));
        } else if (condition instanceof DirectoryFilter.Any any) {
            return any.conditions().stream().allMatch(each -> isNarrow(each, way));
        } else if (condition instanceof DirectoryFilter.Within within) {
            return isNarrow(within.condition(), way + within.list().dotted() + '.');
        }
        return condition instanceof DirectoryFilter.Texts texts
                && INDEXED.contains(way + texts.path().dotted())
                && (texts.operator() == Operator.EQUAL
                        || texts.operator() == Operator.STARTS_WITH
                                && !texts.operand().isEmpty());
    }
}
