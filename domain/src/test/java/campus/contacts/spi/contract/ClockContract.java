package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.StudentFixture.ADA;
import static campus.contacts.spi.fixture.StudentFixture.item;
import static campus.contacts.spi.fixture.StudentFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.access.Caller;
import campus.contacts.service.people.ResultSnapshots;
import campus.contacts.service.people.TaskService.Condition;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.fixture.StudentFixture;
import campus.contacts.tasks.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All rules hold when the clock is set back (wire contract, section 10); versions and retries are tested elsewhere. */
public interface ClockContract extends StorageFixture {
    Duration BACK = Duration.ofDays(-40);
    String PLANS = "{\"dplans\":[{\"term_code\":\"202301\",\"dplan_id\":\"R\",\"dplan_source_id\":\"PHL\"}]}";

    @Test
    default void tasks_keep_their_order_when_the_clock_is_set_back() {
        try (StudentFixture registrar = new StudentFixture(openStorage())) {
            registrar.enrol(ADA);
            List<Task> accepted = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                accepted.add(registrar.accept(ADA, item(ADA, "EMRG", i, "Jane")));
                registrar.clock().advance(BACK);
            }
            registrar.runAll();
            registrar.tasks().sweep();
            assertThat(accepted)
                    .allSatisfy(task -> assertThat(registrar
                                    .tasks()
                                    .get(ANYONE, task.id())
                                    .result()
                                    .isSuccess())
                            .isTrue());
            assertThat(registrar.shown(ADA))
                    .singleElement()
                    .satisfies(last -> assertThat(last.priority().orElseThrow()).isEqualByComparingTo("3"));
        }
    }

    @Test
    default void every_change_is_later_than_the_one_before() {
        try (StudentFixture registrar = new StudentFixture(openStorage())) {
            registrar.enrol(ADA);
            registrar.put(ADA, item(ADA, "EMRG", 1, "Jane"));
            Instant shown = registrar.shown(ADA).get(0).changedAt();
            registrar.clock().advance(BACK);
            registrar.put(ADA, item(ADA, "EMRG", 1, "June"));
            assertThat(registrar.shown(ADA).get(0).changedAt()).isAfter(shown);
            registrar.tasks().patchStudent(TasksContract.writer("clerk"), ADA, json(PLANS), Condition.NONE);
            registrar.runAll();
            Instant changedAt = registrar
                    .storage()
                    .read(unit -> unit.people().find(ADA).orElseThrow().changedAt());
            assertThat(changedAt).isEqualTo(CampusFixture.NOON.plusMillis(1));
        }
    }

    @Test
    default void the_oldest_snapshot_is_deleted_first() {
        try (CampusFixture campus = campus()) {
            ResultSnapshots sets = new ResultSnapshots(campus.service().storage(), campus.clock());
            Caller ada = ResultSnapshotContract.ADA;
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < ResultSnapshots.MOST; i++) {
                keys.add(sets.keep(ada, ResultSnapshotContract.PATH, new long[] {i}));
                campus.clock().advance(Duration.ofHours(-1));
            }
            assertThat(keys)
                    .allMatch(key ->
                            sets.find(ada, ResultSnapshotContract.PATH, key).isPresent());
            sets.keep(ada, ResultSnapshotContract.PATH, new long[] {1});
            assertThat(sets.find(ada, ResultSnapshotContract.PATH, keys.remove(0)))
                    .isEmpty();
            assertThat(keys)
                    .allMatch(key ->
                            sets.find(ada, ResultSnapshotContract.PATH, key).isPresent());
        }
    }
}
