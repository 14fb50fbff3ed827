package campus.contacts.rest.http;

import campus.contacts.ListPosition;
import campus.contacts.service.duplicates.DuplicatePage.Start;
import campus.contacts.service.duplicates.DuplicatePage.Walk;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the paging parameters of the duplicates, and writes the links to their pages. */
public final class DuplicateParameters {
    /** The parameters of paging. */
    public static final Set<String> PARAMETERS = Set.of("limit", "after");

    private static final String AFTER = "after";
    private static final int DEFAULT_LIMIT = 10;

    /** The ordinal of the list, the number of groups to skip, and the key. */
    private static final Pattern PLACE = Pattern.compile("([0-2]):([0-9]{1,9}):(.*)", Pattern.DOTALL);

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

    /** A cursor is not signed, so that any key may be in one. */
    private static Start start(ListPosition position) {
        Matcher parts = PLACE.matcher(position.key());
        if (!parts.matches()) {
            throw PageCursor.invalid(AFTER);
        }
        Walk walk = Walk.values()[Integer.parseInt(parts.group(1))];
        // the numbers of objects begin at 1
        ListPosition after = position.number() == 0 ? null : new ListPosition(parts.group(3), position.number());
        return new Start(walk, after, Integer.parseInt(parts.group(2)));
    }
}
