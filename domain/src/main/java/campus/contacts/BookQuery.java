package campus.contacts;

import campus.contacts.osid.Id;
import campus.contacts.osid.IdDecoding;
import campus.contacts.osid.PercentEncoding;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TextRules;
import campus.contacts.osid.TypeCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The query of a smart address book (queries, section 9), as the query strings of the collections that list what it
 * finds: {@code referenceId=resource.Resource%3Aada%40example.edu&effective=true}. They hold filters only, and are kept
 * as they were typed; what they find is determined at every reading.
 *
 * @param contacts the filters of its contacts, at most {@value #MAX_LENGTH} characters; null: it has none
 * @param addresses the filters of its addresses; null: it has none
 */
public record BookQuery(@Nullable String contacts, @Nullable String addresses) {
    /** The maximum length of the query string of one collection. */
    public static final int MAX_LENGTH = 16_000;

    private static final Set<String> CONTACT_FILTERS = withBook(ListFilters.OF_CONTACTS);
    private static final Set<String> ADDRESS_FILTERS = withBook(ListFilters.OF_ADDRESSES);
    private static final TypeCatalog NO_TYPES = new TypeCatalog(List.of());

    /**
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when there is no query string at all, or one has another
     *     parameter than a filter, or a malformed one
     */
    public BookQuery {
        List<Refusal.Detail> problems = new ArrayList<>();
        check("contacts", contacts, problems, text -> contacts(text, NO_TYPES, Instant.EPOCH));
        check("addresses", addresses, problems, text -> addresses(text, NO_TYPES));
        if (!problems.isEmpty()) {
            throw Refusal.invalidProperties(problems);
        }
        if (contacts == null && addresses == null) {
            throw Refusal.invalid("the query of contacts or that of addresses is required");
        }
    }

    /** Creates the query of a book that shows contacts and no addresses. */
    public static BookQuery ofContacts(String filters) {
        return new BookQuery(filters, null);
    }

    /** Creates the query of a book that shows addresses and no contacts. */
    public static BookQuery ofAddresses(String filters) {
        return new BookQuery(null, filters);
    }

    /** Reads a query string. */
    private interface Reading {
        Object read(String text);
    }

    private static void check(String name, @Nullable String text, List<Refusal.Detail> problems, Reading reading) {
        try {
            TextRules.requireWellFormed(name, text, MAX_LENGTH);
            if (text != null) {
                reading.read(text);
            }
        } catch (Refusal invalid) {
            String message = invalid.details().isEmpty()
                    ? invalid.getMessage()
                    : invalid.details().get(0).message();
            problems.add(new Refusal.Detail('/' + name, message));
        }
    }

    private static Set<String> withBook(Set<String> filters) {
        Set<String> all = new HashSet<>(filters);
        all.add(ListFilters.ADDRESS_BOOK);
        return Set.copyOf(all);
    }

    /**
     * Returns the contacts that the book finds; empty if it finds no contacts at all.
     *
     * @param now the moment at which a contact counts as effective or not
     */
    public Optional<ContactQuery> contacts(TypeCatalog types, Instant now) {
        return Optional.ofNullable(contacts).map(text -> contacts(text, types, now));
    }

    private static ContactQuery contacts(String text, TypeCatalog types, Instant now) {
        QueryString query = strict(text, CONTACT_FILTERS);
        return ListFilters.contacts(query, types, now).on(scope(query));
    }

    /** Returns the addresses that the book finds; empty if it finds no addresses at all. */
    public Optional<AddressQuery> addresses(TypeCatalog types) {
        return Optional.ofNullable(addresses).map(text -> addresses(text, types));
    }

    private static AddressQuery addresses(String text, TypeCatalog types) {
        QueryString query = strict(text, ADDRESS_FILTERS);
        return ListFilters.addresses(query, types).on(scope(query));
    }

    private static QueryString strict(String text, Set<String> filters) {
        QueryString query = QueryString.of(text);
        query.allow(filters, Set.of());
        return query;
    }

    private static @Nullable AddressBookScope scope(QueryString query) {
        return query.id(ListFilters.ADDRESS_BOOK)
                .map(book -> new AddressBookScope(book, AddressBookView.FEDERATED))
                .orElse(null);
    }

    /** Returns the query with other Ids in the place of those that a change affects; the rest stays as it was typed. */
    public BookQuery withIds(UnaryOperator<Id> change) {
        return new BookQuery(withIds(contacts, change), withIds(addresses, change));
    }

    private static @Nullable String withIds(@Nullable String text, UnaryOperator<Id> change) {
        return text == null
                ? null
                : Stream.of(text.split("&", -1))
                        .map(pair -> withId(pair, change))
                        .collect(Collectors.joining("&"));
    }

    private static String withId(String pair, UnaryOperator<Id> change) {
        String name = pair.substring(0, Math.max(0, pair.indexOf('=')));
        return ids(pair)
                .filter(id -> !change.apply(id).equals(id))
                .map(id -> name + '=' + PercentEncoding.encode(change.apply(id).toString()))
                .findFirst()
                .orElse(pair);
    }

    /** Returns whether a filter of any collection names one of these Ids. */
    public boolean names(Set<Id> ids) {
        return names(contacts, ids) || names(addresses, ids);
    }

    /** Returns the query without that of a collection which names one of these Ids; empty if none is left. */
    public Optional<BookQuery> without(Set<Id> ids) {
        String left = names(contacts, ids) ? null : contacts;
        String right = names(addresses, ids) ? null : addresses;
        return left == null && right == null ? Optional.empty() : Optional.of(new BookQuery(left, right));
    }

    private static boolean names(@Nullable String text, Set<Id> ids) {
        return text != null && ids(text).anyMatch(ids::contains);
    }

    /** All filters by Ids, and no others, have names that end with {@code Id}. */
    private static Stream<Id> ids(String text) {
        return QueryString.of(text).parameters().stream()
                .filter(parameter -> parameter.name().endsWith("Id"))
                .flatMap(parameter -> IdDecoding.read(parameter.value()).stream());
    }

    /** Returns the address books in which it looks; empty: in every book. */
    public Set<Id> addressBookIds() {
        Set<Id> books = new HashSet<>();
        contacts(NO_TYPES, Instant.EPOCH).flatMap(ContactQuery::on).ifPresent(on -> books.add(on.addressBookId()));
        addresses(NO_TYPES).flatMap(AddressQuery::on).ifPresent(on -> books.add(on.addressBookId()));
        return books;
    }
}
