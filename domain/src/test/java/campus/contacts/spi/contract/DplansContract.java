package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.StudentFixture.ADA;
import static campus.contacts.spi.fixture.StudentFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.osid.Refusal;
import campus.contacts.service.people.TaskService.Condition;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.fixture.StudentFixture;
import campus.contacts.tasks.Task;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A patch adds or replaces the plans of a student (campus facades, section 7). */
public interface DplansContract extends StorageFixture {
    @Test
    default void plans_are_added_or_replaced_by_term() {
        try (StudentFixture registrar = new StudentFixture(openStorage())) {
            registrar.enrol(ADA);
            String plan =
                    "{\"term_code\":\"%s\",\"dplan_id\":\"%s\",\"dplan_source_id\":\"PHL\",\"dplan_description\":\"?\"}";
            patch(registrar, plan.formatted("202303", "R"), plan.formatted("202301", "R"));
            registrar.clock().advance(Duration.ofMinutes(1));
            patch(registrar, plan.formatted("202303", "L"));
            assertThat(registrar.students().get(ANYONE, ADA).document()).isEqualTo(json("""
                            {"netid":"ada1","dplans":[\
                            {"term_code":"202301","dplan_id":"R","dplan_description":"name of R",\
                            "dplan_source_id":"PHL","dplan_source_description":"name of PHL"},\
                            {"term_code":"202303","dplan_id":"L","dplan_description":"name of L",\
                            "dplan_source_id":"PHL","dplan_source_description":"name of PHL"}],\
                            "cache_date":"2024-05-01T12:01:00Z"}"""));
            registrar.clock().advance(Duration.ofMinutes(1));
            patch(registrar, plan.formatted("202303", "L"));
            assertThat(registrar.students().get(ANYONE, ADA).document().get("cache_date"))
                    .isEqualTo(json("\"2024-05-01T12:01:00Z\""));
        }
    }

    private static void patch(StudentFixture registrar, String... plans) {
        registrar
                .tasks()
                .patchStudent(ANYONE, ADA, json("{\"dplans\":[" + String.join(",", plans) + "]}"), Condition.NONE);
        registrar.runAll();
    }

    @Test
    default void the_second_of_two_patches_of_one_version_fails() {
        try (StudentFixture registrar = StudentFixture.ofAdaAndEve(openStorage())) {
            long version = registrar.students().get(ANYONE, ADA).version();
            Condition meant = new Condition(present -> present == version, true);
            String plans = "{\"dplans\":[{\"term_code\":\"202301\",\"dplan_id\":\"%s\",\"dplan_source_id\":\"PHL\"}]}";
            Task one = registrar.tasks().patchStudent(ANYONE, ADA, json(plans.formatted("R")), meant);
            Task two = registrar.tasks().patchStudent(ANYONE, ADA, json(plans.formatted("L")), meant);
            registrar.runAll();
            assertThat(registrar.tasks().get(ANYONE, one.id()).result().isSuccess())
                    .isTrue();
            assertThat(registrar.tasks().get(ANYONE, two.id()).result().isSuccess())
                    .isFalse();
            assertThat(registrar.students().get(ANYONE, ADA).document().toString())
                    .contains("value=R");
            assertThat(CampusFixture.refusal(
                                    () -> registrar.tasks().patchStudent(ANYONE, ADA, json("{\"dplans\":[]}"), meant))
                            .reason())
                    .isEqualTo(Refusal.Reason.OUTDATED);
        }
    }
}
