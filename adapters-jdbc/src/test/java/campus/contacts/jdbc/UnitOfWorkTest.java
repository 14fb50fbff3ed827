package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.spi.IdempotencyStore.Answer;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.UnitOfWork;
import campus.contacts.spi.fixture.CampusFixture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of units of work that are retried, misused or interrupted. */
class UnitOfWorkTest {
    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2File(), Databases.postgreSql());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_conflicting_unit_of_work_is_retried_on_fresh_data(StorageSettings settings) {
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            AtomicInteger runs = new AtomicInteger();
            String found = campus.storage().write(unit -> {
                if (runs.incrementAndGet() == 1) {
                    CompletableFuture.runAsync(() -> keep(campus, "first")).join();
                } else {
                    return unit.idempotency()
                            .find("key", CampusFixture.NOON)
                            .map(Answer::text)
                            .orElseThrow();
                }
                unit.idempotency()
                        .keep(
                                "key",
                                new Answer("f", CampusFixture.SOMEBODY, "second"),
                                CampusFixture.NOON,
                                CampusFixture.NOON);
                return "second";
            });
            assertThat(found).isEqualTo("first");
            assertThat(runs).hasValue(2);
        }
    }

    private static void keep(CampusFixture campus, String text) {
        campus.storage().write(unit -> {
            unit.idempotency()
                    .keep("key", new Answer("f", CampusFixture.SOMEBODY, text), CampusFixture.NOON, CampusFixture.NOON);
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_permanent_constraint_violation_is_a_bug_after_10_attempts(StorageSettings settings) {
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            Id nowhere = Id.parse("contact.AddressBook:4711@campus.example");
            AtomicInteger runs = new AtomicInteger();
            assertThatIllegalStateException()
                    .isThrownBy(() -> campus.storage().write(unit -> {
                        runs.incrementAndGet();
                        return unit.addresses().insert(identity -> campus.addressOf(campus.address()), nowhere);
                    }));
            assertThat(runs).hasValue(10);
            assertThat(campus.list(AddressQuery.ALL)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_unit_of_work_is_limited_to_its_call_and_thread(StorageSettings settings) {
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            UnitOfWork ended = campus.storage().write(unit -> unit);
            assertThatIllegalStateException().isThrownBy(ended::addresses);
            var addresses = campus.storage().write(UnitOfWork::addresses);
            assertThatIllegalStateException()
                    .isThrownBy(() -> addresses.list(AddressQuery.ALL, Visibility.EVERYTHING, CampusFixture.all()));
            campus.storage().read(unit -> {
                assertThatThrownBy(() ->
                                CompletableFuture.supplyAsync(unit::contacts).join())
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(IllegalStateException.class);
                return null;
            });
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_read_only_unit_of_work_cannot_lock_write_or_close(StorageSettings settings) {
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            Id address = campus.address();
            campus.storage().read(unit -> {
                assertThatIllegalStateException()
                        .isThrownBy(() -> unit.addresses().lock(address));
                assertThatIllegalStateException()
                        .isThrownBy(() -> unit.addresses().delete(campus.addressOf(address)));
                assertThatIllegalStateException()
                        .isThrownBy(() -> unit.addressBooks().lockHierarchy());
                assertThatIllegalStateException()
                        .isThrownBy(() -> unit.addressBooks().markRoot(campus.defaultBook(), false));
                assertThatIllegalStateException().isThrownBy(() -> keep(campus, "text"));
                assertThatIllegalStateException()
                        .isThrownBy(() -> campus.storage().close());
                return null;
            });
            assertThat(campus.list(AddressQuery.ALL)).containsExactly(address);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_interrupted_thread_does_not_affect_other_threads(StorageSettings settings) throws Exception {
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            Id address = campus.address();
            for (int round = 0; round < 50; round++) {
                Thread thread = new Thread(() -> {
                    try {
                        campus.contact(address);
                        campus.contact(address);
                    } catch (StorageUnavailableException interrupted) {
                        // expected: this is the interrupted thread
                    }
                });
                thread.start();
                campus.address();
                thread.interrupt();
                thread.join();
                assertThat(campus.addressOf(address)).isNotNull();
                campus.addresses().delete(ANYONE, campus.address(), VersionPrecondition.NONE);
            }
        }
    }

    @Test
    void an_H2_database_that_closed_itself_is_a_fault_once_and_then_open_again() {
        StorageSettings settings = Databases.h2File();
        JdbcStorage storage = Databases.open(settings);
        try (CampusFixture campus = new CampusFixture(storage)) {
            Id address = campus.address();
            assertThatThrownBy(() -> storage.jdbi().useHandle(handle -> handle.execute("shutdown immediately")))
                    .isInstanceOf(JdbiException.class);
            assertThatThrownBy(() -> campus.addressOf(address)).isInstanceOf(StorageUnavailableException.class);
            assertThat(campus.addressOf(address).id()).isEqualTo(address);
            assertThat(campus.address()).isNotEqualTo(address);
        }
    }

    @Test
    void connections_have_gauges() {
        try (JdbcStorage storage = Databases.open(Databases.h2InMemory())) {
            assertThat(storage.gauges())
                    .containsOnlyKeys(
                            "connections.max",
                            "connections.active",
                            "connections.idle",
                            "connections.awaited",
                            "changes.lag.seconds");
            assertThat(storage.gauges().get("connections.max").getAsLong()).isEqualTo(16);
            long active = storage.read(
                    unit -> storage.gauges().get("connections.active").getAsLong());
            assertThat(active).isEqualTo(1);
        }
    }
}
