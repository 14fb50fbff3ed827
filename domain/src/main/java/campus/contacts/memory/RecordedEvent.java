package campus.contacts.memory;

import campus.contacts.access.Author;
import java.time.Instant;

/**
 * The begin or the end of a link in a {@link RecordedRelation}.
 *
 * @param by null: nobody was asked
 * @param isOfObject whether the creation, restoration or deletion of the object itself caused it
 */
record RecordedEvent(Instant at, Author by, boolean isOfObject) {}
