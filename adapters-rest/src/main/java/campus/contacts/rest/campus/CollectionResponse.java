package campus.contacts.rest.campus;

import campus.contacts.access.Caller;
import campus.contacts.filter.CollectionFilter;
import campus.contacts.filter.FilterAttributes;
import campus.contacts.osid.Value;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.service.people.ResultSnapshots;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers with a page of a collection: filters, and snapshots of results (campus facades, section 4). */
record CollectionResponse(FilterAttributes attributes, ResultSnapshots foundSets) {
    private static final String PAGE_SIZE = "pagesize";
    private static final String PAGE = "page";
    private static final String KEY = "continuation_key";
    private static final int DEFAULT_SIZE = 100;
    private static final int MAX_SIZE = 1000;

    /** The rows of a collection, identified by its own numbers. */
    interface Rows {
        /** Returns the numbers of the matching rows, ascending. */
        long[] find(Caller caller, CollectionFilter filter);

        /** Returns the rows that still exist and are visible to the caller, in the order of the given numbers. */
        List<Value.Struct> rows(Caller caller, long[] numbers);
    }

    void answer(Exchange exchange, Rows rows) {
        QueryParameters query = exchange.query();
        List<CollectionFilter.Term> terms = query.terms(Set.of(PAGE_SIZE, PAGE, KEY));
        CollectionFilter filter = CollectionFilter.of(terms, attributes);
        int size = Optional.ofNullable(query.number(PAGE_SIZE, 1, MAX_SIZE)).orElse(DEFAULT_SIZE);
        BigInteger page = Optional.ofNullable(query.place(PAGE, 1)).orElse(BigInteger.ONE);
        Caller caller = exchange.caller();
        ResultSnapshots.Search search =
                new ResultSnapshots.Search(exchange.context().path(), terms);
        Optional<String> key = query.text(KEY);
        long[] found = key.isPresent()
                ? foundSets
                        .find(caller, search, key.get())
                        .orElseThrow(() -> new HttpException(410, "continuation_key is unknown or expired", Map.of()))
                : rows.find(caller, filter);
        long from = Math.min(size * (QueryParameters.beyond(page) - 1), found.length);
        long[] shown = Arrays.copyOfRange(found, (int) from, (int) Math.min(from + size, found.length));
        exchange.value(new Value.Array(List.copyOf(rows.rows(caller, shown))));
        // Last, since an error response would be logged under the header's value.
        if (key.isEmpty() && found.length > size) {
            exchange.context().header("X-Request-ID", foundSets.keep(caller, search, found));
        }
        exchange.context().header("X-Total-Count", Integer.toString(found.length));
    }
}
