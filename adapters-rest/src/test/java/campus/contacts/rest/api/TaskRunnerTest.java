package campus.contacts.rest.api;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Caller;
import campus.contacts.Value;
import campus.contacts.access.Poll;
import campus.contacts.people.Netid;
import campus.contacts.people.PersonalContacts;
import campus.contacts.people.Students;
import campus.contacts.spi.Registrar;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageFixture;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.tasks.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TaskRunnerTest {
    /** A clock that fails as code may whose stack is full, once. */
    private static final class FailingOnce extends Clock {
        private final AtomicBoolean failed = new AtomicBoolean();
        private final Clock clock;

        FailingOnce(Clock clock) {
            this.clock = clock;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            if (failed.compareAndSet(false, true)) {
                throw new StackOverflowError("for a test");
            }
            return clock.instant();
        }
    }

    @Test
    void an_error_in_a_task_ends_that_task_and_not_the_thread() {
        try (Storage storage = StorageProvider.openStorage(
                        StorageSettings.of(StorageSettings.MEMORY, StorageFixture.AUTHORITY));
                Registrar registrar = Registrar.ofAdaAndEve(storage)) {
            PersonalContacts failing =
                    new PersonalContacts(registrar.service(), Registrar.lists(), new FailingOnce(registrar.clock()));
            Students students = new Students(storage, Registrar.lists(), registrar.clock());
            String first = accepted(registrar, Registrar.ADA);
            String second = accepted(registrar, Registrar.EVE);
            TaskRunner runner = TaskRunner.start(new Tasks(storage, failing, students, registrar.clock()), 1);
            try {
                assertThat(result(registrar, first)).isEqualTo("FAILURE: unexpected error");
                assertThat(result(registrar, second)).isEqualTo("SUCCESS: 0 contacts for eve5");
            } finally {
                runner.close();
            }
        }
    }

    private static String accepted(Registrar registrar, Netid netid) {
        return registrar
                .tasks()
                .replaceContacts(Caller.ANYONE, netid, new Value.Sequence(List.of()), Tasks.Condition.NONE)
                .id();
    }

    /** What a task ended with, once it has. */
    private static String result(Registrar registrar, String id) {
        Poll.until(
                "the task ends",
                () -> registrar.tasks().get(Caller.ANYONE, id).ended().isPresent());
        return registrar.tasks().get(Caller.ANYONE, id).result().message();
    }
}
