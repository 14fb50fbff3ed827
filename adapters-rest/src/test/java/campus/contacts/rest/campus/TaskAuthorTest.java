package campus.contacts.rest.campus;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.rest.fixture.FacadeFixture;
import campus.contacts.rest.fixture.SampleContacts;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.rest.http.client.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that a change of a task is recorded under the requester of the task (recorded time, section 1). */
class TaskAuthorTest {
    private static final String SCOPES =
            "urn:dartmouth:people:read.sensitive urn:dartmouth:people:write.sensitive contacts:read";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void a_replaced_contact_is_by_the_requester(StorageUnderTest storage) {
        Path secret = Conversation.secretIn(directory);
        try (FacadeFixture campus =
                FacadeFixture.on(storage, "--auth", "required", "--jwt-secret-file", secret.toString())) {
            String netid = campus.student();
            Conversation clerk = Conversation.signedIn("", secret, "clerk", SCOPES, Clock.systemUTC());
            String[] credentials = {"Authorization", clerk.headers().get("Authorization")};
            Answer accepted = campus.putContacts(netid, SampleContacts.one(netid))
                    .header(credentials[0], credentials[1])
                    .send()
                    .is(202);
            Answer ended = FacadeFixture.ended(campus.api(), accepted, credentials);
            assertThat(ended.text("status")).startsWith("SUCCESS: 1 contact added");
            for (String list : new String[] {"/contacts", "/addresses"}) {
                String id = campus.api()
                        .get(list)
                        .header(credentials[0], credentials[1])
                        .send()
                        .ids()
                        .get(0);
                JsonNode history = campus.api()
                        .get(list + "/{}/history", id)
                        .header(credentials[0], credentials[1])
                        .send()
                        .is(200)
                        .json();
                assertThat(history.get(0).get("by").toString()).isEqualTo("{\"issuer\":null,\"subject\":\"clerk\"}");
            }
        }
    }
}
