package campus.contacts.history;

import campus.contacts.access.Author;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The begin or the end of a link: of a filing, of an edge of the hierarchy or of a root mark.
 *
 * @param at to the millisecond
 * @param by null: unknown author
 * @param isOfObject whether the creation, restoration or deletion of the object itself caused it
 */
public record RecordedEvent(Instant at, @Nullable Author by, boolean isOfObject) {
    public RecordedEvent {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the event without an author that meets the condition. */
    public RecordedEvent without(Predicate<Author> condition) {
        return by != null && condition.test(by) ? new RecordedEvent(at, null, isOfObject) : this;
    }
}
