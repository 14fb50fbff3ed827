package campus.contacts.service.people;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.PageRequest;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.filter.CollectionFilter;
import campus.contacts.filter.FilterAttributes;
import campus.contacts.filter.FilterAttributes.Form;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeFilter;
import campus.contacts.osid.Value;
import campus.contacts.people.MailboxQuery;
import campus.contacts.people.MailboxRow;
import campus.contacts.records.DataSource;
import campus.contacts.service.ContactService;
import campus.contacts.spi.MailboxStore;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * The e-mail addresses of people (Email Addresses API; campus facades, section 6): addresses that belong to a person,
 * name a mailbox and are in a data source's book. A scope grants access to a source; the content of other sources is
 * hidden from the caller.
 */
public final class EmailAddresses {
    private static final String SOURCE = "data_source";
    private static final String SCOPE = "urn:dartmouth:email_addresses:read.";
    private static final String ALL_SOURCES = SCOPE + "all";
    private static final int AT_ONCE = 1000;
    private static final int NUMBERS_AT_ONCE = 10_000;

    /** The attributes of a row. */
    public static final FilterAttributes ATTRIBUTES = new FilterAttributes(attributes());

    private final ContactService service;
    private final String authority;

    public EmailAddresses(ContactService service) {
        this.service = service;
        this.authority = service.ownIds().authority();
    }

    private static Map<String, Form> attributes() {
        Map<String, Form> forms = new LinkedHashMap<>();
        forms.put("id", Form.TEXT);
        forms.put("netid", Form.CASELESS);
        forms.put("email_address", Form.CASELESS);
        forms.put(SOURCE, Form.TEXT);
        forms.put("is_primary", Form.FLAG);
        forms.put("data_source_data", Form.OPEN);
        forms.put("cache_date", Form.MOMENT);
        return forms;
    }

    /** Returns whether a filter requires a scan of all rows of a source. */
    public boolean isBroad(CollectionFilter filter) {
        return !MailboxQuery.of(service.storage().defaultAddressBookId(), filter, service.ownIds())
                .isNarrow();
    }

    /**
     * Finds the rows that match a filter.
     *
     * @param checkpoint runs at intervals and may throw, to end the search
     * @return the numbers of their addresses, in ascending order
     * @throws Refusal {@link Refusal.Reason#PERMISSION_DENIED} when no scope grants access to any source
     */
    public long[] find(Caller caller, CollectionFilter filter, Runnable checkpoint) {
        requireAnyGrant(caller);
        LongStream found = LongStream.empty();
        Map<String, Id> sources = service.storage().read(unit -> sources(unit, caller));
        for (Map.Entry<String, Id> source : sources.entrySet()) {
            Value.Struct named = new Value.Struct(Map.of(SOURCE, new Value.Text(source.getKey())));
            if (filter.on(SOURCE).matches(named)) {
                MailboxQuery query = MailboxQuery.of(source.getValue(), filter, service.ownIds());
                CollectionFilter rest = MailboxQuery.rest(filter).without(Set.of(SOURCE));
                Search search = new Search(query, visibility(caller), checkpoint);
                long[] numbers = rest.isAll() ? numbers(search) : matching(search, source.getKey(), rest);
                found = LongStream.concat(found, LongStream.of(numbers));
            }
        }
        return found.sorted().distinct().toArray();
    }

    /**
     * A search that reads each page in a unit of work of its own, so that the connection is free for others in between.
     */
    private record Search(MailboxQuery query, Visibility visibility, Runnable checkpoint) {
        <T> T part(Storage storage, Function<MailboxStore, T> part) {
            checkpoint.run();
            return storage.read(unit -> part.apply(unit.mailboxes()));
        }
    }

    private long[] numbers(Search search) {
        LongStream.Builder found = LongStream.builder();
        long[] part;
        long last = 0;
        do {
            long after = last;
            part = search.part(
                    service.storage(),
                    store -> store.numbers(search.query(), search.visibility(), after, NUMBERS_AT_ONCE));
            LongStream.of(part).forEach(found);
            last = part.length == 0 ? last : part[part.length - 1];
        } while (part.length == NUMBERS_AT_ONCE);
        return found.build().toArray();
    }

