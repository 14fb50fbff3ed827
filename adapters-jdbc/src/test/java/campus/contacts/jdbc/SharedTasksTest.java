package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.StudentFixture.ADA;
import static campus.contacts.spi.fixture.StudentFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.people.NetId;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.StudentFixture;
import campus.contacts.tasks.Task;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests of tasks with two storages on one PostgreSQL, like two processes. */
class SharedTasksTest {
    private static final NetId BOB = new NetId("bob2");

    private static StudentFixture here;
    private static StudentFixture there;

    @BeforeAll
    static void open() {
        StorageSettings settings = Databases.postgreSql();
        here = new StudentFixture(Databases.open(settings));
        there = new StudentFixture(Databases.open(settings));
        here.enrol(ADA);
        here.enrol(BOB);
        // the first to need the book creates it, and the others wait
        here.source("sis", true);
    }

    @AfterAll
    static void close() {
        here.close();
        there.close();
    }

    private static boolean hasEnded(Task task) {
        return here.tasks().get(ANYONE, task.id()).ended().isPresent();
    }

    @Test
    void two_processes_run_tasks_of_one_person_in_sequence() {
        Task first = here.accept(ADA, item(ADA, "EMRG", 1, "First"));
        Task second = there.accept(ADA, item(ADA, "EMRG", 1, "Second"));
        Task bobs = there.accept(BOB, item(BOB, "EMRG", 1, "Bob's"));
        here.storage().write(unit -> {
            assertThat(here.tasks().runNext()).isTrue();
            CompletableFuture.runAsync(there::runAll).join();
            return null;
        });
        assertThat(hasEnded(first)).isTrue();
        assertThat(hasEnded(bobs)).isTrue();
        assertThat(hasEnded(second)).isFalse();
        there.runAll();
        assertThat(there.shown(ADA))
                .singleElement()
                .satisfies(contact ->
                        assertThat(contact.contact().display().name()).isEqualTo("Second Doe"));
    }

    @Test
    void another_process_reruns_an_interrupted_task() {
        Task task = here.accept(BOB, item(BOB, "XP", 7, "Once"));
        assertThatThrownBy(() -> here.storage().write(unit -> {
                    assertThat(here.tasks().runNext()).isTrue();
                    CompletableFuture.runAsync(there::runAll).join();
                    throw new ArithmeticException("a crash");
                }))
                .isInstanceOf(ArithmeticException.class);
        assertThat(hasEnded(task)).isFalse();
        assertThat(there.tasks().runNext()).isTrue();
        assertThat(hasEnded(task)).isTrue();
        assertThat(there.shown(BOB))
                .singleElement()
                .satisfies(contact ->
                        assertThat(contact.contact().identity().version()).isEqualTo(1));
        assertThat(here.tasks().runNext()).isFalse();
    }
}
