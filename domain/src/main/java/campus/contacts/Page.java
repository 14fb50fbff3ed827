package campus.contacts;

import java.util.List;
import java.util.OptionalLong;

/**
 * A page of a list.
 *
 * @param items in creation order
 * @param previous the position before which the previous page ends; empty when there is none
 * @param next the position after which the next page begins; empty when there is none
 */
public record Page<T>(List<T> items, OptionalLong previous, OptionalLong next) {
    public Page {
        items = List.copyOf(items);
    }
}
