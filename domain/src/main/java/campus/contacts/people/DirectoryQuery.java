package campus.contacts.people;

import java.time.Instant;
import java.util.Objects;

/**
 * Which people of the directory are asked for.
 *
 * @param condition null: everyone
 */
public record DirectoryQuery(Onlooker onlooker, Condition condition) {
    public DirectoryQuery {
        Objects.requireNonNull(onlooker);
    }

    /**
     * Who looks, and when.
     *
     * @param level the most restrictive policy that still shows a value
     * @param seesPrivate whether private people are there
     * @param at when contacts must be effective
     */
    public record Onlooker(Release level, boolean seesPrivate, Instant at) {}

    /** Whether a person, or one that looks like this, is asked for. */
    public boolean asksFor(DirectoryPerson person) {
        return (onlooker.seesPrivate() || !person.person().standing().isPrivate())
                && person.seenAt(onlooker.level())
                        .filter(seen -> condition == null || condition.matches(seen))
                        .isPresent();
    }
}
