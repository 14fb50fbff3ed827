package campus.contacts.rest.http;

import campus.contacts.osid.PercentEncoding;
import java.util.Set;
import java.util.StringJoiner;

/** Writes links to the pages of a list, which keep the parameters of the request (RFC 8288). */
public final class PageLink {
    private static final Set<String> PLACES = Set.of("offset", "after", "before");

    private PageLink() {}

    /** @param cursor the parameter that names the page, null for the first page */
    public static String of(Exchange exchange, String relation, String cursor) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (String pair : exchange.query().without(PLACES)) {
            int equals = pair.indexOf('=');
            query.add(pair.substring(0, equals) + '=' + PercentEncoding.encode(pair.substring(equals + 1)));
        }
        if (cursor != null) {
            query.add(cursor);
        }
        return '<' + exchange.site().publicUrl() + exchange.path() + query + ">; rel=\"" + relation + '"';
    }
}
