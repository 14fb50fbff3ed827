package campus.contacts.rest.list;

import campus.contacts.osid.Id;
import campus.contacts.rest.http.QueryParameters;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The Ids of the objects that a list is restricted to (queries, section 2).
 *
 * @param ids in the order of the query; null: the list is not restricted
 * @param plenary whether the answer has the order of the Ids and none may be missing (OSID 3.0.0, plenary view)
 */
public record IdParameters(List<Id> ids, boolean plenary) {
    /** The parameter that may be repeated. */
    public static final String ID = "id";

    private static final String MISSING = "missing";

    public static final Set<String> PARAMETERS = Set.of(ID, MISSING);

    /** The parameters that a plenary view does not take, since it has an order and an extent of its own. */
    private static final Set<String> ORDERED = Set.of("offset", "limit", "after", "before", "sort");

    private static final int MOST = 200;

    public static IdParameters of(QueryParameters query) {
        List<Id> ids = query.has(ID) ? query.ids(ID) : null;
        QueryParameters.require(ids == null || ids.size() <= MOST, "parameter 'id' may be given " + MOST + " times");
        boolean plenary = query.has(MISSING);
        if (plenary) {
            QueryParameters.require(
                    query.text(MISSING).orElseThrow().equals("fail"), "parameter 'missing' must be fail");
            QueryParameters.require(ids != null, "parameter 'missing' needs an id");
            for (String ordered : new TreeSet<>(ORDERED)) {
                QueryParameters.require(
                        !query.has(ordered), "parameter '" + ordered + "' cannot be combined with missing=fail");
            }
        }
        return new IdParameters(ids, plenary);
    }

    /** Returns the objects of which a listed one must be one; null: any. */
    public Set<Id> among() {
        return ids == null ? null : Set.copyOf(ids);
    }
}
