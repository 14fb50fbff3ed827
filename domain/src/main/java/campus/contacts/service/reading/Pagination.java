package campus.contacts.service.reading;

import campus.contacts.ListOrder;
import campus.contacts.ListPosition;
import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.access.Visibility;
import campus.contacts.spi.ObjectReader;
import java.util.List;
import java.util.Optional;

/** Reads pages of lists and determines whether there are others before and after them. */
public final class Pagination {
    private Pagination() {}

    public static <T extends OsidObject, Q> Page<T> page(
            ObjectReader<T, Q> store, Q query, Visibility visibility, PageRequest window) {
        if (window.limit() == 0) {
            return new Page<>(List.of(), Optional.empty(), Optional.empty());
        }
        ListOrder order = window.order();
        List<T> found = store.list(query, visibility, window.withLimit(Math.max(window.limit(), window.limit() + 1)));
        boolean more = found.size() > window.limit();
        if (window.from() instanceof PageRequest.From.Before before) {
            List<T> items = more ? found.subList(1, found.size()) : found;
            Optional<ListPosition> previous = more ? Optional.of(order.position(items.get(0))) : Optional.empty();
            ListPosition last =
                    items.isEmpty() ? before.position().previous() : order.position(items.get(items.size() - 1));
            boolean follows =
                    !store.list(query, visibility, window.after(last, 1)).isEmpty();
            return new Page<>(items, previous, follows ? Optional.of(last) : Optional.empty());
        }
        List<T> items = more ? found.subList(0, window.limit()) : found;
        Optional<ListPosition> next =
                more ? Optional.of(order.position(items.get(items.size() - 1))) : Optional.empty();
        return new Page<>(items, previous(items, window), next);
    }

    private static Optional<ListPosition> previous(List<? extends OsidObject> items, PageRequest window) {
        boolean isAfter = window.from() instanceof PageRequest.From.After;
        if (!isAfter && window.offset() == 0) {
            return Optional.empty();
        }
        if (!items.isEmpty()) {
            return Optional.of(window.order().position(items.get(0)));
        }
        return Optional.of(
                window.from() instanceof PageRequest.From.After after
                        ? after.position().next()
                        : window.order().end());
    }
}
