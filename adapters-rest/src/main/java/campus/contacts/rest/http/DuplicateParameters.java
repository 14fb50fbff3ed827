package campus.contacts.rest.http;

import campus.contacts.ListPosition;
import campus.contacts.service.duplicates.DuplicatePage.Start;
import campus.contacts.service.duplicates.DuplicatePage.Walk;
import java.util.Optional;
import java.util.Set;

/** Reads the paging parameters of the duplicates, and writes the links to their pages. */
public final class DuplicateParameters {
    /** The parameters of paging. */
    public static final Set<String> PARAMETERS = Set.of("limit", "after");

    private static final String AFTER = "after";
    private static final int DEFAULT_LIMIT = 10;

    private final Exchange exchange;
    private final int limit;
    private final Start start;

    private DuplicateParameters(Exchange exchange, int limit, Start start) {
        this.exchange = exchange;
        this.limit = limit;
        this.start = start;
    }

    public static DuplicateParameters of(Exchange exchange) {
        Integer limit = exchange.query().number("limit", 0, Integer.MAX_VALUE);
        Start start = exchange.query()
                .text(AFTER)
                .map(cursor -> start(PageCursor.read(cursor, AFTER, list(exchange))))
                .orElse(Start.FIRST);
        return new DuplicateParameters(exchange, limit == null ? DEFAULT_LIMIT : limit, start);
    }

    private static String list(Exchange exchange) {
        return exchange.path() + exchange.query().encodedWithout(PARAMETERS);
    }

    public int limit() {
        return limit;
    }

    public Start start() {
        return start;
    }

    /** Returns the {@code Link} header. */
    public String links(Optional<Start> next) {
        String first = PageLink.of(exchange, "first", null);
        return next.map(following -> AFTER + '=' + PageCursor.write(position(following), AFTER, list(exchange)))
                .map(cursor -> first + ", " + PageLink.of(exchange, "next", cursor))
                .orElse(first);
    }

    /** Puts the list and the groups to skip before the key, in which any character may follow. */
    private static ListPosition position(Start start) {
        String place = start.walk().ordinal() + ":" + start.skipped() + ':';
        return start.after() == null
                ? new ListPosition(place, 0)
                : new ListPosition(place + start.after().key(), start.after().number());
    }

    private static Start start(ListPosition position) {
        String[] parts = position.key().split(":", 3);
        // the numbers of objects begin at 1
        ListPosition after = position.number() == 0 ? null : new ListPosition(parts[2], position.number());
        return new Start(Walk.values()[Integer.parseInt(parts[0])], after, Integer.parseInt(parts[1]));
    }
}
