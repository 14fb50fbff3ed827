package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.MOBILE;
import static campus.contacts.spi.fixture.CampusFixture.PHONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.EffectiveFilter;
import campus.contacts.PageRequest;
import campus.contacts.PageRequest.From;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.TypeFilter;
import campus.contacts.service.IdempotentRequests;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.UnitOfWork;
import campus.contacts.spi.fixture.CampusFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tests of PostgreSQL's plans for the statements of the core, on a campus of 100,000 contacts in 2,000 books. A scan of all filings reads
 * about 500 pages, of all contacts about 3,000.
 */
class PlansTest {
    private static final StorageSettings SETTINGS = Databases.postgreSql();
    private static final String CALLER = "0".repeat(64);

    private static JdbcStorage storage;
    private static CampusFixture campus;
    private static Plans plans;

    @BeforeAll
    static void fill() {
        storage = Databases.open(SETTINGS);
        campus = new CampusFixture(storage);
        plans = new Plans(storage);
        Plans.fill(SETTINGS.database(), "campus.sql");
    }

    @AfterAll
    static void close() {
        campus.close();
    }

    private static Id book(long number) {
        return storage.ownIds().id(ObjectKind.ADDRESS_BOOK, number);
    }

    private static List<Visibility> visibilities() {
        List<Visibility> visibilities = new ArrayList<>();
        for (GrantScope scope : scopes()) {
            visibilities.add(Visibility.within(scope));
            visibilities.add(
                    new Visibility(scope, false, false, scope.everywhere() ? GrantScope.NOWHERE : scope, CALLER));
        }
        return visibilities;
    }

    private static List<GrantScope> scopes() {
        return List.of(GrantScope.EVERYWHERE, GrantScope.of(Set.of(book(1))), GrantScope.of(Set.of(book(2), book(46))));
    }

    private static List<PageRequest> windows() {
        return List.of(
                PageRequest.first(101),
                PageRequest.after(80_000, 101),
                before(80_000),
                new PageRequest(From.start(), 500, 10));
    }

    private static PageRequest before(long position) {
        return new PageRequest(new From.Before(position), 0, 101);
    }

    private static List<ContactQuery> contactQueries() {
        List<ContactQuery> queries = new ArrayList<>();
        Id type = ObjectKind.CONTACT.defaultGenusType(storage.ownIds().authority());
        List<EffectiveFilter> now = List.of(new EffectiveFilter.At(CampusFixture.NOON));
        for (ContactQuery query : List.of(
                ContactQuery.ALL,
                ContactQuery.ALL.effective(now),
                ContactQuery.ALL.effective(List.of(
                        new EffectiveFilter.Overlapping(new EffectivePeriod(CampusFixture.NOON, null)),
                        new EffectiveFilter.NotAt(CampusFixture.NOON))),
                ContactQuery.ALL.ofTypes(TypeFilter.ofGenus(Set.of(type))),
                ContactQuery.ALL.ofTypes(TypeFilter.ofGenus(Set.of(type, PHONE))),
                ContactQuery.ALL.ofTypes(new TypeFilter(Set.of(type, PHONE), List.of(Set.of(PHONE, MOBILE)))),
                ContactQuery.ALL.connecting(new ContactQuery.Ends(null, SOMEBODY, null)),
                ContactQuery.ALL.connecting(new ContactQuery.Ends(null, null, SOMEBODY)),
                ContactQuery.ALL.connecting(
                        new ContactQuery.Ends(storage.ownIds().id(ObjectKind.ADDRESS, 7), null, null)))) {
            queries.add(query);
            for (AddressBookView view : AddressBookView.values()) {
                for (long book : new long[] {1, 2, 46, 2001}) {
                    queries.add(query.on(new AddressBookScope(book(book), view)));
                }
            }
        }
        return queries;
    }

    /** Queries that find a full page of results; an unsuccessful search has to read everything with any plan. */
    private static List<ContactQuery> plentiful() {
        return contactQueries().stream()
                .filter(query -> query.timings().size() < 2)
                .filter(query -> query.types().recordTypeIds().isEmpty())
                .toList();
    }

    private static void look() {
        for (Visibility visibility : visibilities()) {
            GrantScope scope = visibility.grantScope();
            for (PageRequest window : windows()) {
                for (ContactQuery query : contactQueries()) {
                    ask(unit -> unit.contacts().list(query, visibility, window));
                }
                for (AddressQuery query : List.of(
                        AddressQuery.ALL,
                        new AddressQuery(
                                new AddressBookScope(book(2), AddressBookView.FEDERATED), TypeFilter.ANY, null),
                        new AddressQuery(null, TypeFilter.ANY, SOMEBODY))) {
                    ask(unit -> unit.addresses().list(query, visibility, window));
                }
                for (Position position :
                        List.of(new Position.Root(), new Position.ChildOf(book(2)), new Position.ParentOf(book(46)))) {
                    ask(unit -> unit.addressBooks().list(AddressBookQuery.ALL.at(position), visibility, window));
                }
            }
            Id contact = storage.ownIds().id(ObjectKind.CONTACT, 4711);
            ask(unit -> unit.contacts().find(contact, visibility));
            ask(unit -> unit.contacts().isWithin(contact, scope));
            ask(unit -> unit.contacts().isWhollyWithin(contact, scope));
            ask(unit -> unit.addressBooks().isWithin(book(46), scope));
        }
    }

    private static void lookAndChange() {
        look();
        change();
    }

    private static void change() {
        Id book = campus.book(campus.defaultBook());
        Id address = campus.address(book, campus.defaultBook());
        Contact.Link link = new Contact.Link(address, SOMEBODY);
        CreationRequest asked = new CreationRequest(null, List.of(PHONE), book);
        Id contact = campus.contacts()
                .create(ANYONE, link, asked, ContactForm.named("new"))
                .id();
        campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(SOMEBODY));
        campus.contacts().file(ANYONE, contact, campus.defaultBook());
        campus.contacts().unfile(ANYONE, contact, book);
        campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
        campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withText("text"));
        campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
        campus.hierarchy().addChild(ANYONE, book(46), book);
        campus.hierarchy().removeChild(ANYONE, book(46), book);
        campus.books().delete(ANYONE, book, VersionPrecondition.NONE);
        campus.service()
                .idempotency()
                .execute(
                        ANYONE,
                        new IdempotentRequests.Request("key", "f"),
                        () -> new IdempotentRequests.Result(SOMEBODY, "answer"));
    }

    private static void ask(Function<UnitOfWork, Object> work) {
        storage.read(work);
    }

    @Test
    void plans_with_values_scan_no_table() {
        Set<String> statements = plans.statements(PlansTest::lookAndChange);
        assertThat(statements).hasSizeGreaterThan(500);
        plans.assertIndexed(statements);
    }

    @Test
    void generic_plans_scan_no_table() {
        plans.assertGenericPlansIndexed(plans.statements(PlansTest::lookAndChange), 100);
    }

    /** The limit is below the cost of one index look-up per object; fetching each row would double that. */
    @Test
    void a_page_reads_few_database_pages_at_any_offset_and_scope() {
        Set<String> statements = plans.statements(() -> {
            for (PageRequest window : List.of(PageRequest.first(101), PageRequest.after(80_000, 101), before(80_000))) {
                for (Visibility visibility : visibilities()) {
                    plentiful().forEach(query -> ask(unit -> unit.contacts().list(query, visibility, window)));
                }
            }
        });
        assertThat(statements).hasSizeGreaterThan(500);
        plans.assertFewPages(statements, 20_000);
    }
}
