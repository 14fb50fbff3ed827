package campus.contacts.feed;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page of the feed.
 *
 * @param entries oldest first; empty: the caller has everything, unless {@code next} is new
 * @param next the cursor to go on with; it is the very cursor that was sent when there is nothing to tell
 * @param reached the cursor from which the process itself can go on, without passing again over changes that the caller
 *     must not know of; not for the caller, who could see by it that there were some
 * @param places of the changes of the entries in the storage, where each change has another one; not for the caller
 */
public record FeedPage(List<FeedEntry> entries, String next, String reached, List<Long> places) {
    /** Creates a page without entries. */
    public static FeedPage empty(String next, String reached) {
        return new FeedPage(List.of(), next, reached, List.of());
    }

    /**
     * Returns whether there is nothing to tell a client, and nothing more to read for it now.
     *
     * @param position after which the page was read; null: none
     */
    public boolean isNothingNew(@Nullable String position) {
        return entries.isEmpty() && (next.equals(position) || reached.equals(position));
    }

    public FeedPage {
        Objects.requireNonNull(next);
        Objects.requireNonNull(reached);
        entries = List.copyOf(entries);
        places = List.copyOf(places);
        if (entries.size() != places.size()) {
            throw new IllegalArgumentException(entries.size() + " entries at " + places.size() + " places");
        }
    }
}
