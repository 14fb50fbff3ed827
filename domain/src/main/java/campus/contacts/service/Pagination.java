package campus.contacts.service;

import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.access.Visibility;
import campus.contacts.spi.ObjectReader;
import java.util.List;
import java.util.OptionalLong;

/** Reads pages of lists and determines whether there are others before and after them. */
final class Pagination {
    private Pagination() {}

    static <T extends OsidObject, Q> Page<T> page(
            ObjectReader<T, Q> store, Q query, Visibility visibility, PageRequest window) {
        if (window.limit() == 0) {
            return new Page<>(List.of(), OptionalLong.empty(), OptionalLong.empty());
        }
        List<T> found = store.list(query, visibility, window.withLimit(Math.max(window.limit(), window.limit() + 1)));
        boolean more = found.size() > window.limit();
        if (window.from() instanceof PageRequest.From.Before before) {
            List<T> items = more ? found.subList(1, found.size()) : found;
            OptionalLong previous = more ? OptionalLong.of(number(items.get(0))) : OptionalLong.empty();
            long last = items.isEmpty() ? before.position() - 1 : number(items.get(items.size() - 1));
            boolean follows =
                    !store.list(query, visibility, PageRequest.after(last, 1)).isEmpty();
            return new Page<>(items, previous, follows ? OptionalLong.of(last) : OptionalLong.empty());
        }
        List<T> items = more ? found.subList(0, window.limit()) : found;
        OptionalLong next = more ? OptionalLong.of(number(items.get(items.size() - 1))) : OptionalLong.empty();
        return new Page<>(items, previous(items, window), next);
    }

    private static OptionalLong previous(List<? extends OsidObject> items, PageRequest window) {
        if (window.from() instanceof PageRequest.From.After after) {
            return OptionalLong.of(items.isEmpty() ? after.position() + 1 : number(items.get(0)));
        }
        if (window.offset() == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(items.isEmpty() ? Long.MAX_VALUE : number(items.get(0)));
    }

    private static long number(OsidObject object) {
        return object.identity().number();
    }
}
