package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.VersionPrecondition;
import campus.contacts.osid.Id;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the warnings about recorded time in the future, of an inspection and of an open storage. */
class RecordedMomentsTest {
    private static final String BEGINS = "the history begins at ";
    private static final String NEWEST = "the newest change is recorded at ";
    private static final String OTHER_CLOCK = "the clock of the database shows ";

    private final TestClock clock = HistoryFixture.startingNow();

    private void assertWarnings(StorageSettings settings, String... starts) {
        assertWarnings(settings, clock, starts);
    }

    /** Requires these warnings, and no other ones, before and after opening. */
    private static void assertWarnings(StorageSettings settings, Clock clock, String... starts) {
        StorageSettings timed = settings.withClock(clock);
        List<String> inspected = new JdbcStorageProvider().inspect(timed).warnings();
        assertThat(inspected).hasSize(starts.length);
        for (int i = 0; i < starts.length; i++) {
            assertThat(inspected.get(i)).startsWith(starts[i]);
        }
        try (JdbcStorage storage = Databases.open(timed)) {
            assertThat(storage.warnings()).hasSameSizeAs(inspected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void a_database_of_the_past_needs_no_warning(String kind) {
        StorageSettings settings = kind.equals("h2") ? Databases.h2File() : Databases.postgreSql();
        assertWarnings(settings, Clock.systemUTC());
        assertWarnings(settings, Clock.systemUTC());
    }

    @Test
    void a_database_that_was_founded_in_the_future_is_a_warning_until_then() {
        StorageSettings settings = Databases.h2File();
        clock.advance(Duration.ofDays(1));
        Databases.open(settings.withClock(clock)).close();
        clock.advance(Duration.ofDays(-1));
        assertWarnings(settings, BEGINS);
        clock.advance(Duration.ofDays(2));
        assertWarnings(settings);
    }

    @Test
    void every_kind_of_change_in_the_future_is_a_warning() {
        List<Consumer<CampusFixture>> changes = List.of(
                CampusFixture::address,
                campus -> campus.contact(campus.address()),
                CampusFixture::book,
                campus -> campus.addresses()
                        .update(ANYONE, address(), VersionPrecondition.NONE, form -> form.withText("x")),
                campus -> campus.addresses().delete(ANYONE, address(), VersionPrecondition.NONE),
                campus -> campus.addresses().file(ANYONE, address(), book()),
                campus -> campus.hierarchy().addRoot(ANYONE, book()));
        for (Consumer<CampusFixture> change : changes) {
            StorageSettings settings = Databases.h2File();
            try (CampusFixture campus = new CampusFixture(Databases.open(settings.withClock(clock)))) {
                campus.address();
                campus.book();
                clock.advance(Duration.ofDays(1));
                change.accept(campus);
                clock.advance(Duration.ofDays(-1));
                campus.address();
            }
            assertWarnings(settings, NEWEST);
        }
    }

    private static Id address() {
        return Id.parse("contact.Address:1@campus.example");
    }

    private static Id book() {
        return Id.parse("contact.AddressBook:2@campus.example");
    }

    @Test
    void the_clock_of_the_server_is_compared_with_that_of_the_machine() {
        StorageSettings settings = Databases.postgreSql();
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            campus.address();
        }
        Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        assertWarnings(settings, behind, BEGINS, OTHER_CLOCK);
        Databases.moveRecorded(settings, Duration.ofHours(-1));
        assertWarnings(settings, behind, OTHER_CLOCK);
        assertWarnings(settings, Clock.offset(Clock.systemUTC(), Duration.ofHours(1)), OTHER_CLOCK);
    }
}
