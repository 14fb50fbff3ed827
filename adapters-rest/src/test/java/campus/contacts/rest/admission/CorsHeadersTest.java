package campus.contacts.rest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that web pages of configured origins may call, and no others. No request reaches a storage. */
class CorsHeadersTest {
    private static final String FRIEND = "https://portal.campus.example";
    private static final String OTHER_FRIEND = "http://localhost:3000";
    private static final String STRANGER = "https://evil.example";

    private static RunningService service;
    private final Client api = service.client();

    @BeforeAll
    static void start() {
        service = RunningService.start(StorageUnderTest.MEMORY, "--cors-origins", FRIEND + "," + OTHER_FRIEND);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {FRIEND, OTHER_FRIEND})
    void a_page_of_a_named_origin_may_read_answers_and_their_headers(String origin) {
        for (String path : new String[] {"/contacts", "/nothing", "/contacts?limit=x"}) {
            Answer answer = api.wire().ask("GET", path, "Origin: " + origin);
            assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEqualTo(origin);
            assertThat(answer.header("Access-Control-Expose-Headers")
                            .toLowerCase()
                            .split(", *"))
                    .contains("etag", "link", "location", "x-total-count", "x-request-id", "retry-after")
                    .contains("content-location", "content-disposition");
            assertThat(answer.header("Vary").toLowerCase()).contains("origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void a_page_of_a_named_origin_may_ask_before_it_writes(String method) {
        String path = method.equals("POST") ? "/contacts" : "/contacts/contact.Contact%3A1%40campus.example";
        Answer answer = api.request("OPTIONS", path)
                .header("Origin", FRIEND)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "content-type,if-match")
                .send()
                .is2xx();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(FRIEND);
        assertThat(answer.header("Access-Control-Allow-Methods").split(", *")).contains(method);
        assertThat(answer.header("Access-Control-Allow-Headers").toLowerCase().split(", *"))
                .contains("authorization", "content-type", "if-match", "if-none-match", "idempotency-key")
                .contains("last-event-id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STRANGER,
                "null",
                "http://portal.campus.example",
                "https://portal.campus.example.evil.example",
                "https://portal.campus.example:8443",
                "https://xportal.campus.example"
            })
    void a_page_of_another_origin_may_not(String origin) {
        assertThat(api.wire().ask("GET", "/contacts", "Origin: " + origin).header("Access-Control-Allow-Origin"))
                .isNull();
        Answer preflight =
                api.wire().ask("OPTIONS", "/contacts", "Origin: " + origin, "Access-Control-Request-Method: POST");
        assertThat(preflight.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void without_an_origin_there_is_nothing_to_allow() {
        assertThat(api.get("/contacts").send().is(200).header("Access-Control-Allow-Origin"))
                .isNull();
    }

    @Test
    void without_the_option_no_page_may_call() {
        try (RunningService closed = RunningService.start(StorageUnderTest.MEMORY)) {
            Answer answer = closed.client().wire().ask("GET", "/contacts", "Origin: " + FRIEND);
            assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        }
    }
}
