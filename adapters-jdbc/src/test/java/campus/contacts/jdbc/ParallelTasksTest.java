package campus.contacts.jdbc;

import static campus.contacts.spi.Campus.ANYONE;
import static campus.contacts.spi.Registrar.ADA;
import static campus.contacts.spi.Registrar.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.people.Netid;
import campus.contacts.spi.Registrar;
import campus.contacts.spi.StorageSettings;
import campus.contacts.tasks.Task;
import campus.contacts.tasks.Tasks.Condition;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks that several threads of one process run. */
class ParallelTasksTest {
    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2InMemory(), Databases.postgreSql());
    }

    private static Task accept(Registrar registrar, Netid netid) {
        return registrar.tasks().patchStudent(ANYONE, netid, Registrar.json("""
                        {"dplans":[{"term_code":"202301","dplan_id":"R","dplan_source_id":"PHL"}]}"""), Condition.NONE);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void while_one_task_is_running_another_thread_runs_that_of_another_person(StorageSettings settings) {
        try (Registrar registrar = Registrar.ofAdaAndEve(Databases.open(settings))) {
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
