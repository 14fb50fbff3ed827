package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.Endpoint;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the common behaviour of all resources: HEAD, OPTIONS, headers, trailing slashes, and the index. */
@OnEveryStorage
class MethodsTest extends Conformance {
    @ParameterizedTest
    @MethodSource("campus.contacts.rest.fixture.Endpoint#gets")
    void head_answers_as_get_does_but_without_a_body(Endpoint endpoint) {
        Map<String, Object> scene = Endpoint.scene(clerk);
        String target = endpoint.on(scene, api).target();
        Answer get = api.wire().ask("GET", target).is(200);
        Answer head = api.wire().ask("HEAD", target);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        for (String name : List.of("Content-Type", "ETag", "Cache-Control", "Vary")) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
        assertThat(link(head)).isEqualTo(link(get));
        assertThat(api.wire()
                        .ask("HEAD", target + (target.contains("?") ? "&" : "?") + "bogus=1")
                        .status())
                .isEqualTo(400);
    }

    /** Returns the links without the cursors of the feed, which have a random part. */
    private static String link(Answer answer) {
        return String.valueOf(answer.header("Link")).replaceFirst("(/changes\\?after=)[\\w-]+", "$1");
    }

    @Test
    void head_tells_what_is_not_there() {
        Answer answer = api.request("HEAD", "/contacts/{}", TestObjects.unknown("Contact"))
                .send();
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.bytes()).isEmpty();
        Answer counted = api.request("HEAD", "/contacts")
                .with("referenceId", TestObjects.someone())
                .with("total", true)
                .send();
        assertThat(counted.header("X-Total-Count")).isEqualTo("0");
    }

    @ParameterizedTest
    @MethodSource("campus.contacts.rest.fixture.Endpoint#paths")
    void options_tells_what_is_allowed(String path) {
        Map<String, Object> scene = Endpoint.scene(clerk);
        Answer answer = api.request("OPTIONS", path, Endpoint.ids(path, scene)).send();
        assertThat(answer.status()).isIn(200, 204);
        List<String> expected = new ArrayList<>(Endpoint.all()
                .filter(endpoint -> endpoint.path().equals(path))
                .map(Endpoint::method)
                .toList());
        expected.add("OPTIONS");
        if (expected.contains("GET")) {
            expected.add("HEAD");
        }
        assertThat(answer.header("Allow").split(", *")).containsAll(expected).doesNotHaveDuplicates();
        if (!path.endsWith("/metadata") && !path.endsWith("root-address-book")) {
            assertThat(answer.header("Allow").split(", *")).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void options_on_an_unknown_path_is_a_404() {
        api.request("OPTIONS", "/nothing").send().is(404);
    }

    @ParameterizedTest
    @MethodSource("campus.contacts.rest.fixture.Endpoint#all")
    void a_trailing_slash_is_the_same_resource(Endpoint endpoint) {
        Map<String, Object> scene = Endpoint.scene(clerk);
        Endpoint slashed = new Endpoint(endpoint.method(), endpoint.path() + "/", endpoint.parameters());
        Answer answer = slashed.on(scene, api).send();
        Answer plain = endpoint.on(Endpoint.scene(clerk), api).send();
        assertThat(answer.status()).isEqualTo(plain.status()).isNotIn(301, 302, 303, 307, 308, 405);
        if (!endpoint.path().contains("{")) {
            assertThat(answer.status()).isIn(200, 201);
        }
    }

    @ParameterizedTest
    @MethodSource("campus.contacts.rest.fixture.Endpoint#all")
    void every_answer_has_the_headers_that_keep_it_private(Endpoint endpoint) {
        Map<String, Object> scene = Endpoint.scene(clerk);
        keptPrivate(endpoint.on(scene, api).with("bogus", 1).send().is(400));
        keptPrivate(endpoint.on(scene, api).send());
    }

    @Test
    void errors_have_the_headers_too() {
        keptPrivate(get("/nothing").send().is(404));
        keptPrivate(patch("/contacts").json().send().is(405));
        keptPrivate(post("/addresses").body("text/plain", "x").send().is(415));
    }

    @Test
    void every_request_has_an_id_of_its_own() {
        assertThat(List.of(
                        get("/contacts").send().header("X-Request-Id"),
                        get("/contacts").send().header("X-Request-Id"),
                        get("/nothing").send().header("X-Request-Id"),
                        get("/contacts").with("limit", "x").send().header("X-Request-Id")))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[!-~]+"));
    }

    @Test
    void there_is_a_small_index() {
        Answer index = get("/").send().is(200);
        assertThat(index.header("Content-Type")).startsWith("application/json");
        assertThat(index.json().isObject()).isTrue();
        assertThat(index.text()).contains("contacts", "addresses", "address-books");
        Answer head = api.request("HEAD", "/").send();
        assertThat(head.status()).isEqualTo(200);
        api.request("DELETE", "/").send().is(405);
    }

    private static void keptPrivate(Answer answer) {
        assertThat(answer.header("X-Content-Type-Options"))
                .as(answer.toString())
                .isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control").split(", *"))
                .as(answer.toString())
                .contains("private", "no-cache");
        assertThat(answer.header("Vary")).as(answer.toString()).isNotBlank();
        assertThat(answer.header("X-Request-Id")).as(answer.toString()).isNotBlank();
    }
}
