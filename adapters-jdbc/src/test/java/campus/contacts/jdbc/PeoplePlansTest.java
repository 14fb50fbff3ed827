package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.Claims;
import campus.contacts.access.GrantScope;
import campus.contacts.directory.AttributePath;
import campus.contacts.directory.DirectoryFilter;
import campus.contacts.directory.DirectoryFilter.Operator;
import campus.contacts.directory.DirectoryQuery;
import campus.contacts.directory.DirectoryQuery.Viewer;
import campus.contacts.filter.CollectionFilter;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.people.ReleasePolicy;
import campus.contacts.service.people.EmailAddresses;
import campus.contacts.service.people.ResultSnapshots;
import campus.contacts.service.peopleimport.ImportLine;
import campus.contacts.service.peopleimport.ImportLineReader;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.fixture.StudentFixture;
import campus.contacts.storage.text.PropertyJson;
import campus.contacts.tasks.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests of PostgreSQL's plans for the statements of the campus APIs, on a campus of 60,000 people. */
class PeoplePlansTest {
    private static final StorageSettings SETTINGS = Databases.postgreSql();
    private static final ImportLineReader LINES =
            new ImportLineReader(StorageFixture.AUTHORITY, StudentFixture.lists());
    private static final NetId SOMEBODY = new NetId("p4712");
    /** A caller who sees private persons only in objects that the caller wrote. */
    private static final Caller READER = new Caller(
            "a reader",
            Map.of(AccessFunction.LOOKUP, GrantScope.EVERYWHERE),
            new Claims("a reader", Set.of("urn:dartmouth:email_addresses:read.all"), Map.of()));

    private static final String TOLD = """
            "contacts":[{"data_source":"sis","contact_type_id":"EMRG","priority":"1","name":"Robin","telephone_numbers":[]}],\
            "emailAddresses":[{"address":"somebody@example.edu"}],\
            "roles":[{"meta":{"sor":"sis"},"telephoneNumbers":[{"number":"603-555-0100"}]}]""";

    private static JdbcStorage storage;
    private static StudentFixture registrar;
    private static PeopleImport into;
    private static EmailAddresses emails;
    private static final ResultSnapshots.Search TERMS = new ResultSnapshots.Search("/api/terms", List.of());

    private static Plans plans;

    @BeforeAll
    static void fill() {
        storage = Databases.open(SETTINGS);
        registrar = new StudentFixture(storage);
        into = new PeopleImport(storage, registrar.clock());
        emails = new EmailAddresses(registrar.service());
        plans = new Plans(storage);
        add(line("first0", TOLD));
        Plans.fill(SETTINGS.database(), "people.sql");
    }

    @AfterAll
    static void close() {
        registrar.close();
    }

    private static ImportLine line(String netid, String more) {
        String line = """
                {"identifiers":[{"identifier":"%s","type":"network"}],"names":[{"family":"Lovelace"}],%s}""".formatted(netid, more);
        return LINES.read(PropertyJson.read(line).values());
    }

    private static void add(ImportLine... lines) {
        assertThat(into.add(into.begin(), List.of(lines))).isEmpty();
    }

    private static List<Viewer> viewers() {
        List<Viewer> viewers = new ArrayList<>();
        for (ReleasePolicy level : List.of(ReleasePolicy.PUBLIC, ReleasePolicy.INTERNAL)) {
            for (boolean seesPrivate : new boolean[] {true, false}) {
                viewers.add(new Viewer(level, seesPrivate, CampusFixture.NOON));
            }
        }
        return viewers;
    }

    private static DirectoryFilter is(String path, Operator operator, String operand) {
        return new DirectoryFilter.Texts(
                AttributePath.find(DirectoryAttribute.PERSON, path).orElseThrow(), operator, operand);
    }

    private static DirectoryFilter is(String path, String operand) {
        return is(path, Operator.EQUAL, operand);
    }

    /** Conditions that few people match. */
    private static List<DirectoryFilter> narrow() {
        return List.of(
                is("identifiers.identifier", "n4712"),
                is("name.family", Operator.STARTS_WITH, "family 123"),
                is("name.family", "family 123"),
                is("name.given", "given 77"),
                is("emailAddresses.address", "p4712@example.edu"),
                is("roles.telephoneNumbers.number", "603 4712"),
                is("roles.affiliation", "affiliate"),
                new DirectoryFilter.Any(List.of(is("name.family", "family 7"), is("name.given", "given 77"))),
                new DirectoryFilter.All(
                        List.of(is("roles.affiliation", "student"), is("identifiers.identifier", "p4712"))));
    }

