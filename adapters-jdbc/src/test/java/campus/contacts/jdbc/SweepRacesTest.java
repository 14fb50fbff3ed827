package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.PHONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageSettings.Retention;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests sweeps of the history beside a reader or a writer in another transaction, on a database whose rows are made older. */
class SweepRacesTest {
    private static final Duration AGE = Duration.ofDays(2);

    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2InMemory(), Databases.postgreSql())
                .map(settings -> settings.withRetention(new Retention(1)));
    }

    private static Id phone(CampusFixture campus) {
        Contact.Link link = new Contact.Link(campus.address(), SOMEBODY);
        CreationRequest asked = new CreationRequest(null, List.of(PHONE), null);
        return campus.contacts()
                .create(ANYONE, link, asked, ContactForm.named("one"))
                .id();
    }

    private static void rename(CampusFixture campus, Id contact) {
        campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(SOMEBODY));
    }

    private static void unname(CampusFixture campus, Id contact) {
        campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(null));
    }

    /** Moves the founding and all versions of contacts into the past. */
    private static void age(JdbcStorage storage) {
        storage.jdbi().useHandle(handle -> {
            handle.execute("update installation set history_since = history_since - interval '3' day");
            handle.execute("update contact set changed_at = changed_at - interval '2' day");
            handle.execute("""
                    update contact_version set changed_at = changed_at - interval '2' day,
                        replaced_at = replaced_at - interval '2' day""");
        });
    }

    private static void sweep(CampusFixture campus) {
        new HistoryFixture(campus.storage()).sweep();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_answer_about_the_past_is_right_or_expired_while_another_process_sweeps(StorageSettings settings) {
        try (JdbcStorage sweeper = Databases.open(settings);
                HistoryFixture history = new HistoryFixture(Databases.open(settings))) {
            CampusFixture campus = history.campus();
            Id contact = phone(campus);
            Instant then = history.quiet().minus(AGE);
            rename(campus, contact);
            history.quiet();
            age(sweeper);
            campus.clock().advance(Duration.between(campus.clock().instant(), Instant.now()));
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            boolean isExpired = false;
            for (int step = 0; !isExpired; step++) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                if (step > 0) {
                    sweeper.sweepHistory();
                }
                try {
                    Contact found = history.contacts().asOf(then).get(ANYONE, contact);
                    assertThat(found.content().addresseeId()).isNull();
                } catch (Refusal refusal) {
                    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.EXPIRED);
                    isExpired = true;
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void record_types_of_a_version_outlive_a_sweep_beside_its_update(StorageSettings settings) {
        try (JdbcStorage storage = Databases.open(settings);
                HistoryFixture history = new HistoryFixture(storage)) {
            CampusFixture campus = history.campus();
            Id contact = phone(campus);
            rename(campus, contact);
            age(storage);
            Instant then = history.quiet();
            campus.storage().write(unit -> {
                unname(campus, contact);
                CompletableFuture.runAsync(() -> sweep(campus)).join();
                return null;
            });
            history.quiet();
            assertThat(history.contacts().version(ANYONE, contact, 2)).isNotNull();
            assertThat(history.ids(then, ContactQuery.ALL.ofTypes(TypeFilter.ofRecord(Set.of(PHONE)))))
                    .containsExactly(contact);
        }
    }
}
