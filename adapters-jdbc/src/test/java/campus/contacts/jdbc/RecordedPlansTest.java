package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.ContactQuery;
import campus.contacts.PageRequest;
import campus.contacts.PageRequest.From;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.CampusFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tests of PostgreSQL's plans for the recorded past, on the campus of {@link PlansTest} with 50,000 replaced versions. A scan of all contacts
 * and versions reads several thousand pages.
 */
class RecordedPlansTest {
    private static final StorageSettings SETTINGS = Databases.postgreSql();
    private static final Instant THEN = Instant.now().minus(Duration.ofHours(2));

    private static JdbcStorage storage;
    private static CampusFixture campus;
    private static Plans plans;

    @BeforeAll
    static void fill() {
        storage = Databases.open(SETTINGS);
        campus = new CampusFixture(storage);
        plans = new Plans(storage);
        Databases.execute(SETTINGS.database(), Databases.script("campus.sql"));
        Plans.fill(SETTINGS.database(), "past.sql");
    }

    @AfterAll
    static void close() {
        campus.close();
    }

    private static Id book(long number) {
        return storage.ownIds().id(ObjectKind.ADDRESS_BOOK, number);
    }

    private static List<ContactQuery> queries() {
        return List.of(
                ContactQuery.ALL,
                ContactQuery.ALL.on(new AddressBookScope(book(2001), AddressBookView.ISOLATED)),
                ContactQuery.ALL.on(new AddressBookScope(book(46), AddressBookView.FEDERATED)));
    }

    private static List<Visibility> visibilities() {
        return List.of(
                Visibility.EVERYTHING,
                new Visibility(GrantScope.EVERYWHERE, false, false, GrantScope.NOWHERE),
                Visibility.within(GrantScope.of(Set.of(book(46), book(2001)))));
    }

    private static void look(PageRequest window) {
        for (Visibility visibility : visibilities()) {
            for (ContactQuery query : queries()) {
                List<?> found = storage.read(unit -> unit.asOf(THEN).contacts().list(query, visibility, window));
                assertThat(found).isNotEmpty();
            }
        }
    }

    @Test
    void a_page_of_the_past_reads_few_database_pages_at_any_offset() {
        Set<String> statements = plans.statements(() -> {
            look(PageRequest.first(20));
            look(new PageRequest(From.start(), 10, 10));
        });
        assertThat(statements).hasSizeGreaterThan(20);
        plans.assertFewPages(statements, 1500);
    }

    @Test
    void plans_for_the_past_scan_no_table() {
        Id contact = storage.ownIds().id(ObjectKind.CONTACT, 4711);
        plans.assertIndexed(plans.statements(() -> {
            look(PageRequest.first(20));
            look(new PageRequest(From.start(), 10, 10));
            campus.service().contactHistory().list(ANYONE, contact, 10);
            campus.service().contactHistory().version(ANYONE, contact, 1);
            campus.service().addressBookHistory().list(ANYONE, book(46), 10);
        }));
    }
}