    private static List<DirectoryFilter> wide() {
        return List.of(
                is("name.family", Operator.STARTS_WITH, "family"),
                is("name.family", Operator.CONTAINS, "ily 12"),
                is("primaryAffiliation", "student"),
                new DirectoryFilter.Not(is("roles.majors.major", "major 2")),
                new DirectoryFilter.Present(AttributePath.find(DirectoryAttribute.PERSON, "telephoneNumbers")
                        .orElseThrow()));
    }

    private static void lookForFew() {
        for (Viewer viewer : viewers()) {
            for (DirectoryFilter condition : narrow()) {
                DirectoryQuery query = new DirectoryQuery(viewer, condition);
                storage.read(unit -> unit.directory().find(query, 0, 100));
            }
        }
        for (Viewer viewer : viewers()) {
            DirectoryQuery query = new DirectoryQuery(viewer, is("identifiers.identifier", "p4712"));
            assertThat(storage.<Optional<?>>read(unit -> unit.directory().findAny(query)))
                    .isPresent();
        }
        assertThat(registrar.shown(SOMEBODY)).hasSize(1);
        assertThat(emailRows(new CollectionFilter.Term("netid", SOMEBODY.value())))
                .isOne();
        assertThat(emailRows(new CollectionFilter.Term("email_address", "P4712@example.edu")))
                .isOne();
        storage.read(unit -> unit.people().list(SOMEBODY, 100));
    }

    private static int emailRows(CollectionFilter.Term... terms) {
        int shown = 0;
        for (Caller caller : List.of(Caller.ANYONE, READER)) {
            long[] found =
                    emails.find(caller, CollectionFilter.of(List.of(terms), EmailAddresses.ATTRIBUTES), () -> {});
            shown = emails.rows(caller, found).size();
        }
        return shown;
    }

    private static void lookForMany() {
        for (Viewer viewer : viewers()) {
            for (DirectoryFilter condition : wide()) {
                DirectoryQuery query = new DirectoryQuery(viewer, condition);
                storage.read(unit -> unit.directory().find(query, 100, 100));
            }
            storage.read(unit -> unit.directory().find(new DirectoryQuery(viewer, null), 0, 100));
        }
        emailRows();
        emailRows(
                new CollectionFilter.Term("data_source_data.type", "Dartmouth Email"),
                new CollectionFilter.Term("email_address", "p4*"),
                new CollectionFilter.Term("cache_date", ">2020-01-01"));
    }

    private static void change() {
        ResultSnapshots sets = new ResultSnapshots(storage, registrar.clock());
        String key = sets.keep(Caller.ANYONE, TERMS, new long[] {1, 2, 3});
        registrar.clock().advance(Duration.ofHours(1));
        assertThat(sets.find(Caller.ANYONE, TERMS, key)).isPresent();
        Task task = registrar.accept(SOMEBODY, StudentFixture.item(SOMEBODY, "EMRG", 2, "Alex"));
        storage.write(unit -> unit.tasks().claim(task.id()));
        registrar.put(SOMEBODY, StudentFixture.item(SOMEBODY, "EMRG", 1, "Robin"));
        registrar.tasks().sweep();
        for (String more : List.of(TOLD, "\"private\":true", TOLD.replace("Robin", "Alex"), "\"contacts\":[]")) {
            add(line("new1", more), line("p4714", more));
        }
        add(line("new1", "\"contacts\":[]"));
        registrar.save(new NetId("p4716"), new Person.Standing(true, true));
        storage.write(unit -> {
            unit.imports().notSeenIn(Long.MAX_VALUE, null, 100);
            unit.people().delete(new NetId("new1"));
            return null;
        });
    }

    private static void lookAndChange() {
        lookForFew();
        lookForMany();
        change();
    }

    @Test
    void plans_with_values_scan_no_table() {
        Set<String> statements = plans.statements(PeoplePlansTest::lookAndChange);
        assertThat(statements).hasSizeGreaterThan(150);
        plans.assertIndexed(statements);
    }

    @Test
    void generic_plans_scan_no_table() {
        plans.assertGenericPlansIndexed(plans.statements(PeoplePlansTest::lookAndChange), 80);
    }

    /** All people at both levels have more than 2,000 pages, and looking each up by an index would read 240,000 more. */
    @Test
    void a_selective_search_reads_few_database_pages() {
        plans.assertFewPages(plans.statements(PeoplePlansTest::lookForFew), 5_000);
    }
}
