package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static campus.contacts.spi.fixture.StudentFixture.ADA;
import static campus.contacts.spi.fixture.StudentFixture.item;
import static campus.contacts.spi.fixture.StudentFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.Claims;
import campus.contacts.access.GrantScope;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import campus.contacts.people.Person.Standing;
import campus.contacts.service.people.PersonalContacts;
import campus.contacts.service.people.Students;
import campus.contacts.service.people.TaskService;
import campus.contacts.service.people.TaskService.Condition;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.fixture.StudentFixture;
import campus.contacts.tasks.Task;
import campus.contacts.tasks.TaskType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Accepted tasks run once and in order, and their results are shown (campus facades, sections 5 and 7). */
public interface TasksContract extends StorageFixture {
    NetId BOB = new NetId("bob2");

    /** Returns a caller with scopes. */
    static Caller caller(String name, String... scopes) {
        return new Caller(
                name, Map.of(), new Claims(name, Set.of(scopes), Map.of("email", name + "@example.edu", "exp", "9")));
    }

    /** Returns a caller that may write. */
    static Caller writer(String name) {
        return caller(name, PersonalContacts.READ, PersonalContacts.WRITE, Students.READ, Students.WRITE);
    }

    private StudentFixture registrar() {
        StudentFixture registrar = new StudentFixture(openStorage());
        registrar.enrol(ADA);
        registrar.enrol(BOB);
        return registrar;
    }

    @Test
    default void a_task_is_read_back_unchanged() {
        try (StudentFixture registrar = registrar()) {
            Value payload =
                    json("{\"dplans\":[{\"term_code\":\"202301\",\"dplan_id\":\"R\",\"dplan_source_id\":\"PHL\"}]}");
            Task task = registrar.tasks().patchStudent(writer("clerk"), ADA, payload, Condition.NONE);
            assertThat(task.id()).matches("[0-9a-f]{24}");
            assertThat(task.acceptedAt()).isEqualTo(CampusFixture.NOON);
            assertThat(task.ended()).isEmpty();
            assertThat(registrar.tasks().get(writer("clerk"), task.id())).isEqualTo(task);
            Task.Order order = task.order();
            assertThat(order.change()).isEqualTo(TaskType.DPLANS);
            assertThat(order.netid()).isEqualTo(ADA);
            assertThat(order.payload()).isEqualTo(payload);
            assertThat(order.requester().shown())
                    .containsEntry("sub", "clerk")
                    .containsEntry("email", "clerk@example.edu")
                    .containsEntry("exp", "9")
                    .doesNotContainKey("iat");
            assertThat(order.requester().shown().get("scope")).contains(Students.READ + "," + Students.WRITE);
        }
    }

    @Test
    default void a_task_ends_with_its_effect_and_erases_a_contacts_payload() {
        try (StudentFixture registrar = registrar()) {
            Task task = registrar.accept(ADA, item(ADA, "EMRG", 1, "Jane"));
            assertThat(registrar.shown(ADA)).isEmpty();
            registrar.clock().advance(Duration.ofSeconds(3));
            assertThat(registrar.tasks().runNext()).isTrue();
            Task ended = registrar.tasks().get(ANYONE, task.id());
            assertThat(ended.result())
                    .isEqualTo(new Task.Result(registrar.clock().instant(), true, "SUCCESS: 1 contact added for ada1"));
            assertThat(ended.order().payload()).isEqualTo(Value.NULL);
            assertThat(registrar.shown(ADA)).hasSize(1);
            assertThat(registrar.tasks().runNext()).isFalse();
        }
    }

