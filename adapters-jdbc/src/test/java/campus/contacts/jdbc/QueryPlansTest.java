package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookNode;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Lineage;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressQuery;
import campus.contacts.ContactQuery;
import campus.contacts.ListOrder;
import campus.contacts.ListPosition;
import campus.contacts.PageRequest;
import campus.contacts.PageRequest.From;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.UnitOfWork;
import campus.contacts.spi.fixture.CampusFixture;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tests of PostgreSQL's plans for sorted lists, lists by Ids, and the hierarchy (queries, sections 2, 4 and 5), on the campus of {@link
 * PlansTest} with distinct names.
 */
class QueryPlansTest {
    private static final StorageSettings SETTINGS = Databases.postgreSql();

    /**
     * Up to nine pages for each of the 10,000 contacts of a book, which are sorted: the depth of an index is three or four. The contacts of a
     * larger book are not sorted.
     */
    private static final int MOST_PAGES_SORTED = 90_000;

    private static JdbcStorage storage;
    private static CampusFixture campus;
    private static Plans plans;

    @BeforeAll
    static void fill() {
        storage = Databases.open(SETTINGS);
        campus = new CampusFixture(storage);
        plans = new Plans(storage);
        Databases.execute(SETTINGS.database(), Databases.script("campus.sql"));
        for (String table : List.of("contact", "address", "address_book")) {
            Databases.execute(
                    SETTINGS.database(), "update " + table + " set display_name_sort_key = md5(cast(id as varchar))");
        }
        Databases.execute(
                SETTINGS.database(),
                "update contact set start_at = timestamp with time zone '2090-01-01 00:00:00+00', end_at = null, end_reason_id = null where id > 95000");
        Databases.execute(SETTINGS.database(), "vacuum full");
        Databases.execute(SETTINGS.database(), "vacuum analyze");
    }

    @AfterAll
    static void close() {
        campus.close();
    }

    private static Id book(long number) {
        return storage.ownIds().id(ObjectKind.ADDRESS_BOOK, number);
    }

    private static List<Visibility> visibilities() {
        GrantScope some = GrantScope.of(Set.of(book(2), book(46)));
        return List.of(
                Visibility.EVERYTHING,
                new Visibility(GrantScope.EVERYWHERE, false, false, GrantScope.NOWHERE),
                Visibility.within(some),
                new Visibility(some, false, false, some, "0".repeat(64)));
    }

    private static List<AddressBookScope> scopes() {
        return List.of(
                new AddressBookScope(book(1), AddressBookView.ISOLATED),
                new AddressBookScope(book(2), AddressBookView.FEDERATED),
                new AddressBookScope(book(46), AddressBookView.FEDERATED));
    }

    private static void ask(Function<UnitOfWork, Object> work) {
        assertThat(storage.<Object>read(work::apply)).isNotNull();
    }

    private static List<PageRequest> pages(ListOrder order, String middle) {
        ListPosition position = new ListPosition(middle, 50_000);
        return List.of(
                PageRequest.first(101).in(order),
                PageRequest.first(101).in(order).after(position, 101),
                new PageRequest(order, new From.Before(position), 0, 101));
    }

    private static void lookByName(ListOrder order) {
        for (Visibility visibility : visibilities()) {
            for (PageRequest page : pages(order, "80")) {
                ask(unit -> unit.contacts().list(ContactQuery.ALL, visibility, page));
                ask(unit -> unit.addresses().list(AddressQuery.ALL, visibility, page));
                ask(unit -> unit.addressBooks().list(AddressBookQuery.ALL, visibility, page));
                for (AddressBookScope scope : scopes()) {
                    ask(unit -> unit.contacts().list(ContactQuery.ALL.on(scope), visibility, page));
                    ask(unit -> unit.addresses().list(AddressQuery.ALL.on(scope), visibility, page));
                }
            }
        }
    }

    private static void lookByStart(ListOrder order) {
        for (Visibility visibility : visibilities()) {
            for (PageRequest page : pages(order, "2020-01-01T00:00:00.000Z")) {
                ask(unit -> unit.contacts().list(ContactQuery.ALL, visibility, page));
                for (AddressBookScope scope : scopes()) {
                    ask(unit -> unit.contacts().list(ContactQuery.ALL.on(scope), visibility, page));
                }
            }
        }
    }

    private static Set<Id> ids(ObjectKind kind, int step) {
        return LongStream.rangeClosed(1, 200)
                .mapToObj(number -> storage.ownIds().id(kind, number * step))
                .collect(Collectors.toSet());
    }

    private static void lookById() {
        PageRequest page = PageRequest.first(201);
        for (Visibility visibility : visibilities()) {
            ContactQuery contacts = ContactQuery.ALL.among(ids(ObjectKind.CONTACT, 499));
            ask(unit -> unit.contacts().list(contacts, visibility, page));
            ask(unit -> unit.contacts().list(contacts.on(scopes().get(1)), visibility, page));
            ask(unit -> unit.contacts().list(contacts, visibility, page.in(ListOrder.DISPLAY_NAME)));
            ask(unit -> unit.addresses().list(AddressQuery.ALL.among(ids(ObjectKind.ADDRESS, 49)), visibility, page));
            ask(unit -> unit.addressBooks()
                    .list(AddressBookQuery.ALL.among(ids(ObjectKind.ADDRESS_BOOK, 9)), visibility, page));
        }
    }

    private static void lookAlongTheHierarchy() {
        for (Visibility visibility : visibilities()) {
            for (Lineage lineage :
                    List.of(new Lineage(book(2), null), new Lineage(null, book(46)), new Lineage(book(1), book(46)))) {
                for (ListOrder order : List.of(ListOrder.CREATION, ListOrder.DISPLAY_NAME)) {
                    ask(unit -> unit.addressBooks()
                            .list(
                                    AddressBookQuery.ALL.within(lineage),
                                    visibility,
                                    PageRequest.first(21).in(order)));
                }
            }
        }
        campus.books().node(ANYONE, book(6), new AddressBookNode.Levels(2, 1));
    }

    private static void check(Runnable work, int fewer) {
        Set<String> statements = plans.statements(work);
        plans.assertIndexed(statements);
        plans.assertFewPages(statements, fewer);
    }

    @Test
    void lists_sorted_by_name_are_read_from_an_index() {
        check(() -> lookByName(ListOrder.DISPLAY_NAME), MOST_PAGES_SORTED);
        check(() -> lookByName(ListOrder.DISPLAY_NAME_DESCENDING), MOST_PAGES_SORTED);
    }

    @Test
    void lists_sorted_by_start_are_read_from_an_index() {
        check(() -> lookByStart(ListOrder.START_DATE), MOST_PAGES_SORTED);
        check(() -> lookByStart(ListOrder.START_DATE_DESCENDING), MOST_PAGES_SORTED);
    }

    @Test
    void a_descending_list_skips_none_of_the_contacts_with_its_first_value() {
        PageRequest first = PageRequest.first(101).in(ListOrder.START_DATE_DESCENDING);
        check(() -> ask(unit -> unit.contacts().list(ContactQuery.ALL, Visibility.EVERYTHING, first)), 500);
    }

    @Test
    void lists_by_ids_are_read_by_their_keys() {
        check(QueryPlansTest::lookById, 3000);
    }

    @Test
    void books_along_the_hierarchy_are_found_by_their_paths() {
        check(QueryPlansTest::lookAlongTheHierarchy, 3000);
    }
}
