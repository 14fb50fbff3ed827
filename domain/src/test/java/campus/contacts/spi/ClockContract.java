package campus.contacts.spi;

import static campus.contacts.spi.Campus.ANYONE;
import static campus.contacts.spi.Registrar.ADA;
import static campus.contacts.spi.Registrar.item;
import static campus.contacts.spi.Registrar.json;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Caller;
import campus.contacts.query.FoundSets;
import campus.contacts.tasks.Task;
import campus.contacts.tasks.Tasks.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing breaks when the clock goes back (wire contract, section 10); versions and retries are told elsewhere. */
public interface ClockContract extends StorageFixture {
    Duration BACK = Duration.ofDays(-40);
    String PLANS = "{\"dplans\":[{\"term_code\":\"202301\",\"dplan_id\":\"R\",\"dplan_source_id\":\"PHL\"}]}";

    @Test
    default void tasks_keep_their_order_and_are_found_when_they_ended_before_they_were_accepted() {
        try (Registrar registrar = new Registrar(openStorage())) {
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
        try (Registrar registrar = new Registrar(openStorage())) {
            registrar.enrol(ADA);
            registrar.put(ADA, item(ADA, "EMRG", 1, "Jane"));
            Instant shown = registrar.shown(ADA).get(0).changedAt();
            registrar.clock().advance(BACK);
            registrar.put(ADA, item(ADA, "EMRG", 1, "June"));
            assertThat(registrar.shown(ADA).get(0).changedAt()).isEqualTo(shown.plusMillis(1));
            registrar.tasks().patchStudent(TasksContract.writer("clerk"), ADA, json(PLANS), Condition.NONE);
            registrar.runAll();
            Instant changedAt = registrar
                    .storage()
                    .read(unit -> unit.people().find(ADA).orElseThrow().changedAt());
            assertThat(changedAt).isEqualTo(Campus.NOON.plusMillis(1));
        }
    }

    @Test
    default void a_set_that_was_found_stays_and_the_first_that_goes_is_the_first_that_came() {
        try (Campus campus = campus()) {
            FoundSets sets = new FoundSets(campus.service().storage(), campus.clock());
            Caller ada = FoundSetContract.ADA;
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < FoundSets.MOST; i++) {
                keys.add(sets.keep(ada, FoundSetContract.PATH, new long[] {i}));
                campus.clock().advance(Duration.ofHours(-1));
            }
            assertThat(keys)
                    .allMatch(key -> sets.find(ada, FoundSetContract.PATH, key).isPresent());
            sets.keep(ada, FoundSetContract.PATH, new long[] {1});
            assertThat(sets.find(ada, FoundSetContract.PATH, keys.remove(0))).isEmpty();
            assertThat(keys)
                    .allMatch(key -> sets.find(ada, FoundSetContract.PATH, key).isPresent());
        }
    }
}
