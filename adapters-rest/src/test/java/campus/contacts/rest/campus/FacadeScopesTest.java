package campus.contacts.rest.campus;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.AuthenticationSettings;
import campus.contacts.auth.TokenSigner;
import campus.contacts.people.Person.Standing;
import campus.contacts.rest.fixture.FacadeFixture;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.rest.http.client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the scopes of the campus's APIs (the tables of scopes in their documents; campus facades, sections 3 and 7). */
class FacadeScopesTest {
    private static final String PRIVATE = " urn:dartmouth:people:private";
    private static final String READ = "urn:dartmouth:people:read.sensitive";
    private static final String WRITE = READ + " urn:dartmouth:people:write.sensitive";
    private static final String READ_STUDENTS = "urn:dartmouth:students:read.sensitive";
    private static final String WRITE_STUDENTS = READ_STUDENTS + " urn:dartmouth:students:write.sensitive";
    private static final String PLANS = "{\"dplans\":[]}";

    @TempDir
    static Path directory;

    private static Path secret;
    private static FacadeFixture campus;

    private final String student = campus.student();
    private final String hidden = campus.person(new Standing(true, true));

    @BeforeAll
    static void start() throws IOException {
        secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
        campus =
                FacadeFixture.on(StorageUnderTest.MEMORY, "--auth", "required", "--jwt-secret-file", secret.toString());
    }

    @AfterAll
    static void stop() {
        campus.close();
    }

    private static String bearer(String subject, String scope) {
        AuthenticationSettings.Claims claims = new AuthenticationSettings.Claims(null, List.of());
        return "Bearer " + TokenSigner.sign(secret, subject, scope, Duration.ofHours(1), claims, Clock.systemUTC());
    }

    private static Answer get(String path, String netid, String scope) {
        return campus.api()
                .get(path, netid)
                .header("Authorization", bearer("clerk", scope))
                .send();
    }

    private static Answer put(String netid, String subject, String scope) {
        return campus.api()
                .put("/api/people/{}/contacts", netid)
                .header("Authorization", bearer(subject, scope))
                .body("application/json", "[]")
                .send();
    }

    private static Answer patch(String netid, String subject, String scope) {
        return campus.api()
                .patch("/api/students/{}", netid)
                .header("Authorization", bearer(subject, scope))
                .body("application/json", PLANS)
                .send();
    }

    @Test
    void reading_private_people_requires_another_scope() {
        campus.api().get("/api/people/{}/contacts", student).send().is(401);
        get("/api/people/{}/contacts", student, "contacts:read contacts:write").says(403, "Permission denied");
        get("/api/people/{}/contacts", "nobody", "contacts:read").is(403);
        get("/api/people/{}/contacts", student, READ).is(200);
        get("/api/people/{}/contacts", hidden, READ).says(404, "person not found");
        get("/api/people/{}/contacts", hidden, READ + PRIVATE).is(200);
    }

    @Test
    void writing_contacts_requires_both_scopes_and_a_subject() {
        put(student, "clerk", READ).is(403);
        put(student, "clerk", "urn:dartmouth:people:write.sensitive").is(403);
        put(student, null, WRITE).is(403);
        put(student, "clerk", WRITE).is(202);
        put(hidden, "clerk", WRITE).is(404);
        put(hidden, "clerk", WRITE + PRIVATE).is(202);
    }

    @Test
    void students_require_their_own_scopes() {
        get("/api/students/{}", student, READ).is(403);
        get("/api/students/{}", student, READ_STUDENTS).is(200);
        get("/api/students/{}", hidden, READ_STUDENTS).says(404, "student not found");
        get("/api/students/{}", hidden, READ_STUDENTS + PRIVATE).is(200);
        patch(student, "clerk", READ_STUDENTS).is(403);
        patch(student, "clerk", "urn:dartmouth:students:write.sensitive").is(403);
        patch(student, null, WRITE_STUDENTS).is(403);
        patch(student, "clerk", WRITE_STUDENTS).is(202);
        patch(hidden, "clerk", WRITE_STUDENTS).is(404);
        patch(hidden, "clerk", WRITE_STUDENTS + PRIVATE).is(202);
    }

    @Test
    void a_task_is_visible_to_its_requester_and_scope_holders() {
        Answer accepted = patch(student, "clerk", WRITE_STUDENTS).is(202);
        Answer task = FacadeFixture.ended(campus.api(), accepted, "Authorization", bearer("clerk", "contacts:read"));
        assertThat(task.json().at("/requester/sub").textValue()).isEqualTo("clerk");
        assertThat(task.json().at("/requester/scope").textValue()).isEqualTo(WRITE_STUDENTS.replace(' ', ','));
        assertThat(task.json().at("/requester/exp").textValue()).matches("[0-9]{10}");
        assertThat(task.json().at("/requester/iat").textValue()).matches("[0-9]{10}");
        assertThat(task.json().at("/requester/name").isNull()).isTrue();
        String path = accepted.header("Location");
        campus.api().get(path).send().is(401);
        for (String others : List.of("urn:dartmouth:tasks:people:write", WRITE_STUDENTS, "contacts:read")) {
            campus.api()
                    .get(path)
                    .header("Authorization", bearer("other", others))
                    .send()
                    .says(404, "task not found");
        }
        campus.api()
                .get(path)
                .header("Authorization", bearer("other", "urn:dartmouth:tasks:students:write"))
                .send()
                .is(200);
    }
}
