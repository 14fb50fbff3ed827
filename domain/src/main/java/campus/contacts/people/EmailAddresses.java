package campus.contacts.people;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressQuery;
import campus.contacts.Caller;
import campus.contacts.ContactService;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Reach;
import campus.contacts.Refusal;
import campus.contacts.Shelf;
import campus.contacts.Sight;
import campus.contacts.TypeFilter;
import campus.contacts.Value;
import campus.contacts.View;
import campus.contacts.Window;
import campus.contacts.query.Attributes;
import campus.contacts.query.Attributes.Form;
import campus.contacts.query.Filter;
import campus.contacts.spi.UnitOfWork;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The e-mail addresses of people (Email Addresses API; campus facades, section 6): addresses that belong to a person, name a
 * mailbox and are in a data source's book. A scope opens a source; what is in others does not exist for a caller.
 */
public final class EmailAddresses {
    /** What a row has. */
    public static final Attributes ATTRIBUTES = new Attributes(attributes());

    private static final String SCOPE = "urn:dartmouth:email_addresses:read.";
    private static final String ALL_SOURCES = SCOPE + "all";
    private static final int AT_ONCE = 1000;

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
        forms.put("data_source", Form.TEXT);
        forms.put("is_primary", Form.FLAG);
        forms.put("data_source_data", Form.OPEN);
        forms.put("cache_date", Form.TEXT);
        return forms;
    }

    /**
     * The rows that a caller asks for.
     *
     * @return the numbers of their addresses, in ascending order
     * @throws Refusal {@link Refusal.Reason#PERMISSION_DENIED} when no scope opens any source
     */
    public long[] find(Caller caller, Filter filter) {
        requireAny(caller);
        return service.storage().read(unit -> {
            List<Long> found = new ArrayList<>();
            for (Map.Entry<String, Id> source : sources(unit, caller).entrySet()) {
                if (filter.only("data_source")
                        .map(only -> only.contains(source.getKey()))
                        .orElse(true)) {
                    queries(source.getValue(), filter)
                            .forEach(query -> scan(unit, caller, query, source.getKey(), filter, found));
                }
            }
            return found.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
        });
    }

    /** The rows of those addresses that are still there for the caller, in their order. */
    public List<Value.Structure> rows(Caller caller, long[] numbers) {
        requireAny(caller);
        return service.storage().read(unit -> {
            List<Id> ids = LongStream.of(numbers)
                    .mapToObj(number -> service.ownIds().id(Kind.ADDRESS, number))
                    .toList();
            return rows(unit, caller, ids);
        });
    }

    /**
     * One row.
     *
     * @throws Refusal also {@link Refusal.Reason#NOT_FOUND}
     */
    public Value.Structure get(Caller caller, Id id) {
        requireAny(caller);
        return service.storage()
                .read(unit -> rows(unit, caller, List.of(id)).stream().findFirst())
                .orElseThrow(() -> Refusal.notFound("email address"));
    }

    /** Refuses a caller for whom no source is open. */
    public void requireAny(Caller caller) {
        boolean any = caller.hasScope(ALL_SOURCES)
                || caller.claims().scopes().stream().anyMatch(scope -> scope.startsWith(SCOPE));
        if (!any) {
            throw Refusal.denied();
        }
    }

    /** The books of the sources that are open to the caller, by code. */
    private Map<String, Id> sources(UnitOfWork unit, Caller caller) {
        Set<Id> records = service.types().withDescendants(Id.of("type.Type", "data-source", authority));
        AddressBookQuery query = AddressBookQuery.ALL.ofTypes(new TypeFilter(null, records));
        Map<String, Id> sources = new LinkedHashMap<>();
        for (AddressBook book : unit.addressBooks().list(query, Sight.EVERYTHING, Window.first(AT_ONCE))) {
            DataSource.of(book.properties())
                    .filter(source -> caller.hasScope(ALL_SOURCES) || caller.hasScope(SCOPE + source.code()))
                    .ifPresent(source -> sources.put(source.code(), book.id()));
        }
        return sources;
    }

    /** As narrow as the filter allows. */
    private List<AddressQuery> queries(Id book, Filter filter) {
        Set<Id> records = service.types().withDescendants(Id.of("type.Type", "email-address", authority));
        AddressQuery all = new AddressQuery(new Shelf(book, View.ISOLATED), new TypeFilter(null, records), null);
        Optional<Set<String>> netids = filter.only("netid");
        if (netids.isPresent()) {
            return netids.get().stream()
                    .flatMap(text -> Netid.find(text).stream())
                    .map(netid -> all.ofResource(netid.resource(authority)))
                    .toList();
        }
        return filter.only("email_address")
                .map(texts -> texts.stream().map(all::withMailbox).toList())
                .orElse(List.of(all));
    }

    private void scan(
            UnitOfWork unit, Caller caller, AddressQuery query, String source, Filter filter, List<Long> found) {
        Window window = Window.first(AT_ONCE);
        List<Address> page = unit.addresses().list(query, sight(caller), window);
        while (!page.isEmpty()) {
            Set<Id> ofPeople = ofPeople(unit, caller, page);
            for (Address address : page) {
                row(address, source, ofPeople)
                        .filter(filter::matches)
                        .ifPresent(row -> found.add(address.identity().number()));
            }
            long last = page.get(page.size() - 1).identity().number();
            page = page.size() < AT_ONCE
                    ? List.of()
                    : unit.addresses().list(query, sight(caller), Window.after(last, AT_ONCE));
        }
    }

    /** Those that are rows for the caller, in order: a few statements, however many there are. */
    private List<Value.Structure> rows(UnitOfWork unit, Caller caller, List<Id> ids) {
        Map<Id, String> codes = new HashMap<>();
        sources(unit, caller).forEach((code, book) -> codes.put(book, code));
        Map<Id, Address> addresses = unit.addresses().findAll(ids, sight(caller));
        Map<Id, Id> books = unit.addresses().sourceBooks(addresses.keySet());
        Set<Id> ofPeople = ofPeople(unit, caller, addresses.values());
        List<Value.Structure> rows = new ArrayList<>();
        for (Id id : ids) {
            String source = codes.get(books.get(id));
            if (addresses.containsKey(id) && source != null) {
                row(addresses.get(id), source, ofPeople).ifPresent(rows::add);
            }
        }
        return rows;
    }

    /**
     * Returns the addresses that belong to people. For a caller that may not see private persons, an address that the caller wrote
     * itself counts even if there is no such person. Otherwise the caller could distinguish a private person, whose address it keeps
     * seeing, from a missing one (campus facades, section 3).
     */
    private Set<Id> ofPeople(UnitOfWork unit, Caller caller, Collection<Address> addresses) {
        Set<Netid> people = unit.people()
                .among(addresses.stream()
                        .flatMap(address -> netid(address).stream())
                        .toList());
        Set<Id> own = caller.seesPrivate()
                ? Set.of()
                : unit.addresses()
                        .writtenBy(
                                caller.key(),
                                addresses.stream().map(Address::id).toList());
        return addresses.stream()
                .filter(address -> netid(address)
                        .filter(netid -> people.contains(netid) || own.contains(address.id()))
                        .isPresent())
                .map(Address::id)
                .collect(Collectors.toSet());
    }

    /** A scope opens a source whatever the caller may look up; what is hidden in every face is hidden here too. */
    private static Sight sight(Caller caller) {
        return caller.sight(Reach.EVERYWHERE);
    }

    private Optional<Netid> netid(Address address) {
        Id resource = address.content().resourceId();
        return resource == null
                ? Optional.empty()
                : Netid.find(resource.identifier())
                        .filter(netid -> netid.resource(authority).equals(resource));
    }

    /** Empty when the address is no person's, or names no mailbox. */
    private Optional<Value.Structure> row(Address address, String source, Set<Id> ofPeople) {
        Optional<Netid> netid = netid(address).filter(person -> ofPeople.contains(address.id()));
        Value.Structure email = PersonalContact.structure(address.properties(), "emailAddress");
        if (netid.isEmpty() || !(email.get("address") instanceof Value.Text mailbox)) {
            return Optional.empty();
        }
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("id", new Value.Text(address.id().toString()));
        row.put("netid", new Value.Text(netid.get().value()));
        row.put("email_address", mailbox);
        row.put("data_source", new Value.Text(source));
        row.put("is_primary", new Value.Flag(email.get("isPrimary").equals(new Value.Flag(true))));
        row.put("data_source_data", email.get("sourceData"));
        row.put(
                "cache_date",
                new Value.Text(address.identity()
                        .changedAt()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()));
        return Optional.of(new Value.Structure(row));
    }
}
