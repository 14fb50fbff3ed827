package campus.contacts.rest.campus;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.people.Person.Standing;
import campus.contacts.rest.fixture.FacadeFixture;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.JsonTree;
import campus.contacts.rest.http.client.RawHttp;
import campus.contacts.rest.http.client.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests {@code /api/students/{netid}} and its tasks (campus facades, section 7). */
class StudentsTest {
    /** The example payload of the document. */
    private static final String SAMPLE = """
            {"dplans":[\
            {"dplan_description":"Resident","dplan_source_id":"PHL","dplan_id":"R",\
            "dplan_source_description":"Registrar Action","term_code":"202301"},\
            {"dplan_description":"Resident","dplan_source_id":"PHL","dplan_id":"R",\
            "dplan_source_description":"Registrar Action","term_code":"202303"}]}""";

    private static FacadeFixture campus;

    private final String netid = campus.student();

    @BeforeAll
    static void start() {
        campus = FacadeFixture.on(StorageUnderTest.MEMORY);
    }

    @AfterAll
    static void stop() {
        campus.close();
    }

    private static JsonNode json(String text) {
        return JsonTree.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer patch(FacadeFixture where, String student, String payload) {
        return where.api()
                .patch("/api/students/{}", student)
                .body("application/json", payload)
                .send();
    }

    private Answer patch(String payload) {
        return patch(campus, netid, payload);
    }

    @ParameterizedTest
    @EnumSource
    void the_sample_of_the_document_is_accepted_and_shown(StorageUnderTest storage) {
        try (FacadeFixture own = FacadeFixture.on(storage)) {
            String student = own.student();
            Answer accepted = patch(own, student, SAMPLE).is(202);
            assertThat(accepted.text()).isEqualTo("{\"status\":\"accepted\"}");
            Answer task = own.ended(accepted);
            assertTask(task.json(), student);
            Answer shown = own.api().get("/api/students/{}", student).send().is(200);
            assertThat(shown.text())
                    .matches(
                            "\\{\"netid\":\"" + student + "\",\"dplans\":\\["
                                    + "\\{\"term_code\":\"202301\",\"dplan_id\":\"R\",\"dplan_description\":\"Resident\","
                                    + "\"dplan_source_id\":\"PHL\",\"dplan_source_description\":\"Registrar Action\"},"
                                    + "\\{\"term_code\":\"202303\".*],\"cache_date\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"}");
        }
    }

    private static void assertTask(JsonNode task, String student) {
        assertThat(JsonTree.names(task))
                .containsExactly(
                        "resource",
                        "action",
                        "resource_id",
                        "payload",
                        "requester",
                        "status",
                        "request_date",
                        "completed_date",
                        "path",
                        "worker_data",
                        "message",
                        "id");
        assertThat(task.get("resource").textValue()).isEqualTo("students");
        assertThat(task.get("action").textValue()).isEqualTo("PATCH");
        assertThat(task.get("resource_id").textValue()).isEqualTo(student);
        assertThat(task.get("payload")).isEqualTo(json(SAMPLE));
        assertThat(JsonTree.names(task.get("requester")))
                .containsExactly("sub", "name", "email", "scope", "exp", "iat");
        assertThat(task.get("status").textValue()).isEqualTo("complete");
        assertThat(task.get("message").textValue()).isEqualTo("success");
        for (String date : new String[] {"request_date", "completed_date"}) {
            assertThat(task.get(date).textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        }
        assertThat(task.get("path").isNull()).isTrue();
        assertThat(task.get("worker_data").isNull()).isTrue();
    }

    @Test
    void one_term_is_replaced_and_the_others_stay() {
        campus.ended(patch(SAMPLE));
        campus.ended(patch("{\"dplans\":[{\"term_code\":\"202303\",\"dplan_id\":\"L\",\"dplan_source_id\":\"PHL\"}]}"));
        JsonNode plans =
                campus.api().get("/api/students/{}", netid).send().json().get("dplans");
        assertThat(plans).hasSize(2);
        assertThat(plans.at("/0/dplan_id").textValue()).isEqualTo("R");
        assertThat(plans.at("/1/dplan_id").textValue()).isEqualTo("L");
    }

    /** The field table of PATCH. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dplan_source_id | NONE",
                "dplan_source_id | OLDQ",
                "dplan_id | NONE",
                "dplan_id | OLDP",
                "term_code | 209901",
                "term_code | OLDT",
                "term_code | 202303",
                "shoe | 7",
            })
    void an_invalid_value_is_reported_with_its_place(String member, String value) {
        ObjectNode payload = (ObjectNode) json(SAMPLE);
        ((ObjectNode) payload.at("/dplans/0")).put(member, value);
        String pointer = value.equals("202303") ? "/dplans/1/" + member : "/dplans/0/" + member;
        assertThat(patch(payload.toString()).is(400).pointers()).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "dplan_source_id, 400",
        "dplan_id, 400",
        "term_code, 400",
        "dplan_description, 202",
        "dplan_source_description, 202"
    })
    void ids_are_required_and_descriptions_are_not(String member, int status) {
        ObjectNode payload = (ObjectNode) json(SAMPLE);
        ((ObjectNode) payload.at("/dplans/1")).remove(member);
        Answer answer = patch(payload.toString()).is(status);
        if (status == 400) {
            assertThat(answer.pointers()).containsExactly("/dplans/1/" + member);
        }
    }

    @Test
    void rejects_a_malformed_patch_of_plans() {
        assertThat(patch("{}").is(400).pointers()).containsExactly("/dplans");
        assertThat(patch("[]").is(400).pointers()).containsExactly("");
        assertThat(patch("{\"dplans\":{}}").is(400).pointers()).containsExactly("/dplans");
        assertThat(patch("{\"dplans\":[7],\"majors\":[]}").is(400).pointers()).containsExactly("/majors", "/dplans/0");
        Request merge = campus.api().patch("/api/students/{}", netid).body("application/merge-patch+json", SAMPLE);
        assertThat(merge.send().is(415).header("Accept-Patch")).isEqualTo("application/json");
        campus.api().get("/api/students/{}", netid).with("shoe", 7).send().is(400);
    }

    @Test
    void a_student_has_an_entity_tag_for_if_match() {
        Request get = campus.api().get("/api/students/{}", netid);
        String first = get.send().is(200).tag();
        campus.api()
                .get("/api/students/{}", netid)
                .header("If-None-Match", first)
                .send()
                .is(304);
        campus.ended(patch(first, SAMPLE));
        String second = campus.api().get("/api/students/{}", netid).send().tag();
        assertThat(second).isNotEqualTo(first);
        patch(first, SAMPLE).is(412);
        patch(first, "{}").is(400);
        campus.ended(patch("*", SAMPLE));
        assertThat(campus.api().get("/api/students/{}", netid).send().tag()).isEqualTo(second);
    }

    private Answer patch(String ifMatch, String payload) {
        return campus.api()
                .patch("/api/students/{}", netid)
                .header("If-Match", ifMatch)
                .body("application/json", payload)
                .send();
    }

    @Test
    void a_person_who_is_not_a_student_is_not_found() {
        String employee = campus.person(new Standing(false, false));
        for (String nobody : new String[] {employee, "nobody"}) {
            campus.api().get("/api/students/{}", nobody).send().says(404, "student not found");
            campus.api()
                    .patch("/api/students/{}", nobody)
                    .body("text/plain", "?")
                    .send()
                    .says(404, "student not found");
        }
        campus.api().get("/api/tasks/0123456789abcdef01234567").send().says(404, "task not found");
    }

    @Test
    void a_body_to_be_refused_is_not_requested() {
        String expect = "Expect: 100-continue";
        String path = "/api/students/" + netid;
        String json = "Content-Type: application/json";
        RawHttp wire = campus.api().wire();
        wire.ask("PATCH", path, expect, "Content-Length: 5", "Content-Type: text/plain")
                .is(415);
        wire.ask("PATCH", path, expect, "Content-Length: 5", json, "Content-Encoding: gzip")
                .is(415);
        wire.ask("PATCH", path, expect, "Content-Length: 1048577", json).is(413);
    }
}
