package campus.contacts.rest.api;

import campus.contacts.Caller;
import campus.contacts.Value;
import campus.contacts.query.Attributes;
import campus.contacts.query.Filter;
import campus.contacts.query.FoundSets;
import campus.contacts.rest.Exchange;
import campus.contacts.rest.HttpProblem;
import campus.contacts.rest.Parameters;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers with a page of a collection: filters, and sets that were found once (campus facades, section 4). */
record Collection(Attributes attributes, FoundSets foundSets) {
    private static final String PAGE_SIZE = "pagesize";
    private static final String PAGE = "page";
    private static final String KEY = "continuation_key";
    private static final int DEFAULT_SIZE = 100;
    private static final int MAX_SIZE = 1000;

    /** The rows of a collection, by numbers of its own. */
    interface Rows {
        /** Those that are asked for, in ascending order. */
        long[] find(Caller caller, Filter filter);

        /** Those that are still there for the caller, in their order. */
        List<Value.Structure> rows(Caller caller, long[] numbers);
    }

    void answer(Exchange exchange, Rows rows) {
        Parameters query = exchange.query();
        List<Filter.Term> terms = query.terms(Set.of(PAGE_SIZE, PAGE, KEY));
        Filter filter = Filter.of(terms, attributes);
        int size = Optional.ofNullable(query.number(PAGE_SIZE, 1, MAX_SIZE)).orElse(DEFAULT_SIZE);
        BigInteger page = Optional.ofNullable(query.place(PAGE, 1)).orElse(BigInteger.ONE);
        Caller caller = exchange.caller();
        FoundSets.Search search = new FoundSets.Search(exchange.context().path(), terms);
        Optional<String> key = query.text(KEY);
        long[] found = key.isPresent()
                ? foundSets
                        .find(caller, search, key.get())
                        .orElseThrow(() -> new HttpProblem(410, "continuation_key is unknown or expired", Map.of()))
                : rows.find(caller, filter);
        long from = Math.min(size * (Parameters.beyond(page) - 1), found.length);
        long[] shown = Arrays.copyOfRange(found, (int) from, (int) Math.min(from + size, found.length));
        exchange.value(new Value.Sequence(List.copyOf(rows.rows(caller, shown))));
        // Last, since an error would be logged under the header's value.
        if (key.isEmpty() && found.length > size) {
            exchange.context().header("X-Request-ID", foundSets.keep(caller, search, found));
        }
        exchange.context().header("X-Total-Count", Integer.toString(found.length));
    }
}
