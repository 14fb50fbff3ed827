package campus.contacts.rest.campus;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.access.Caller;
import campus.contacts.auth.Poll;
import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import campus.contacts.service.people.PersonalContacts;
import campus.contacts.service.people.Students;
import campus.contacts.service.people.TaskService;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.fixture.StudentFixture;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TaskWorkerTest {
    /** A clock that throws once, as any code may on a full stack. */
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
                StudentFixture registrar = StudentFixture.ofAdaAndEve(storage)) {
            PersonalContacts failing = new PersonalContacts(
                    registrar.service(), StudentFixture.lists(), new FailingOnce(registrar.clock()));
            Students students = new Students(storage, StudentFixture.lists(), registrar.clock());
            String first = accepted(registrar, StudentFixture.ADA);
            String second = accepted(registrar, StudentFixture.EVE);
            TaskWorker runner = TaskWorker.start(new TaskService(storage, failing, students, registrar.clock()), 1);
            try {
                assertThat(result(registrar, first)).isEqualTo("FAILURE: unexpected error");
                assertThat(result(registrar, second)).isEqualTo("SUCCESS: 0 contacts for eve5");
            } finally {
                runner.close();
            }
        }
    }

    private static String accepted(StudentFixture registrar, NetId netid) {
        return registrar
                .tasks()
                .replaceContacts(Caller.ANYONE, netid, new Value.Array(List.of()), TaskService.Condition.NONE)
                .id();
    }

    /** Returns the result of a task, after its end. */
    private static String result(StudentFixture registrar, String id) {
        Poll.until(
                "the task ends",
                () -> registrar.tasks().get(Caller.ANYONE, id).ended().isPresent());
        return registrar.tasks().get(Caller.ANYONE, id).result().message();
    }
}
