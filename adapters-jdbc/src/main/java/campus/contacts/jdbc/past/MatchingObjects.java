package campus.contacts.jdbc.past;

import campus.contacts.ListPosition;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.PageRequest.From;
import campus.contacts.TextQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The part of a list that has the words of a search. The objects of the list are read and compared one by one.
 *
 * @param pages returns a page of the whole list, in its order
 */
record MatchingObjects<T extends OsidObject>(TextQuery text, Function<PageRequest, List<T>> pages) {
    private static final int AT_ONCE = 1000;

    /** Takes matching objects until it has enough. */
    private interface Taker<T> {
        /** Returns whether it takes more. */
        boolean take(T object);
    }

    /** Returns a page, in the order of the list. */
    List<T> list(PageRequest window) {
        List<T> found = new ArrayList<>();
        long[] skip = {window.offset()};
        read(window, object -> {
            if (skip[0] > 0) {
                skip[0]--;
            } else {
                found.add(object);
            }
            return found.size() < window.limit();
        });
        if (window.from() instanceof From.Before) {
            Collections.reverse(found);
        }
        return found;
    }

    long count() {
        long[] count = {0};
        read(PageRequest.first(AT_ONCE), object -> {
            count[0]++;
            return true;
        });
        return count[0];
    }

    /** Passes the matching objects on in reading direction: from the last to the first before a position. */
    private void read(PageRequest start, Taker<T> taker) {
        boolean backwards = start.from() instanceof From.Before;
        From from = start.from();
        List<T> page;
        do {
            page = new ArrayList<>(pages.apply(new PageRequest(start.order(), from, 0, AT_ONCE)));
            if (backwards) {
                Collections.reverse(page);
            }
            for (T object : page) {
                if (text.matches(object) && !taker.take(object)) {
                    return;
                }
                ListPosition position = start.order().position(object);
                from = backwards ? new From.Before(position) : new From.After(position);
            }
        } while (page.size() == AT_ONCE);
    }
}
