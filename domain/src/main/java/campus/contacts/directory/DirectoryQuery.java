package campus.contacts.directory;

import campus.contacts.directory.DirectoryFilter.Operator;
import campus.contacts.people.ReleasePolicy;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects people of the directory.
 *
 * @param condition null: everyone
 */
public record DirectoryQuery(Viewer viewer, @Nullable DirectoryFilter condition) {
    /** The attributes whose texts, or prefixes of them, are indexed by storages. */
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
     * The viewer, and the time of the search.
     *
     * @param level the most restrictive policy that still shows a value
     * @param seesPrivate whether private people are visible
     * @param at the moment at which contacts must be effective
     */
    public record Viewer(ReleasePolicy level, boolean seesPrivate, Instant at) {}

    /** Returns whether a person, with only the data that the viewer sees, matches. */
    public boolean matches(DirectoryPerson person) {
        return (viewer.seesPrivate() || !person.person().standing().isPrivate())
                && person.visibleTo(viewer.level())
                        .filter(seen -> condition == null || condition.matches(seen))
                        .isPresent();
    }

    /** Returns whether an index finds all people that can match, without a scan of the others. */
    public boolean isNarrow() {
        return condition != null && isNarrow(condition, "");
    }

    /** @param way prefix of the paths in the condition, with a dot at the end unless it is empty */
    private static boolean isNarrow(@Nullable DirectoryFilter condition, String way) {
        if (condition instanceof DirectoryFilter.All all) {
            return all.conditions().stream().anyMatch(part -> isNarrow(part, way));
        } else if (condition instanceof DirectoryFilter.Any any) {
            return any.conditions().stream().allMatch(part -> isNarrow(part, way));
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
