package campus.contacts.jdbc.archive;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Rows in the order of the numbers of their objects, of which one page at a time is in memory. */
final class PagedRows<R> {
    private final Function<R, List<R>> pages;
    private final ToLongFunction<R> number;
    private List<R> page;
    private int next;

    /** @param pages returns the page after a row, the first one for null, and an empty one at the end */
    PagedRows(Function<R, List<R>> pages, ToLongFunction<R> number) {
        this.pages = pages;
        this.number = number;
    }

    static <R> PagedRows<R> none() {
        return new PagedRows<>(last -> List.of(), row -> 0);
    }

    /** Returns the next row; null at the end. */
    R peek() {
        if (page == null || next == page.size() && next > 0) {
            page = pages.apply(page == null ? null : page.get(next - 1));
            next = 0;
        }
        return page.isEmpty() ? null : page.get(next);
    }

    /** Returns the number of the next row; {@link Long#MAX_VALUE} at the end. */
    long number() {
        R row = peek();
        return row == null ? Long.MAX_VALUE : number.applyAsLong(row);
    }

    /** Returns the next row and moves on. */
    R take() {
        R row = peek();
        next++;
        return row;
    }
}