    @Test
    default void tasks_run_in_the_order_of_their_acceptance() {
        try (StudentFixture registrar = registrar()) {
            List<Task> accepted = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                accepted.add(
                        registrar.accept(i % 2 == 0 ? ADA : BOB, item(i % 2 == 0 ? ADA : BOB, "EMRG", i, "Nr " + i)));
            }
            for (int done = 0; done < 12; done++) {
                assertThat(registrar.tasks().runNext()).isTrue();
                assertThat(accepted.stream()
                                .map(task -> registrar.tasks().get(ANYONE, task.id()))
                                .takeWhile(task -> task.ended().isPresent()))
                        .hasSize(done + 1);
            }
            assertThat(registrar.shown(ADA).get(0).priority().orElseThrow()).isEqualByComparingTo("10");
            assertThat(registrar.shown(BOB).get(0).priority().orElseThrow()).isEqualByComparingTo("11");
        }
    }

    @Test
    default void requesters_take_turns() {
        try (StudentFixture registrar = registrar()) {
            Value payload =
                    json("{\"dplans\":[{\"term_code\":\"202301\",\"dplan_id\":\"R\",\"dplan_source_id\":\"PHL\"}]}");
            for (int i = 0; i < 10; i++) {
                registrar.tasks().patchStudent(writer("busy"), ADA, payload, Condition.NONE);
            }
            registrar.tasks().runNext();
            registrar.tasks().runNext();
            Task first = registrar.tasks().patchStudent(writer("other"), BOB, payload, Condition.NONE);
            Task second = registrar.tasks().patchStudent(writer("other"), BOB, payload, Condition.NONE);
            registrar.tasks().runNext();
            registrar.tasks().runNext();
            assertThat(registrar.tasks().get(ANYONE, first.id()).ended()).isPresent();
            assertThat(registrar.tasks().get(ANYONE, second.id()).ended()).isEmpty();
            registrar.tasks().runNext();
            registrar.tasks().runNext();
            assertThat(registrar.tasks().get(ANYONE, second.id()).ended()).isPresent();
        }
    }

    @Test
    default void pending_tasks_are_limited_per_requester() {
        try (StudentFixture registrar = registrar()) {
            Value payload =
                    json("{\"dplans\":[{\"term_code\":\"202301\",\"dplan_id\":\"R\",\"dplan_source_id\":\"PHL\"}]}");
            for (int i = 0; i < TaskService.MOST_WAITING; i++) {
                registrar.tasks().patchStudent(writer("busy"), ADA, payload, Condition.NONE);
            }
            assertRefused(
                    Reason.EXHAUSTED,
                    () -> registrar.tasks().patchStudent(writer("busy"), BOB, payload, Condition.NONE));
            registrar.tasks().patchStudent(writer("other"), BOB, payload, Condition.NONE);
            registrar.tasks().runNext();
            registrar.tasks().patchStudent(writer("busy"), BOB, payload, Condition.NONE);
        }
    }

    @Test
    default void only_the_first_task_of_a_person_can_be_claimed() {
        try (StudentFixture registrar = registrar()) {
            Task first = registrar.accept(ADA, item(ADA, "EMRG", 1, "Jane"));
            registrar.accept(ADA);
            Task others = registrar.accept(BOB);
            registrar.storage().write(unit -> {
                assertThat(unit.tasks().claim()).contains(first);
                unit.tasks().end(ended(first));
                return null;
            });
            registrar.runAll();
            assertThat(registrar.tasks().get(ANYONE, others.id()).ended()).isPresent();
        }
    }

    private static Task ended(Task task) {
        return new Task(task.id(), task.order(), task.acceptedAt(), new Task.Result(CampusFixture.NOON, true, "done"));
    }

    @Test
    default void a_rolled_back_task_is_run_again() {
        try (StudentFixture registrar = registrar()) {
            Task task = registrar.accept(ADA, item(ADA, "EMRG", 1, "Jane"));
            assertThatThrownBy(() -> registrar.storage().write(unit -> {
                        registrar.tasks().runNext();
                        assertThat(unit.tasks()
                                        .find(task.id(), CampusFixture.NOON)
                                        .orElseThrow()
                                        .ended())
                                .isPresent();
                        throw new ArithmeticException("a crash");
                    }))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(registrar.tasks().get(ANYONE, task.id())).isEqualTo(task);
            assertThat(registrar.shown(ADA)).isEmpty();
            registrar.runAll();
            assertThat(registrar.shown(ADA)).hasSize(1);
        }
    }

    @Test
    default void an_impossible_task_fails_without_effect_and_the_next_runs() {
        try (StudentFixture registrar = registrar()) {
            registrar.put(ADA, item(ADA, "EMRG", 1, "Jane"));
            String jane = StudentFixture.withId(
                    item(ADA, "EMRG", 1, "Janet"), registrar.ids(ADA).get(0));
            Task first = registrar.accept(ADA);
            Task impossible = registrar.accept(ADA, item(ADA, "EMRG", 2, "New"), jane);
            Task last = registrar.accept(ADA, item(ADA, "XP", 3, "Last"));
            registrar.runAll();
            assertThat(registrar.tasks().get(ANYONE, first.id()).result().isSuccess())
                    .isTrue();
            Task failed = registrar.tasks().get(ANYONE, impossible.id());
            assertThat(failed.result().isSuccess()).isFalse();
            assertThat(failed.result().message())
                    .isEqualTo("FAILURE: /1/id: is not the id of one of the person's contacts");
            assertThat(failed.order().payload()).isEqualTo(Value.NULL);
            assertThat(registrar.tasks().get(ANYONE, last.id()).result().message())
                    .isEqualTo("SUCCESS: 1 contact added for ada1");
        }
    }

    @Test
    default void a_condition_is_checked_on_acceptance_and_on_execution() {
        try (StudentFixture registrar = registrar()) {
            long version = registrar.version(ADA);
            assertRefused(Reason.OUTDATED, () -> pinned(registrar, version + 1));
            Task first = pinned(registrar, version);
            Task second = pinned(registrar, version);
            registrar.runAll();
            assertThat(registrar.tasks().get(ANYONE, first.id()).result().isSuccess())
                    .isTrue();
            assertThat(registrar.tasks().get(ANYONE, second.id()).result().message())
                    .isEqualTo("FAILURE: the object has been modified (version mismatch)");
            assertThat(registrar.version(ADA)).isNotEqualTo(version);
        }
    }

    private static Task pinned(StudentFixture registrar, long version) {
        return registrar
                .tasks()
                .replaceContacts(
                        ANYONE,
                        ADA,
                        json("[" + item(ADA, "EMRG", 1, "Jane") + "]"),
                        new Condition(present -> present == version, true));
    }

    @Test
    default void a_task_fails_if_the_person_became_private_or_was_deleted() {
        try (StudentFixture registrar = registrar()) {
            Value nobody = json("[]");
            Task ada = registrar.tasks().replaceContacts(writer("clerk"), ADA, nobody, Condition.NONE);
            Task bob = registrar.tasks().patchStudent(writer("clerk"), BOB, json("{\"dplans\":[]}"), Condition.NONE);
            registrar.save(ADA, new Standing(true, true));
            registrar.save(BOB, new Standing(false, false));
            registrar.runAll();
            assertThat(registrar.tasks().get(ANYONE, ada.id()).result().message())
                    .isEqualTo("FAILURE: person not found");
            assertThat(registrar.tasks().get(ANYONE, bob.id()).result())
                    .isEqualTo(new Task.Result(CampusFixture.NOON, false, "student not found"));
        }
    }

    @Test
    default void a_task_is_visible_to_its_requester_and_viewers_of_all_tasks() {
        try (StudentFixture registrar = registrar()) {
            TaskService tasks = registrar.tasks();
            String id = tasks.patchStudent(writer("clerk"), ADA, json("{\"dplans\":[]}"), Condition.NONE)
                    .id();
            assertThat(tasks.get(writer("clerk"), id).id()).isEqualTo(id);
            Caller students = caller("other", "urn:dartmouth:tasks:students:write");
            assertThat(tasks.get(students, id).id()).isEqualTo(id);
            assertRefused(Reason.NOT_FOUND, () -> tasks.get(writer("other"), id));
            assertRefused(Reason.NOT_FOUND, () -> tasks.get(caller("other", "urn:dartmouth:tasks:people:write"), id));
            assertRefused(Reason.NOT_FOUND, () -> tasks.get(writer("clerk"), "0123456789abcdef01234567"));
            registrar.save(ADA, new Standing(true, true));
            assertRefused(Reason.NOT_FOUND, () -> tasks.get(students, id));
            assertThat(tasks.get(writer("clerk"), id).id()).isEqualTo(id);
        }
    }

    @Test
    default void rejects_a_change_without_a_subject() {
        try (StudentFixture registrar = registrar()) {
            Caller nobody = new Caller(
                    "anonymous",
                    Map.of(AccessFunction.PRIVATE, GrantScope.EVERYWHERE),
                    new Claims(null, writer("clerk").claims().scopes(), Map.of()));
            assertRefused(
                    Reason.PERMISSION_DENIED,
                    () -> registrar.tasks().replaceContacts(nobody, ADA, json("[]"), Condition.NONE));
            assertRefused(
                    Reason.PERMISSION_DENIED,
                    () -> registrar.tasks().patchStudent(nobody, ADA, json("{\"dplans\":[]}"), Condition.NONE));
        }
    }

    @Test
    default void a_task_expires_30_days_after_its_end() {
        try (StudentFixture registrar = registrar()) {
            Task task = registrar.accept(ADA);
            registrar.clock().advance(TaskService.KEPT.plusDays(1));
            registrar.tasks().sweep();
            registrar.runAll();
            registrar.clock().advance(TaskService.KEPT);
            registrar.tasks().sweep();
            assertThat(registrar.tasks().get(ANYONE, task.id()).ended()).isPresent();
            registrar.clock().advance(Duration.ofMillis(1));
            assertRefused(Reason.NOT_FOUND, () -> registrar.tasks().get(ANYONE, task.id()));
            registrar.tasks().sweep();
            assertThat(registrar
                            .storage()
                            .<Boolean>read(unit -> unit.tasks()
                                    .find(task.id(), CampusFixture.NOON)
                                    .isPresent()))
                    .isFalse();
        }
    }

    @Test
    default void concurrent_runners_run_each_task_once() {
        try (StudentFixture registrar = registrar()) {
            int many = 20;
            for (int i = 0; i < many; i++) {
                NetId netid = i % 2 == 0 ? ADA : BOB;
                registrar.accept(netid, item(netid, "EMRG", 1, "Nr " + i));
            }
            Concurrently.Runner runner = () -> {
                registrar.runAll();
                return null;
            };
            Concurrently.run(runner, runner, runner);
            registrar.runAll();
            for (NetId netid : List.of(ADA, BOB)) {
                assertThat(registrar.shown(netid))
                        .singleElement()
                        .satisfies(contact -> assertThat(
                                        contact.contact().identity().version())
                                .isEqualTo(many / 2));
            }
        }
    }
}
