package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.service.IdempotentRequests;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.fixture.CampusFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Tests of several storages on one PostgreSQL, like several processes, and of network failures. */
class SharedServerTest {
    private static final int ROUNDS = 20;

    @Test
    void a_concurrently_opened_database_is_created_once() throws Exception {
        for (int round = 0; round < 3; round++) {
            StorageSettings settings = Databases.postgreSql();
            List<JdbcStorage> storages = new ArrayList<>();
            for (Future<JdbcStorage> opening : atOnce(List.<Callable<JdbcStorage>>of(
                    () -> Databases.open(settings), () -> Databases.open(settings), () -> Databases.open(settings)))) {
                storages.add(opening.get());
            }
            Id first = null;
            for (JdbcStorage storage : storages) {
                CampusFixture campus = new CampusFixture(storage);
                assertThat(campus.roots()).containsExactly(campus.defaultBook());
                Id book = campus.book();
                assertThat(book).isNotEqualTo(first);
                first = book;
            }
            storages.forEach(JdbcStorage::close);
        }
    }

    @Test
    void one_of_two_concurrent_authorities_is_rejected() throws Exception {
        StorageSettings settings = Databases.postgreSql();
        List<Object> outcomes = new ArrayList<>();
        for (Future<JdbcStorage> opening : atOnce(List.<Callable<JdbcStorage>>of(
                () -> Databases.open(Databases.as(settings, "one.example")),
                () -> Databases.open(Databases.as(settings, "other.example"))))) {
            outcomes.add(outcome(opening));
        }
        assertThat(outcomes)
                .filteredOn(JdbcStorage.class::isInstance)
                .hasSize(1)
                .allSatisfy(storage -> ((JdbcStorage) storage).close());
        assertThat(outcomes).filteredOn(Refusal.class::isInstance).hasSize(1);
    }

    @Test
    void rules_hold_across_storages() throws Exception {
        StorageSettings settings = Databases.postgreSql();
        try (CampusFixture here = new CampusFixture(Databases.open(settings));
                CampusFixture there = new CampusFixture(Databases.open(settings))) {
            for (int round = 0; round < ROUNDS; round++) {
                noCycle(here, there);
                noHomelessObject(here, there);
                noLostUpdate(here, there);
                doneOnce(here, there, "key " + round);
            }
        }
    }

    private static void noCycle(CampusFixture here, CampusFixture there) throws Exception {
        Id one = here.book();
        Id other = there.book();
        assertThat(refusals(
                        () -> here.hierarchy().addChild(ANYONE, one, other),
                        () -> there.hierarchy().addChild(ANYONE, other, one)))
                .containsExactly(Refusal.Reason.ILLEGAL_STATE);
    }

    private static void noHomelessObject(CampusFixture here, CampusFixture there) throws Exception {
        Id law = here.book();
        Id arts = there.book();
        Id address = here.address(law, arts);
        assertThat(refusals(
                        () -> here.addresses().unfile(ANYONE, address, law),
                        () -> there.addresses().unfile(ANYONE, address, arts)))
                .containsExactly(Refusal.Reason.ILLEGAL_STATE);
        assertThat(here.booksOfAddress(address)).hasSize(1);
    }

    private static void noLostUpdate(CampusFixture here, CampusFixture there) throws Exception {
        Id id = here.address();
        assertThat(refusals(
                        () -> here.addresses()
                                .update(ANYONE, id, VersionPrecondition.NONE, form -> form.withText("here")),
                        () -> there.addresses()
                                .update(
                                        ANYONE,
                                        id,
                                        VersionPrecondition.NONE,
                                        form -> form.withResource(CampusFixture.SOMEBODY))))
                .isEmpty();
        Address address = there.addressOf(id);
        assertThat(address.content().text()).isEqualTo("here");
        assertThat(address.content().resourceId()).isEqualTo(CampusFixture.SOMEBODY);
        assertThat(address.identity().version()).isEqualTo(3);
    }

    private static void doneOnce(CampusFixture here, CampusFixture there, String key) throws Exception {
        int before = here.list(AddressQuery.ALL).size();
        IdempotentRequests.Request request = new IdempotentRequests.Request(key, "POST");
        List<IdempotentRequests.Result> answers = new ArrayList<>();
        for (Future<IdempotentRequests.Result> answer : atOnce(List.<Callable<IdempotentRequests.Result>>of(
                () -> here.service()
                        .idempotency()
                        .execute(ANYONE, request, () -> new IdempotentRequests.Result(here.address(), "")),
                () -> there.service()
                        .idempotency()
                        .execute(ANYONE, request, () -> new IdempotentRequests.Result(there.address(), ""))))) {
            answers.add(answer.get());
        }
        assertThat(answers.get(0)).isEqualTo(answers.get(1));
        assertThat(there.list(AddressQuery.ALL)).hasSize(before + 1);
    }

