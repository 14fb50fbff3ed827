package campus.contacts;

import campus.contacts.osid.DateTimeText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.osid.TypeFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the filters of lists of contacts and addresses from the parameters of a query (wire contract, section 3). Every
 * method throws {@link Refusal} with {@link Refusal.Reason#INVALID_ARGUMENT} for a malformed filter.
 */
public final class ListFilters {
    /** The parameter that names an address book. */
    public static final String ADDRESS_BOOK = "addressBookId";

    /** The parameter with the words of a search. */
    public static final String TEXT = "q";

    /** The filters by type. */
    public static final Set<String> OF_TYPES = Set.of("genusTypeId", "parentGenusTypeId", "recordTypeId");

    /** The filters of contacts, without the address book. */
    public static final Set<String> OF_CONTACTS = with(
            "fromDate", "toDate", "dateMatch", "effective", "availableAt", "addressId", "referenceId", "addresseeId");

    /** The filters of addresses, without the address book. */
    public static final Set<String> OF_ADDRESSES = with("resourceId");

    private ListFilters() {}

    private static Set<String> with(String... filters) {
        Set<String> all = new HashSet<>(OF_TYPES);
        all.add(TEXT);
        all.addAll(List.of(filters));
        return Set.copyOf(all);
    }

    /**
     * Returns the contacts that the filters select, in every book.
     *
     * @param now the moment at which a contact counts as effective or not
     */
    public static ContactQuery contacts(QueryString query, TypeCatalog types, Instant now) {
        return new ContactQuery(
                        null,
                        types(query, types),
                        new ContactQuery.Ends(
                                id(query, "addressId"), id(query, "referenceId"), id(query, "addresseeId")),
                        timings(query, now),
                        moment(query))
                .matching(text(query));
    }

    private static @Nullable Instant moment(QueryString query) {
        return query.text("availableAt")
                .map(text -> DateTimeText.read(text)
                        .orElseThrow(() -> Refusal.invalid(
                                "parameter 'availableAt' must be an RFC 3339 date-time such as 2026-10-03T06:30:00Z")))
                .orElse(null);
    }

    private static List<EffectiveFilter> timings(QueryString query, Instant now) {
        List<EffectiveFilter> timings = new ArrayList<>();
        Optional<Instant> from =
                query.text("fromDate").map(text -> DateTimeText.readFrom(text).orElseThrow(() -> notADate("fromDate")));
        Optional<Instant> to =
                query.text("toDate").map(text -> DateTimeText.readTo(text).orElseThrow(() -> notADate("toDate")));
        boolean dated = from.isPresent() || to.isPresent();
        require(
                dated || !query.has("dateMatch"),
                "parameter 'dateMatch' needs fromDate or toDate, such as fromDate=2026-01-31");
        require(
                EffectivePeriod.isOrdered(from.orElse(null), to.orElse(null)),
                "parameter 'fromDate' must not be after 'toDate'");
        if (dated) {
            EffectivePeriod range = new EffectivePeriod(from.orElse(null), to.orElse(null));
            String match = query.text("dateMatch").orElse(null);
            require(match == null || match.equals("throughout"), "parameter 'dateMatch' must be throughout");
            timings.add(match == null ? new EffectiveFilter.Overlapping(range) : new EffectiveFilter.Throughout(range));
        }
        query.flag("effective")
                .ifPresent(effective ->
                        timings.add(effective ? new EffectiveFilter.At(now) : new EffectiveFilter.NotAt(now)));
        return timings;
    }

    private static Refusal notADate(String name) {
        return Refusal.invalid("parameter '" + name
                + "' must be a date such as 2026-01-31 or an RFC 3339 date-time such as 2026-01-31T08:00:00Z");
    }

    /** Returns the addresses that the filters select, in every book. */
    public static AddressQuery addresses(QueryString query, TypeCatalog types) {
        return new AddressQuery(null, types(query, types), id(query, "resourceId")).matching(text(query));
    }

    /** Returns the filter on the types of objects of any kind. */
    public static TypeFilter types(QueryString query, TypeCatalog types) {
        return types.filter(id(query, "genusTypeId"), id(query, "parentGenusTypeId"), id(query, "recordTypeId"));
    }

    /** Returns the words that objects of any kind must have; null: any. */
    public static @Nullable TextQuery text(QueryString query) {
        return query.text(TEXT).map(TextQuery::of).orElse(null);
    }

    private static @Nullable Id id(QueryString query, String name) {
        return query.id(name).orElse(null);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.invalid(otherwise);
        }
    }
}
