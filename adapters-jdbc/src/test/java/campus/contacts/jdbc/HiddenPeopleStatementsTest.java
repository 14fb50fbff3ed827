package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.Claims;
import campus.contacts.access.GrantScope;
import campus.contacts.directory.AttributePath;
import campus.contacts.directory.DirectoryFilter;
import campus.contacts.osid.Refusal;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.NetId;
import campus.contacts.service.people.Directory;
import campus.contacts.service.people.Directory.Scheme;
import campus.contacts.service.people.PersonalContacts;
import campus.contacts.service.people.Students;
import campus.contacts.service.people.TaskService;
import campus.contacts.service.peopleimport.ImportLineReader;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.fixture.StudentFixture;
import campus.contacts.storage.text.PropertyJson;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tests that PostgreSQL runs the same statements, with the same numbers of rows, for a person who is hidden from a caller and for one who
 * does not exist. Otherwise the response time would reveal who is private.
 */
class HiddenPeopleStatementsTest {
    private static final String HIDDEN = "hidden1";
    private static final String ABSENT = "absent1";
    private static final Caller CLERK = new Caller(
            "clerk",
            Map.of(AccessFunction.LOOKUP, GrantScope.EVERYWHERE),
            new Claims(
                    "clerk",
                    Set.of(PersonalContacts.READ, PersonalContacts.WRITE, Students.READ, Students.WRITE),
                    Map.of()));

    private static final StorageSettings SETTINGS = Databases.postgreSql();
    private static final List<String> STATEMENTS = new ArrayList<>();

    private static StudentFixture registrar;

    @BeforeAll
    static void enrol() {
        JdbcStorage storage = Databases.open(SETTINGS);
        registrar = new StudentFixture(storage);
        PeopleImport into = new PeopleImport(storage, registrar.clock());
        ImportLineReader lines = new ImportLineReader(StorageFixture.AUTHORITY, StudentFixture.lists());
        into.add(into.begin(), List.of(lines.read(PropertyJson.read("""
                {"identifiers":[{"identifier":"hidden1","type":"network","release":"public"},\
                {"identifier":"id-hidden1","type":"enterprise","release":"public"}],\
                "names":[{"family":"hidden1","release":"public"}],"private":true,"student":true,\
                "emailAddresses":[{"address":"hidden1@example.edu","release":"public"}]}""").values())));
        StatementsTest.listenTo(storage.jdbi(), STATEMENTS);
    }

    @AfterAll
    static void close() {
        registrar.close();
    }

    /** A statement, without the name of the person, and its number of rows. */
    private record Work(String statement, long rows) {}

    private static List<Work> work(Consumer<String> look, String netid) {
        STATEMENTS.clear();
        look.accept(netid);
        List<Work> work = new ArrayList<>();
        for (String statement : List.copyOf(STATEMENTS)) {
            work.add(new Work(statement.replace(netid, "somebody"), rows(statement)));
        }
        return work;
    }

    private static long rows(String statement) {
        try (Connection connection = DriverManager.getConnection(SETTINGS.database());
                Statement again = connection.createStatement();
                ResultSet rows = again.executeQuery(statement)) {
            long count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        } catch (SQLException broken) {
            throw new AssertionError(statement, broken);
        }
    }

    private static void assertSameWork(Consumer<String> look) {
        List<Work> hidden = work(look, HIDDEN);
        assertThat(hidden).isNotEmpty().isEqualTo(work(look, ABSENT));
    }

    private static void assertSameWorkForARefusal(Consumer<String> look) {
        assertSameWork(netid -> assertThatThrownBy(() -> look.accept(netid)).isInstanceOf(Refusal.class));
    }

    private Directory directory() {
        return new Directory(registrar.service().storage(), registrar.clock());
    }

    @Test
    void an_identifier_search_takes_the_same_statements() {
        Directory directory = directory();
        assertSameWorkForARefusal(netid -> directory.get(CLERK, Scheme.NETWORK, netid));
        assertSameWorkForARefusal(netid -> directory.get(CLERK, Scheme.ENTERPRISE, "id-" + netid));
    }

    @Test
    void a_directory_search_takes_the_same_statements() {
        for (String path : List.of("identifiers.identifier", "name.family", "emailAddresses.address")) {
            AttributePath attribute =
                    AttributePath.find(DirectoryAttribute.PERSON, path).orElseThrow();
            String more = path.equals("emailAddresses.address") ? "@example.edu" : "";
            assertSameWork(netid -> assertThat(directory()
                            .search(
                                    CLERK,
                                    new DirectoryFilter.Texts(attribute, DirectoryFilter.Operator.EQUAL, netid + more),
                                    0,
                                    10)
                            .total())
                    .isZero());
        }
    }

    @Test
    void the_contacts_of_a_person_take_the_same_statements() {
        PersonalContacts contacts =
                new PersonalContacts(registrar.service(), StudentFixture.lists(), registrar.clock());
        assertSameWorkForARefusal(netid -> contacts.get(CLERK, new NetId(netid)));
        assertSameWorkForARefusal(netid -> contacts.checkReplace(CLERK, new NetId(netid)));
        assertSameWorkForARefusal(netid -> registrar
                .tasks()
                .replaceContacts(CLERK, new NetId(netid), StudentFixture.json("[]"), TaskService.Condition.NONE));
    }

    @Test
    void the_plans_of_a_student_take_the_same_statements() {
        Students students = registrar.students();
        assertSameWorkForARefusal(netid -> students.get(CLERK, new NetId(netid)));
        assertSameWorkForARefusal(netid -> students.checkPatch(CLERK, new NetId(netid)));
        assertSameWorkForARefusal(netid -> registrar
                .tasks()
                .patchStudent(
                        CLERK, new NetId(netid), StudentFixture.json("{\"dplans\":[]}"), TaskService.Condition.NONE));
    }
}
