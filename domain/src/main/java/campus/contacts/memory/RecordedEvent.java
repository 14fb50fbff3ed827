package campus.contacts.memory;

import campus.contacts.access.Author;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * The begin or the end of a link in a {@link RecordedRelation}.
 *
 * @param by null: nobody was asked
 * @param isOfObject whether the creation, restoration or deletion of the object itself caused it
 */
record RecordedEvent(Instant at, Author by, boolean isOfObject) {
    /** Returns the event without an author that meets the condition. */
    RecordedEvent without(Predicate<Author> condition) {
        return by != null && condition.test(by) ? new RecordedEvent(at, null, isOfObject) : this;
    }
}
