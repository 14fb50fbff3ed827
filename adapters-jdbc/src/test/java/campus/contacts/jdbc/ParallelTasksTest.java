package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.StudentFixture.ADA;
import static campus.contacts.spi.fixture.StudentFixture.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.people.NetId;
import campus.contacts.service.people.TaskService.Condition;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.StudentFixture;
import campus.contacts.tasks.Task;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of tasks that several threads of one process run. */
class ParallelTasksTest {
    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2InMemory(), Databases.postgreSql());
    }

    private static Task accept(StudentFixture registrar, NetId netid) {
        return registrar.tasks().patchStudent(ANYONE, netid, StudentFixture.json("""
                        {"dplans":[{"term_code":"202301","dplan_id":"R","dplan_source_id":"PHL"}]}"""), Condition.NONE);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tasks_of_different_persons_run_in_parallel(StorageSettings settings) {
        try (StudentFixture registrar = StudentFixture.ofAdaAndEve(Databases.open(settings))) {
            Task first = accept(registrar, ADA);
            Task second = accept(registrar, ADA);
            Task others = accept(registrar, EVE);
            registrar.storage().write(unit -> {
                assertThat(unit.tasks().claim()).contains(first);
                CompletableFuture.runAsync(registrar::runAll).join();
                return null;
            });
            assertThat(registrar.tasks().get(ANYONE, others.id()).ended()).isPresent();
            assertThat(registrar.tasks().get(ANYONE, first.id()).ended()).isEmpty();
            assertThat(registrar.tasks().get(ANYONE, second.id()).ended()).isEmpty();
        }
    }
}
