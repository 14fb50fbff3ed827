package campus.contacts.rest;

import campus.contacts.Percent;
import campus.contacts.Window;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.StringJoiner;

/** Which part of a list is asked for, and where its neighbours are (wire contract, section 3). */
final class ListRequest {
    /** The parameters of every list. */
    static final Set<String> PARAMETERS = Set.of("offset", "limit", "after", "before", "total");

    /** For lists that answer all there is when no limit is given. */
    static final int ALL = -1;

    private static final Set<String> PLACES = Set.of("offset", "after", "before");
    private final Exchange exchange;
    private final Window window;
    private final boolean all;
    private final boolean total;

    private ListRequest(Exchange exchange, Window window, boolean all, boolean total) {
        this.exchange = exchange;
        this.window = window;
        this.all = all;
        this.total = total;
    }

    /**
     * @param defaultLimit how many to answer when no limit is given, or {@link #ALL}
     */
    static ListRequest of(Exchange exchange, int defaultLimit) {
        Parameters query = exchange.query();
        boolean total = query.flag("total");
        Integer limit = query.number("limit", 0, Integer.MAX_VALUE);
        boolean all = limit == null && defaultLimit == ALL;
        int most = all ? Integer.MAX_VALUE : limit == null ? defaultLimit : limit;
        return new ListRequest(exchange, window(exchange, most), all, total);
    }

    private static Window window(Exchange exchange, int limit) {
        Parameters query = exchange.query();
        BigInteger offset = query.place("offset", 0);
        if (PLACES.stream().filter(query::has).count() > 1) {
            throw HttpProblem.badRequest("only one of offset, after and before may be given");
        }
        String list = signature(exchange);
        if (query.has("after")) {
            return Window.after(Cursor.read(query.text("after").orElseThrow(), "after", list), limit);
        }
        if (query.has("before")) {
            long position = Cursor.read(query.text("before").orElseThrow(), "before", list);
            return new Window(new Window.From.Before(position), 0, limit);
        }
        return new Window(Window.first(limit).from(), offset == null ? 0 : Parameters.beyond(offset), limit);
    }

    private static String signature(Exchange exchange) {
        return exchange.path() + '\n' + String.join("\n", exchange.query().without(PARAMETERS));
    }

    Window window() {
        return window;
    }

    /** Whether everything from the window on is to be answered, however much it is. */
    boolean all() {
        return all;
    }

    /** Whether the number of all objects in the list is asked for. */
    boolean total() {
        return total;
    }

    /** The {@code Link} header (RFC 8288). */
    String links(OptionalLong previous, OptionalLong next) {
        StringJoiner links = new StringJoiner(", ").add(link("first", null));
        previous.ifPresent(position -> links.add(link("prev", cursor("before", position))));
        next.ifPresent(position -> links.add(link("next", cursor("after", position))));
        return links.toString();
    }

    private String cursor(String direction, long position) {
        return direction + '=' + Cursor.write(position, direction, signature(exchange));
    }

    private String link(String relation, String cursor) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        List<String> kept = exchange.query().without(PLACES);
        for (String pair : kept) {
            int equals = pair.indexOf('=');
            query.add(pair.substring(0, equals) + '=' + Percent.encode(pair.substring(equals + 1)));
        }
        if (cursor != null) {
            query.add(cursor);
        }
        return '<' + exchange.site().publicUrl() + exchange.path() + query + ">; rel=\"" + relation + '"';
    }
}
