package campus.contacts.feed;

import java.util.List;
import java.util.Objects;

/**
 * A page of the feed.
 *
 * @param entries oldest first; empty: the caller has everything, unless {@code next} is new
 * @param next the cursor to go on with; it is the very cursor that was sent when there is nothing to tell
 * @param reached the cursor from which the process itself can go on, without passing again over changes that the caller
 *     must not know of; not for the caller, who could see by it that there were some
 */
public record FeedPage(List<FeedEntry> entries, String next, String reached) {
    public FeedPage {
        Objects.requireNonNull(next);
        Objects.requireNonNull(reached);
        entries = List.copyOf(entries);
    }
}
