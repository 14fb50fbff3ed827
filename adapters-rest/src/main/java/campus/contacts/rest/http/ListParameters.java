package campus.contacts.rest.http;

import campus.contacts.ListOrder;
import campus.contacts.ListPosition;
import campus.contacts.PageRequest;
import campus.contacts.rest.error.HttpException;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Reads the paging parameters of a list, and writes the links to the neighbouring pages (wire contract, section 3). */
public final class ListParameters {
    /** The parameters of every list. */
    public static final Set<String> PARAMETERS = Set.of("offset", "limit", "after", "before", "total");

    /** The parameter that names the order of a list; part of the lists whose objects have an order. */
    public static final String SORT = "sort";

    /** The default limit of lists that return all objects when no limit is given. */
    public static final int ALL = -1;

    private static final Set<String> PLACES = Set.of("offset", "after", "before");
    private final Exchange exchange;
    private final PageRequest window;
    private final boolean all;
    private final boolean total;

    private ListParameters(Exchange exchange, PageRequest window, boolean all, boolean total) {
        this.exchange = exchange;
        this.window = window;
        this.all = all;
        this.total = total;
    }

    /** @param defaultLimit the page size when no limit is given, or {@link #ALL} */
    public static ListParameters of(Exchange exchange, int defaultLimit) {
        return of(exchange, defaultLimit, Map.of());
    }

    /** @param orders the orders in which the list can be, by the value of the parameter */
    public static ListParameters of(Exchange exchange, int defaultLimit, Map<String, ListOrder> orders) {
        return of(exchange, defaultLimit, orders, ListOrder.CREATION);
    }

    /** @param otherwise the order of a list when none is asked for */
    public static ListParameters of(
            Exchange exchange, int defaultLimit, Map<String, ListOrder> orders, ListOrder otherwise) {
        QueryParameters query = exchange.query();
        boolean total = query.flag("total");
        Integer limit = query.number("limit", 0, Integer.MAX_VALUE);
        boolean all = limit == null && defaultLimit == ALL;
        int pageSize = all ? Integer.MAX_VALUE : limit == null ? defaultLimit : limit;
        ListOrder order = order(query, orders, otherwise);
        return new ListParameters(exchange, window(exchange, pageSize).in(order), all, total);
    }

    private static ListOrder order(QueryParameters query, Map<String, ListOrder> orders, ListOrder otherwise) {
        return query.text(SORT)
                .map(name -> Optional.ofNullable(orders.get(name))
                        .orElseThrow(() -> HttpException.badRequest("parameter '" + SORT + "' must be one of "
                                + String.join(", ", new TreeSet<>(orders.keySet())))))
                .orElse(otherwise);
    }

    private static PageRequest window(Exchange exchange, int limit) {
        QueryParameters query = exchange.query();
        BigInteger offset = query.place("offset", 0);
        if (PLACES.stream().filter(query::has).count() > 1) {
            throw HttpException.badRequest("only one of offset, after and before may be given");
        }
        String list = signature(exchange);
        if (query.has("after")) {
            ListPosition position = PageCursor.read(query.text("after").orElseThrow(), "after", list);
            return new PageRequest(new PageRequest.From.After(position), 0, limit);
        }
        if (query.has("before")) {
            ListPosition position = PageCursor.read(query.text("before").orElseThrow(), "before", list);
            return new PageRequest(new PageRequest.From.Before(position), 0, limit);
        }
        return new PageRequest(
                PageRequest.first(limit).from(), offset == null ? 0 : QueryParameters.beyond(offset), limit);
    }

    private static String signature(Exchange exchange) {
        return exchange.path() + '\n' + String.join("\n", exchange.query().without(PARAMETERS));
    }

    public PageRequest window() {
        return window;
    }

    /** Returns whether all objects from the window on are requested, without a limit. */
    public boolean all() {
        return all;
    }

    /** Returns whether the total number of objects in the list is requested. */
    public boolean total() {
        return total;
    }

    /** Returns the {@code Link} header (RFC 8288). */
    public String links(Optional<ListPosition> previous, Optional<ListPosition> next) {
        StringJoiner links = new StringJoiner(", ").add(PageLink.of(exchange, "first", null));
        previous.ifPresent(position -> links.add(PageLink.of(exchange, "prev", cursor("before", position))));
        next.ifPresent(position -> links.add(PageLink.of(exchange, "next", cursor("after", position))));
        return links.toString();
    }

    private String cursor(String direction, ListPosition position) {
        return direction + '=' + PageCursor.write(position, direction, signature(exchange));
    }
}
