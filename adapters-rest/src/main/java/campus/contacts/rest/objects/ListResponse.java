package campus.contacts.rest.objects;

import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.access.Caller;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.ListParameters;
import campus.contacts.rest.response.BufferedResponse;
import io.javalin.http.Context;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Answers with lists, read from the storage in chunks, so that memory use does not depend on the length of a list. */
final class ListResponse {
    /** The longest page that is read in one query. */
    private static final int MAX_AT_ONCE = 1000;

    /** The number of objects read first, while the speed of the client is unknown. */
    private static final int CHUNK = ListWriter.MIN_CHUNK;

    private ListResponse() {}

    /**
     * The page to return, of which the first chunk has been read.
     *
     * @param last the largest object number on the page
     * @param previous as of a {@link Page}
     * @param next as of a {@link Page}
     */
    private record Part<T extends OsidObject>(Page<T> first, long last, OptionalLong previous, OptionalLong next) {
        static <T extends OsidObject> Part<T> whole(List<T> all) {
            Page<T> page = new Page<>(all, OptionalLong.empty(), OptionalLong.empty());
            return new Part<>(page, Long.MAX_VALUE, OptionalLong.empty(), OptionalLong.empty());
        }

        static <T extends OsidObject> Part<T> of(ListParameters request, Function<PageRequest, Page<T>> pages) {
            PageRequest window = request.window();
            if (request.all()) {
                Page<T> first = pages.apply(new PageRequest(window.from(), window.offset(), CHUNK));
                return new Part<>(first, Long.MAX_VALUE, OptionalLong.empty(), OptionalLong.empty());
            }
            if (window.limit() <= MAX_AT_ONCE) {
                Page<T> page = pages.apply(window);
                return new Part<>(page, page.next().orElse(Long.MAX_VALUE), page.previous(), page.next());
            }
            return window.from() instanceof PageRequest.From.Before before
                    ? endingBefore(before, window.limit(), pages)
                    : beginning(window, pages);
        }

        /** Looks up the last object first, since the {@code Link} header precedes the objects. */
        private static <T extends OsidObject> Part<T> beginning(
                PageRequest window, Function<PageRequest, Page<T>> pages) {
            Page<T> first = pages.apply(new PageRequest(window.from(), window.offset(), CHUNK));
            if (first.next().isEmpty()) {
                return new Part<>(first, Long.MAX_VALUE, first.previous(), OptionalLong.empty());
            }
            Page<T> end = pages.apply(new PageRequest(window.from(), window.offset() + window.limit() - 1, 1));
            long last =
                    end.items().isEmpty() ? Long.MAX_VALUE : number(end.items().get(0));
            return new Part<>(first, last, first.previous(), end.next());
        }

        private static <T extends OsidObject> Part<T> endingBefore(
                PageRequest.From.Before before, int limit, Function<PageRequest, Page<T>> pages) {
            Page<T> start = pages.apply(new PageRequest(before, limit - 1L, 1));
            long last = before.position() - 1;
            Page<T> first = start.items().isEmpty()
                    ? pages.apply(PageRequest.first(CHUNK))
                    : pages.apply(PageRequest.after(number(start.items().get(0)) - 1, CHUNK));
            boolean follows = !pages.apply(PageRequest.after(last, 1)).items().isEmpty();
            return new Part<>(first, last, start.previous(), follows ? OptionalLong.of(last) : OptionalLong.empty());
        }

        private static long number(OsidObject object) {
            return object.identity().number();
        }
    }

    static <T extends OsidObject, Q> void answer(Exchange exchange, ListRequest<T, Q> asked) {
        Context context = exchange.context();
        Caller caller = exchange.caller();
        ListParameters request = asked.page();
        BufferedResponse.of(context).pace();
        Function<PageRequest, Page<T>> pages = window -> asked.lookup().list(caller, asked.query(), window);
        Part<T> part = asked.ids().plenary()
                ? Part.whole(
                        asked.lookup().getAll(caller, asked.query(), asked.ids().ids()))
                : Part.of(request, pages);
        if (request.total()) {
            context.header("X-Total-Count", Long.toString(asked.lookup().count(caller, asked.query())));
        }
        if (asked.ids().ids() == null || !request.all()) {
            context.header("Link", request.links(part.previous(), part.next()));
        }
        new ListWriter<>(context, asked.view(), pages, part.first(), part.last()).write();
    }
}
