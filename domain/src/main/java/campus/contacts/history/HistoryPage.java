package campus.contacts.history;

import campus.contacts.OsidObject;
import java.util.List;
import java.util.Optional;

/**
 * A page of the history of an object.
 *
 * @param entries newest first
 * @param next the position before which the next page begins; empty when there is none
 */
public record HistoryPage<T extends OsidObject>(List<HistoryEntry<T>> entries, Optional<HistoryPosition> next) {
    public HistoryPage {
        entries = List.copyOf(entries);
    }
}
