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

/** Units of work that are run again, used wrongly, or disturbed. */
class UnitOfWorkTest {
    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2File(), Databases.postgreSql());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_unit_that_another_one_forestalls_is_run_again_and_sees_what_that_one_did(StorageSettings settings) {
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            AtomicInteger runs = new AtomicInteger();
            String found = campus.storage().write(unit -> {
                if (runs.incrementAndGet() == 1) {
                    CompletableFuture.runAsync(() -> keep(campus, "first")).join();
                } else {
                    return unit.answers()
                            .find("key", CampusFixture.NOON)
                            .map(Answer::text)
                            .orElseThrow();
                }
                unit.answers()
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
            unit.answers()
                    .keep("key", new Answer("f", CampusFixture.SOMEBODY, text), CampusFixture.NOON, CampusFixture.NOON);
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_a_constraint_keeps_refusing_is_a_bug_and_not_tried_for_ever(StorageSettings settings) {
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            Id nowhere = Id.parse("contact.AddressBook:4711@campus.example");
            AtomicInteger runs = new AtomicInteger();
            assertThatIllegalStateException()
                    .isThrownBy(() -> campus.storage().write(unit -> {
                        runs.incrementAndGet();
                        return unit.addresses()
                                .insert(identity -> campus.addressOf(campus.address()), CampusFixture.NOON, nowhere);
                    }));
            assertThat(runs).hasValue(10);
            assertThat(campus.list(AddressQuery.ALL)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_unit_is_for_its_time_and_its_thread(StorageSettings settings) {
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
    void a_unit_that_only_looks_can_neither_lock_nor_change_nor_close(StorageSettings settings) {
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            Id address = campus.address();
            campus.storage().read(unit -> {
                assertThatIllegalStateException()
                        .isThrownBy(() -> unit.addresses().lock(address));
                assertThatIllegalStateException()
                        .isThrownBy(() -> unit.addresses().delete(address));
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
    void an_interrupted_thread_harms_nobody_else(StorageSettings settings) throws Exception {
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            Id address = campus.address();
            for (int round = 0; round < 50; round++) {
                Thread thread = new Thread(() -> {
                    try {
                        campus.contact(address);
                        campus.contact(address);
                    } catch (StorageUnavailableException interrupted) {
                        // as it may be
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
    void an_operator_may_watch_the_connections() {
        try (JdbcStorage storage = Databases.open(Databases.h2InMemory())) {
            assertThat(storage.gauges())
                    .containsOnlyKeys(
                            "connections.max", "connections.active", "connections.idle", "connections.awaited");
            assertThat(storage.gauges().get("connections.max").getAsLong()).isEqualTo(16);
            long active = storage.read(
                    unit -> storage.gauges().get("connections.active").getAsLong());
            assertThat(active).isEqualTo(1);
        }
    }
}