    @Test
    void a_lost_connection_fails_once_and_is_replaced() {
        StorageSettings settings = Databases.postgreSql();
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            campus.address();
            assertThatThrownBy(() -> campus.storage().write(unit -> {
                        campus.address();
                        Databases.execute(settings.database(), """
                                select pg_terminate_backend(pid) from pg_stat_activity
                                where datname = current_database() and pid <> pg_backend_pid()""");
                        return campus.address();
                    }))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessage("the database does not answer");
            assertThat(eventually(() -> campus.list(AddressQuery.ALL))).hasSize(1);
        }
    }

    @Test
    void a_write_to_a_demoted_primary_is_retried_on_a_new_connection() {
        try (CampusFixture campus = new CampusFixture(Databases.open(Databases.postgreSql()))) {
            Jdbi jdbi = ((JdbcStorage) campus.storage()).jdbi();
            List<Handle> all = new ArrayList<>();
            for (int i = 0; i < StorageSettings.Capacity.DEFAULT.connections(); i++) {
                all.add(jdbi.open());
            }
            for (Handle each : all) {
                each.execute("set default_transaction_read_only = on");
                each.close();
            }
            campus.address();
            assertThat(campus.list(AddressQuery.ALL)).hasSize(1);
        }
    }

    @Test
    void an_unreachable_server_is_a_fault_until_it_returns() {
        try (CuttableProxy wire = new CuttableProxy(Databases.port()).up();
                CampusFixture campus =
                        new CampusFixture(Databases.open(Databases.through(wire, Databases.postgreSql())))) {
            campus.address();
            wire.cut();
            assertThatThrownBy(campus::address).isInstanceOf(StorageUnavailableException.class);
            assertThatThrownBy(() -> campus.list(AddressQuery.ALL)).isInstanceOf(StorageUnavailableException.class);
            wire.up();
            assertThat(eventually(() -> campus.list(AddressQuery.ALL))).hasSize(1);
        }
    }

    /** Retries, because the pool may still contain lost connections. */
    private static <T> T eventually(Callable<T> work) {
        StorageUnavailableException last = null;
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                return work.call();
            } catch (StorageUnavailableException fault) {
                last = fault;
            } catch (Exception unexpected) {
                throw new AssertionError(unexpected);
            }
        }
        throw new AssertionError("still no answer", last);
    }

    @Test
    void a_commit_with_unknown_outcome_is_not_retried() {
        StorageSettings settings = Databases.postgreSql();
        // makes the driver send COMMIT as text instead of the name of a prepared statement
        String url = settings.database() + "&prepareThreshold=0";
        try (CuttableProxy wire = new CuttableProxy(Databases.port()).up();
                CampusFixture campus =
                        new CampusFixture(Databases.open(Databases.through(wire, Databases.settings(url))))) {
            AtomicInteger runs = new AtomicInteger();
            // with the terminator of a string in the protocol, since connections also send READ COMMITTED
            wire.cutAfter("COMMIT\0");
            assertThatThrownBy(() -> campus.storage().write(unit -> {
                        runs.incrementAndGet();
                        return campus.addresses().create(ANYONE, CreationRequest.PLAIN, AddressForm.named("once"));
                    }))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining("whole or not at all");
            assertThat(runs).hasValue(1);
            assertThat(eventually(() -> campus.list(AddressQuery.ALL))).hasSize(1);
        }
    }

    private static List<Refusal.Reason> refusals(Runnable... works) throws Exception {
        List<Callable<Object>> calls = new ArrayList<>();
        for (Runnable work : works) {
            calls.add(Executors.callable(work));
        }
        List<Refusal.Reason> reasons = new ArrayList<>();
        for (Future<Object> done : atOnce(calls)) {
            if (outcome(done) instanceof Refusal refusal) {
                reasons.add(refusal.reason());
            }
        }
        return reasons;
    }

    private static Object outcome(Future<?> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Refusal refusal) {
                return refusal;
            }
            throw failure;
        }
    }

    private static <T> List<Future<T>> atOnce(List<Callable<T>> works) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(works.size());
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        List<Callable<T>> racers = new ArrayList<>();
        for (Callable<T> work : works) {
            racers.add(() -> {
                start.await();
                return work.call();
            });
        }
        try {
            return threads.invokeAll(racers);
        } finally {
            threads.shutdown();
        }
    }
}
