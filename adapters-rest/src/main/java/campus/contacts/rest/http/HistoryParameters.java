package campus.contacts.rest.http;

import campus.contacts.history.HistoryPosition;
import java.util.Optional;
import java.util.Set;

/** Reads the paging parameters of a history, and writes the links to its pages (recorded time, section 1). */
public final class HistoryParameters {
    private static final Set<String> PARAMETERS = Set.of("limit", "after");
    private static final String AFTER = "after";
    private static final int DEFAULT_LIMIT = 10;

    private final Exchange exchange;
    private final int limit;
    private final HistoryPosition position;

    private HistoryParameters(Exchange exchange, int limit, HistoryPosition position) {
        this.exchange = exchange;
        this.limit = limit;
        this.position = position;
    }

    public static HistoryParameters of(Exchange exchange) {
        QueryParameters query = exchange.query();
        query.allow(PARAMETERS);
        Integer limit = query.number("limit", 0, Integer.MAX_VALUE);
        HistoryPosition position = query.text(AFTER)
                .map(cursor -> PageCursor.readHistory(cursor, AFTER, exchange.path()))
                .orElse(null);
        return new HistoryParameters(exchange, limit == null ? DEFAULT_LIMIT : limit, position);
    }

    public int limit() {
        return limit;
    }

    /** Returns the position after which the page begins; null: the newest entry. */
    public HistoryPosition position() {
        return position;
    }

    /** Returns the {@code Link} header. */
    public String links(Optional<HistoryPosition> next) {
        String first = PageLink.of(exchange, "first", null);
        return next.map(last -> AFTER + '=' + PageCursor.write(last, AFTER, exchange.path()))
                .map(cursor -> first + ", " + PageLink.of(exchange, "next", cursor))
                .orElse(first);
    }
}
