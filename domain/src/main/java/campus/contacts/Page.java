package campus.contacts;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param items in the order of the list
 * @param previous the position before which the previous page ends; empty when there is none
 * @param next the position after which the next page begins; empty when there is none
 */
public record Page<T>(List<T> items, Optional<ListPosition> previous, Optional<ListPosition> next) {
    public Page {
        items = List.copyOf(items);
    }
}
