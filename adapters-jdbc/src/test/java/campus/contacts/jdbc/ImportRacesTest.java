package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressForm;
import campus.contacts.CreationRequest;
import campus.contacts.osid.Refusal;
import campus.contacts.people.NetId;
import campus.contacts.service.peopleimport.ImportLine;
import campus.contacts.service.peopleimport.ImportLineReader;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.spi.ImportLock;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.SupersededImportException;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.fixture.StudentFixture;
import campus.contacts.storage.text.PropertyJson;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of concurrent imports of people, in several processes on one PostgreSQL and together with a service. */
class ImportRacesTest {
    private static final int PEOPLE = 60;
    private static final int AT_ONCE = 7;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ImportLineReader LINES =
            new ImportLineReader(StorageFixture.AUTHORITY, StudentFixture.lists());

    private final StorageSettings settings = Databases.postgreSql();

    /** Returns the lines of all people; every third one is private in every second round. */
    private static List<ImportLine> lines(int round) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(i -> LINES.read(PropertyJson.read("""
                        {"identifiers":[{"identifier":"p%1$d","type":"network"}],"names":[{"family":"F%2$d"}],"private":%3$s,\
                        "roles":[{"meta":{"id":"r%1$d","sor":"HRS"},"affiliation":"employee",\
                        "telephoneNumbers":[{"number":"%2$d%1$d","type":"office"}]}],\
                        "emailAddresses":[{"address":"p%1$d@example.edu"}]}""".formatted(i, round, round % 2 == 0 && i % 3 == 0))
                        .values()))
                .toList();
    }

    /** Imports all people as the command does, removes the others, and returns the number of removed people. */
    private int replace(int round) {
        try (JdbcStorage storage = Databases.open(settings)) {
            ImportLock lock = storage.lockImports(PATIENCE).orElseThrow();
            try {
                PeopleImport into = new PeopleImport(storage, Clock.systemUTC());
                long run = into.begin();
                List<ImportLine> lines = lines(round);
                for (int from = 0; from < PEOPLE; from += AT_ONCE) {
                    assertThat(into.add(run, lines.subList(from, Math.min(PEOPLE, from + AT_ONCE))))
                            .isEmpty();
                }
                return into.removeOthers(run, AT_ONCE);
            } finally {
                lock.release();
            }
        }
    }

    /** Runs the concurrent writes of a service: contacts of people through tasks, and addresses of people through the API. */
    private Integer serve() {
        try (StudentFixture registrar = new StudentFixture(Databases.open(settings))) {
            registrar.source("sis", true);
            for (int i = 0; i < PEOPLE; i++) {
                NetId netid = new NetId("p" + i);
                registrar
                        .service()
                        .addresses()
                        .create(
                                ANYONE,
                                CreationRequest.PLAIN,
                                AddressForm.named("by hand").withResource(netid.resource(StorageFixture.AUTHORITY)));
                try {
                    registrar.accept(netid);
                } catch (Refusal notYetThereOrNoStudent) {
                    assertThat(notYetThereOrNoStudent.reason())
                            .isIn(Refusal.Reason.NOT_FOUND, Refusal.Reason.INVALID_ARGUMENT);
                }
                registrar.runAll();
            }
            return 0;
        }
    }

    @Test
    void concurrent_imports_keep_people_and_derived_rows_consistent() throws Exception {
        Databases.open(settings).close();
        List<Callable<Integer>> racers = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            int number = round;
            racers.add(() -> replace(number));
        }
        racers.add(this::serve);
        ExecutorService threads = Executors.newFixedThreadPool(racers.size());
        try {
            for (Future<Integer> racer : threads.invokeAll(racers)) {
                assertThat(racer.get()).isZero();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(count("select count(*) from person")).isEqualTo(PEOPLE);
        assertDerivedRowsAreRight();
    }

    private void assertDerivedRowsAreRight() {
        assertThat(count("""
                select count(*) from person p
                where not exists (select 1 from imported_item i where i.person_id = p.id)
                    or (select count(*) from person_role r where r.person_id = p.id) <> 1
                    or not exists (select 1 from directory_person d where d.person_id = p.id)""")).as("people without what was imported of them").isZero();
        assertThat(count("""
                select count(*) from directory_person d join person p on p.id = d.person_id
                where d.is_private <> p.is_private""")).as("directory rows that hide the wrong people").isZero();
        assertThat(count("""
                select count(*) from person p
                where (select count(*) from private_subject s where s.person_id = p.id) <> case when p.is_private then 2 else 0 end""")).as("subjects of the wrong people").isZero();
        assertThat(count("""
                select count(*) from contact c where c.private_reasons <>
                    (select count(*) from private_subject s where s.subject_key = c.reference_key)
                    + (select count(*) from private_subject s where s.subject_key = c.addressee_key)""")).as("contacts whose count is wrong").isZero();
        assertThat(count("""
                select count(*) from address a where a.private_reasons <>
                    (select count(*) from private_subject s where s.subject_key = a.resource_key)
                    + (select count(*) from contact c where c.address_id = a.id and c.private_reasons > 0)""")).as("addresses whose count is wrong").isZero();
    }

    private long count(String query) {
        try (Connection connection = DriverManager.getConnection(settings.database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void a_lost_connection_releases_the_lock_and_stops_its_import() {
        try (JdbcStorage here = Databases.open(settings);
                JdbcStorage there = Databases.open(settings)) {
            PeopleImport former = new PeopleImport(here, Clock.systemUTC());
            ImportLock lock = here.lockImports(Duration.ZERO).orElseThrow();
            long run = former.begin();
            assertThat(there.lockImports(Duration.ZERO)).isEmpty();
            Databases.execute(settings.database(), """
                    select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
                    where l.locktype = 'advisory' and d.datname = current_database()""");
            ImportLock next = there.lockImports(PATIENCE).orElseThrow();
            PeopleImport later = new PeopleImport(there, Clock.systemUTC());
            later.begin();
            assertThatThrownBy(() -> former.add(run, lines(1))).isInstanceOf(SupersededImportException.class);
            assertThatThrownBy(() -> former.removeOthers(run, AT_ONCE)).isInstanceOf(SupersededImportException.class);
            next.release();
            lock.release();
        }
    }

    /** The catalog of PostgreSQL shows that the transaction that holds the lock does not hold back anything else. */
    @Test
    void the_transaction_of_the_lock_holds_no_snapshot() {
        try (JdbcStorage storage = Databases.open(settings)) {
            ImportLock lock = storage.lockImports(Duration.ZERO).orElseThrow();
            assertThat(count("""
                    select count(*) from pg_stat_activity
                    where datname = current_database() and state = 'idle in transaction'
                        and backend_xmin is null and backend_xid is null""")).isOne();
            lock.release();
        }
    }
}