    /** Returns the rows that match conditions which no storage evaluates: every row is read, and none is kept. */
    private long[] matching(Search search, String source, CollectionFilter rest) {
        LongStream.Builder found = LongStream.builder();
        List<MailboxRow> part;
        long last = 0;
        do {
            long after = last;
            part = search.part(
                    service.storage(), store -> store.rows(search.query(), search.visibility(), after, AT_ONCE));
            for (MailboxRow row : part) {
                last = service.ownIds()
                        .number(ObjectKind.ADDRESS, row.addressId())
                        .orElseThrow();
                if (row(row, source).filter(rest::matches).isPresent()) {
                    found.add(last);
                }
            }
        } while (part.size() == AT_ONCE);
        return found.build().toArray();
    }

    /** Returns those of these addresses that are still visible as rows, in their order. */
    public List<Value.Struct> rows(Caller caller, long[] numbers) {
        requireAnyGrant(caller);
        return service.storage().read(unit -> {
            List<Id> ids = LongStream.of(numbers)
                    .mapToObj(number -> service.ownIds().id(ObjectKind.ADDRESS, number))
                    .toList();
            return rows(unit, caller, ids);
        });
    }

    /**
     * Returns one row.
     *
     * @throws Refusal also {@link Refusal.Reason#NOT_FOUND}
     */
    public Value.Struct get(Caller caller, Id id) {
        requireAnyGrant(caller);
        return service.storage()
                .read(unit -> rows(unit, caller, List.of(id)).stream().findFirst())
                .orElseThrow(() -> Refusal.notFound("email address"));
    }

    /** Rejects a caller without access to any source. */
    public void requireAnyGrant(Caller caller) {
        boolean any = caller.hasScope(ALL_SOURCES)
                || caller.claims().scopes().stream().anyMatch(scope -> scope.startsWith(SCOPE));
        if (!any) {
            throw Refusal.denied();
        }
    }

    /** Returns the books of the sources that the caller has access to, by code. */
    private Map<String, Id> sources(UnitOfWork unit, Caller caller) {
        Set<Id> records = service.types().withDescendants(Id.of("type.Type", "data-source", authority));
        AddressBookQuery query = AddressBookQuery.ALL.ofTypes(TypeFilter.ofRecord(records));
        Map<String, Id> sources = new LinkedHashMap<>();
        for (AddressBook book : unit.addressBooks().list(query, Visibility.EVERYTHING, PageRequest.first(AT_ONCE))) {
            DataSource.of(book.properties())
                    .filter(source -> caller.hasScope(ALL_SOURCES) || caller.hasScope(SCOPE + source.code()))
                    .ifPresent(source -> sources.put(source.code(), book.id()));
        }
        return sources;
    }

    /** Returns the visible rows, in order, with a constant number of statements. */
    private List<Value.Struct> rows(UnitOfWork unit, Caller caller, List<Id> ids) {
        Map<Id, String> codes = new HashMap<>();
        sources(unit, caller).forEach((code, book) -> codes.put(book, code));
        Map<Id, Address> addresses = unit.addresses().findAll(ids, visibility(caller));
        Map<Id, Id> books = unit.addresses().sourceBooks(addresses.keySet());
        Set<Id> ofPeople = unit.mailboxes().ofPeople(addresses.keySet(), visibility(caller));
        List<Value.Struct> rows = new ArrayList<>();
        for (Id id : ids) {
            String source = codes.get(books.get(id));
            Address address = addresses.get(id);
            if (address != null && source != null && ofPeople.contains(id)) {
                row(MailboxRow.of(address), source).ifPresent(rows::add);
            }
        }
        return rows;
    }

    /**
     * Returns the visibility of rows: a scope grants access to a source regardless of the look-up grants, but data
     * hidden in every API is hidden here too.
     */
    private static Visibility visibility(Caller caller) {
        return caller.visibility(GrantScope.EVERYWHERE);
    }

    /** Returns the row of an address; empty when the address names no mailbox. */
    private static Optional<Value.Struct> row(MailboxRow found, String source) {
        return found.mailbox().map(mailbox -> {
            Value.Struct email = found.email();
            Map<String, Value> row = new LinkedHashMap<>();
            row.put("id", new Value.Text(found.addressId().toString()));
            row.put("netid", new Value.Text(found.resourceId().identifier()));
            row.put("email_address", new Value.Text(mailbox));
            row.put(SOURCE, new Value.Text(source));
            row.put("is_primary", new Value.Bool(email.get("isPrimary").equals(new Value.Bool(true))));
            row.put("data_source_data", email.get("sourceData"));
            row.put("cache_date", Value.ofSeconds(found.changedAt()));
            return new Value.Struct(row);
        });
    }
}
