package campus.contacts.service;

import campus.contacts.Page;
import campus.contacts.PageRequest;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Streams a list page by page. Between two pages nothing is held: no connection, no transaction and no lock. */
final class PagedStream {
    private static final int PAGE = 500;

    private PagedStream() {}

    /**
     * Returns all objects of a list, in its order. The pages are read as the stream is consumed: it repeats nothing,
     * and misses nothing that was there when it began and still is.
     */
    static <T> Stream<T> of(Function<PageRequest, Page<T>> list) {
        return Stream.iterate(
                        Optional.of(list.apply(PageRequest.first(PAGE))),
                        Optional::isPresent,
                        page -> page.get()
                                .next()
                                .map(next -> list.apply(PageRequest.first(PAGE).after(next, PAGE))))
                .flatMap(page -> page.get().items().stream());
    }
}
