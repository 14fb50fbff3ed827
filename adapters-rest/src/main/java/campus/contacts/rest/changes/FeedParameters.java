package campus.contacts.rest.changes;

import campus.contacts.feed.FeedQuery;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.QueryParameters;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The parameters of the feed of changes (recorded time, section 5).
 *
 * @param after a cursor, or {@value #NOW}; null: from the oldest change that is kept
 * @param limit maximum number of entries in a page
 * @param patience maximum wait for the first entry; zero does not wait
 */
record FeedParameters(FeedQuery query, String after, int limit, Duration patience) {
    static final String AFTER = "after";

    /** The cursor of the present. */
    static final String NOW = "now";

    static final String ADDRESS_BOOK = "addressBookId";

    private static final String KIND = "kind";
    private static final Set<String> NAMES = Set.of(AFTER, KIND, ADDRESS_BOOK, "referenceId", "limit", "wait");
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final int MAX_WAIT_SECONDS = 30;

    static FeedParameters of(QueryParameters query) {
        query.allow(NAMES, KIND);
        Set<ObjectKind> kinds = EnumSet.noneOf(ObjectKind.class);
        query.texts(KIND).forEach(name -> kinds.add(kind(name)));
        Integer limit = query.number("limit", 1, MAX_LIMIT);
        Integer wait = query.number("wait", 0, MAX_WAIT_SECONDS);
        return new FeedParameters(
                new FeedQuery(kinds, query.id(ADDRESS_BOOK), query.id("referenceId")),
                query.text(AFTER).orElse(null),
                limit == null ? DEFAULT_LIMIT : limit,
                Duration.ofSeconds(wait == null ? 0 : wait));
    }

    private static ObjectKind kind(String name) {
        return Stream.of(ObjectKind.values())
                .filter(kind -> kind.label().equals(name))
                .findFirst()
                .orElseThrow(() -> HttpException.badRequest("parameter 'kind' must be one of "
                        + List.of(ObjectKind.values()).stream()
                                .map(ObjectKind::label)
                                .toList()));
    }

    /** Returns the cursor that the client has; null: none yet. */
    String cursor() {
        return NOW.equals(after) ? null : after;
    }

    /** Returns the parameters of a request that continues after another cursor. */
    FeedParameters after(String cursor) {
        return new FeedParameters(query, cursor, limit, patience);
    }
}
