package campus.contacts.rest.list;

import campus.contacts.ListOrder;
import campus.contacts.ListPosition;
import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.access.Caller;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.ListParameters;
import campus.contacts.rest.response.BufferedResponse;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers with lists, read from the storage in chunks, so that memory use does not depend on the length of a list. */
public final class ListResponse {
    /** The longest page that is read in one query. */
    private static final int MAX_AT_ONCE = 1000;

    /** The number of objects read first, while the speed of the client is unknown. */
    private static final int CHUNK = ListWriter.MIN_CHUNK;

    private ListResponse() {}

    /**
     * The page to return, of which the first chunk has been read.
     *
     * @param last the position of the last object on the page
     * @param previous as of a {@link Page}
     * @param next as of a {@link Page}
     */
    private record Part<T extends OsidObject>(
            Page<T> first, ListPosition last, Optional<ListPosition> previous, Optional<ListPosition> next) {
        static <T extends OsidObject> Part<T> whole(ListOrder order, List<T> all) {
            Page<T> page = new Page<>(all, Optional.empty(), Optional.empty());
            return new Part<>(page, order.end(), Optional.empty(), Optional.empty());
        }

        static <T extends OsidObject> Part<T> of(ListParameters request, Function<PageRequest, Page<T>> pages) {
            PageRequest window = request.window();
            ListPosition end = window.order().end();
            if (request.all()) {
                Page<T> first = pages.apply(window.withLimit(CHUNK));
                return new Part<>(first, end, Optional.empty(), Optional.empty());
            }
            if (window.limit() <= MAX_AT_ONCE) {
                Page<T> page = pages.apply(window);
                return new Part<>(page, page.next().orElse(end), page.previous(), page.next());
            }
            return window.from() instanceof PageRequest.From.Before before
                    ? endingBefore(before, window, pages)
                    : beginning(window, pages);
        }

        /** Looks up the last object first, since the {@code Link} header precedes the objects. */
        private static <T extends OsidObject> Part<T> beginning(
                PageRequest window, Function<PageRequest, Page<T>> pages) {
            ListOrder order = window.order();
            Page<T> first = pages.apply(window.withLimit(CHUNK));
            if (first.next().isEmpty()) {
                return new Part<>(first, order.end(), first.previous(), Optional.empty());
            }
            Page<T> end = pages.apply(new PageRequest(order, window.from(), window.offset() + window.limit() - 1, 1));
            ListPosition last = end.items().isEmpty()
                    ? order.end()
                    : order.position(end.items().get(0));
            return new Part<>(first, last, first.previous(), end.next());
        }

        private static <T extends OsidObject> Part<T> endingBefore(
                PageRequest.From.Before before, PageRequest window, Function<PageRequest, Page<T>> pages) {
            ListOrder order = window.order();
            Page<T> start = pages.apply(new PageRequest(order, before, window.limit() - 1L, 1));
            ListPosition last = before.position().previous();
            Page<T> first = start.items().isEmpty()
                    ? pages.apply(PageRequest.first(CHUNK).in(order))
                    : pages.apply(
                            window.after(order.position(start.items().get(0)).previous(), CHUNK));
            boolean follows = !pages.apply(window.after(last, 1)).items().isEmpty();
            return new Part<>(first, last, start.previous(), follows ? Optional.of(last) : Optional.empty());
        }
    }

    public static <T extends OsidObject, Q> void answer(Exchange exchange, ListRequest<T, Q> asked) {
        Context context = exchange.context();
        Caller caller = exchange.caller();
        ListParameters request = asked.page();
        BufferedResponse.of(context).pace();
        asked.output().head(exchange);
        Function<PageRequest, Page<T>> pages = window -> asked.lookup().list(caller, asked.query(), window);
        PageRequest window = request.window();
        Part<T> part = asked.ids().plenary()
                ? Part.whole(
                        window.order(),
                        inOrder(
                                window.order(),
                                asked.lookup()
                                        .getAll(
                                                caller,
                                                asked.query(),
                                                asked.ids().ids())))
                : Part.of(request, pages);
        if (request.total()) {
            context.header("X-Total-Count", Long.toString(asked.lookup().count(caller, asked.query())));
        }
        if (asked.output().isPaged() && (asked.ids().ids() == null || !request.all())) {
            context.header("Link", request.links(part.previous(), part.next()));
        }
        new ListWriter<>(context, asked.output(), pages, part.first(), window, part.last()).write();
    }

    /** Returns objects in the order of the request; in creation order they stay as they were asked for. */
    private static <T extends OsidObject> List<T> inOrder(ListOrder order, List<T> objects) {
        return order == ListOrder.CREATION
                ? objects
                : objects.stream()
                        .sorted((one, other) -> order.compare(order.position(one), order.position(other)))
                        .toList();
    }
}
