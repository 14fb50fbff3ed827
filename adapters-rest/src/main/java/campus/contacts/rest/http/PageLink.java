package campus.contacts.rest.http;

import java.util.Set;

/** Writes links to the pages of a list, which keep the parameters of the request (RFC 8288). */
public final class PageLink {
    private static final Set<String> PLACES = Set.of("offset", "after", "before");

    private PageLink() {}

    /** @param cursor the parameter that names the page, null for the first page */
    public static String of(Exchange exchange, String relation, String cursor) {
        String query = exchange.query().encodedWithout(PLACES);
        if (cursor != null) {
            query += (query.isEmpty() ? "?" : "&") + cursor;
        }
        return '<' + exchange.site().publicUrl() + exchange.path() + query + ">; rel=\"" + relation + '"';
    }
}
