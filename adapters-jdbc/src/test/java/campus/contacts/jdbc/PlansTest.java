package campus.contacts.jdbc;

import static campus.contacts.spi.Campus.ANYONE;
import static campus.contacts.spi.Campus.MOBILE;
import static campus.contacts.spi.Campus.PHONE;
import static campus.contacts.spi.Campus.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.Effective;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.NewObject;
import campus.contacts.Precondition;
import campus.contacts.Reach;
import campus.contacts.Retries;
import campus.contacts.Shelf;
import campus.contacts.Sight;
import campus.contacts.Timing;
import campus.contacts.TypeFilter;
import campus.contacts.View;
import campus.contacts.Window;
import campus.contacts.Window.From;
import campus.contacts.spi.Campus;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How PostgreSQL goes about the statements of the core on a campus of 100,000 contacts in 2,000 books. Reading all filings takes
 * some 500 pages, all contacts some 3,000.
 */
class PlansTest {
    private static final StorageSettings SETTINGS = Databases.postgreSql();
    private static final String CALLER = "0".repeat(64);

    private static JdbcStorage storage;
    private static Campus campus;
    private static Plans plans;

    @BeforeAll
    static void fill() {
        storage = Databases.open(SETTINGS);
        campus = new Campus(storage);
        plans = new Plans(storage);
        Plans.fill(SETTINGS.database(), "campus.sql");
    }

    @AfterAll
    static void close() {
        campus.close();
    }

    private static Id book(long number) {
        return storage.ownIds().id(Kind.ADDRESS_BOOK, number);
    }

    private static List<Sight> sights() {
        List<Sight> sights = new ArrayList<>();
        for (Reach reach : reaches()) {
            sights.add(Sight.within(reach));
            sights.add(new Sight(reach, false, false, reach.everywhere() ? Reach.NOWHERE : reach, CALLER));
        }
        return sights;
    }

    private static List<Reach> reaches() {
        return List.of(Reach.EVERYWHERE, Reach.of(Set.of(book(1))), Reach.of(Set.of(book(2), book(46))));
    }

    private static List<Window> windows() {
        return List.of(Window.first(101), Window.after(80_000, 101), before(80_000), new Window(From.start(), 500, 10));
    }

    private static Window before(long position) {
        return new Window(new From.Before(position), 0, 101);
    }

    private static List<ContactQuery> contactQueries() {
        List<ContactQuery> queries = new ArrayList<>();
        Id type = Kind.CONTACT.defaultGenusType(storage.ownIds().authority());
        List<Timing> now = List.of(new Timing.At(Campus.NOON));
        for (ContactQuery query : List.of(
                ContactQuery.ALL,
                ContactQuery.ALL.effective(now),
                ContactQuery.ALL.effective(List.of(
                        new Timing.Overlapping(new Effective(Campus.NOON, null)), new Timing.NotAt(Campus.NOON))),
                ContactQuery.ALL.ofTypes(new TypeFilter(Set.of(type), null)),
                ContactQuery.ALL.ofTypes(new TypeFilter(Set.of(type, PHONE), null)),
                ContactQuery.ALL.ofTypes(new TypeFilter(Set.of(type, PHONE), Set.of(PHONE, MOBILE))),
                ContactQuery.ALL.connecting(new ContactQuery.Ends(null, SOMEBODY, null)),
                ContactQuery.ALL.connecting(new ContactQuery.Ends(null, null, SOMEBODY)),
                ContactQuery.ALL.connecting(
                        new ContactQuery.Ends(storage.ownIds().id(Kind.ADDRESS, 7), null, null)))) {
            queries.add(query);
            for (View view : View.values()) {
                for (long book : new long[] {1, 2, 46, 2001}) {
                    queries.add(query.on(new Shelf(book(book), view)));
                }
            }
        }
        return queries;
    }

    /** Those that find a page's worth without reading all there is in vain, which no plan can help. */
    private static List<ContactQuery> plentiful() {
        return contactQueries().stream()
                .filter(query -> query.timings().size() < 2)
                .filter(query -> query.types().recordTypeIds() == null)
                .toList();
    }

    private static void look() {
        for (Sight sight : sights()) {
            Reach reach = sight.reach();
            for (Window window : windows()) {
                for (ContactQuery query : contactQueries()) {
                    ask(unit -> unit.contacts().list(query, sight, window));
                }
                for (AddressQuery query : List.of(
                        AddressQuery.ALL,
                        new AddressQuery(new Shelf(book(2), View.FEDERATED), TypeFilter.ANY, null),
                        new AddressQuery(null, TypeFilter.ANY, SOMEBODY))) {
                    ask(unit -> unit.addresses().list(query, sight, window));
                }
                for (Position position :
                        List.of(new Position.Root(), new Position.ChildOf(book(2)), new Position.ParentOf(book(46)))) {
                    ask(unit -> unit.addressBooks().list(AddressBookQuery.ALL.at(position), sight, window));
                }
            }
            Id contact = storage.ownIds().id(Kind.CONTACT, 4711);
            ask(unit -> unit.contacts().find(contact, sight));
            ask(unit -> unit.contacts().isWithin(contact, reach));
            ask(unit -> unit.contacts().isWhollyWithin(contact, reach));
            ask(unit -> unit.addressBooks().isWithin(book(46), reach));
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
        NewObject asked = new NewObject(null, List.of(PHONE), book);
        Id contact = campus.contacts()
                .create(ANYONE, link, asked, ContactForm.named("new"))
                .id();
        campus.contacts().update(ANYONE, contact, Precondition.NONE, form -> form.withAddressee(SOMEBODY));
        campus.contacts().file(ANYONE, contact, campus.defaultBook());
        campus.contacts().unfile(ANYONE, contact, book);
        campus.contacts().delete(ANYONE, contact, Precondition.NONE);
        campus.addresses().update(ANYONE, address, Precondition.NONE, form -> form.withText("text"));
        campus.addresses().delete(ANYONE, address, Precondition.NONE);
        campus.books().addChild(ANYONE, book(46), book);
        campus.books().removeChild(ANYONE, book(46), book);
        campus.books().delete(ANYONE, book, Precondition.NONE);
        campus.service()
                .retries()
                .once(ANYONE, new Retries.Request("key", "f"), () -> new Retries.Result(SOMEBODY, "answer"));
    }

    private static void ask(Function<UnitOfWork, Object> work) {
        storage.read(work);
    }

    @Test
    void no_statement_reads_a_table_from_end_to_end() {
        Set<String> statements = plans.statements(PlansTest::lookAndChange);
        assertThat(statements).hasSizeGreaterThan(500);
        plans.assertIndexed(statements);
    }

    @Test
    void no_statement_reads_a_table_from_end_to_end_when_its_values_are_not_known() {
        plans.assertIndexedWhateverTheValues(plans.statements(PlansTest::lookAndChange), 100);
    }

    /** Less than one look into the index for every object would take, of which there are as many again for its row. */
    @Test
    void a_page_of_a_list_takes_little_reading_wherever_it_begins_and_however_many_books_it_is_from() {
        Set<String> statements = plans.statements(() -> {
            for (Window window : List.of(Window.first(101), Window.after(80_000, 101), before(80_000))) {
                for (Sight sight : sights()) {
                    plentiful().forEach(query -> ask(unit -> unit.contacts().list(query, sight, window)));
                }
            }
        });
        assertThat(statements).hasSizeGreaterThan(500);
        plans.assertFewPages(statements, 20_000);
    }
}
