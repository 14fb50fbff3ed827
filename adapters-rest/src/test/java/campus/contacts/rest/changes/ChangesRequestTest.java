package campus.contacts.rest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import campus.contacts.rest.http.client.Request;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the parameters and the headers of requests for changes (recorded time, section 5). */
@OnEveryStorage
class ChangesRequestTest extends Conformance {
    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 1001",
        "limit, ten",
        "wait, 31",
        "wait, -1",
        "wait, 1.5",
        "kind, person",
        "kind, contacts",
        "kind[], contact",
        "addressBookId, nothing",
        "referenceId, nothing",
        "before, now",
        "total, true",
        "asOf, 2026-01-01",
        "after, ''"
    })
    void malformed_parameters_are_rejected(String name, String value) {
        get("/changes").with(name, value).send().is(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after", "limit", "wait", "addressBookId", "referenceId"})
    void a_parameter_other_than_kind_is_not_repeated(String name) {
        get("/changes").with(name, 1).with(name, 1).send().refusesNaming(400, List.of(name));
    }

    @Test
    void an_unknown_book_is_not_found() {
        get("/changes")
                .with("addressBookId", TestObjects.unknown("AddressBook"))
                .with("limit", "malformed")
                .send()
                .says(404, "address-book not found");
    }

    @Test
    void the_representation_depends_on_what_the_client_accepts() {
        for (String accept :
                List.of("*/*", "application/json", "text/html", "text/event-stream;q=0.5, application/json")) {
            Answer page = get("/changes")
                    .with("after", "now")
                    .header("Accept", accept)
                    .send()
                    .is(200);
            assertThat(page.header("Content-Type")).isEqualTo("application/json");
            assertThat(page.header("Vary")).contains("Accept,");
            assertThat(page.header("ETag")).isNull();
        }
    }

    @Test
    void without_a_feed_a_request_waits_and_is_answered_with_an_empty_page() {
        try (RunningService silent = RunningService.start(storage, "--changes-days", "0")) {
            Client there = silent.client();
            for (Request request : List.of(
                    there.get("/changes").with("wait", 1),
                    there.get("/changes").with("after", "now").with("wait", 1))) {
                Answer page = request.send().is(200);
                assertThat(page.text()).isEqualTo("[]");
                there.follow(page.link("next")).is(410);
            }
        }
    }

    @Test
    void head_answers_without_a_wait_and_without_a_stream() {
        Answer page = api.request("HEAD", "/changes")
                .with("after", "now")
                .with("wait", 30)
                .send();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.bytes()).isEmpty();
        assertThat(page.link("next")).contains("after=");
        Answer stream = api.request("HEAD", "/changes")
                .with("after", "now")
                .header("Accept", "text/event-stream")
                .send();
        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream");
    }
}
