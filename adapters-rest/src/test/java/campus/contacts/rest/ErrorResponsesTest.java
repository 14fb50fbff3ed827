package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.Endpoint;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.objects.ObjectContract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that errors have one shape, whether a use case, the router or the container finds them. */
@OnEveryStorage
class ErrorResponsesTest extends Conformance {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/contact",
                "/contacts/a/b",
                "/contacts/a/b/c",
                "/address-books/a/b/c/d",
                "/Contacts",
                "/contacts//",
                "//contacts",
                "/contacts/../contacts",
                "/.",
                "/..",
                "/%00",
                "/contacts/%00",
                "/contacts/%0a",
                "/favicon.ico",
                "/index.html",
                "/WEB-INF/web.xml",
                "/contacts.json",
                "/~",
                "/*",
                "/%",
                "/%zz",
                "/contacts/%zz",
                "/contacts/%ff"
            })
    void an_unknown_path_is_a_404_or_a_400_when_it_is_malformed(String path) {
        Answer answer = api.wire().ask("GET", path);
        assertThat(answer.status())
                .as(answer.toString())
                .isIn(404, path.matches(".*%(zz|ff|00|0a|)$|/\\.\\.") ? 400 : 404);
        answer.wellShapedError();
    }

    @ParameterizedTest
    @MethodSource("campus.contacts.rest.fixture.Endpoint#paths")
    void an_unsupported_method_is_a_405_with_the_allowed_ones(String path) {
        Map<String, Object> scene = Endpoint.scene(clerk);
        List<String> known = Endpoint.all()
                .filter(endpoint -> endpoint.path().equals(path))
                .map(Endpoint::method)
                .toList();
        String target = api.request("GET", path, Endpoint.ids(path, scene)).target();
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW", "get", "PROPFIND")) {
            if (!known.contains(method) && !path.endsWith("/metadata") && !path.endsWith("root-address-book")) {
                Answer refused = api.wire()
                        .ask(method, target, "Content-Type: application/json")
                        .is(405);
                assertThat(refused.header("Allow").split(", *"))
                        .containsAll(known)
                        .doesNotContain(method);
            }
        }
    }

    @Test
    void a_form_can_only_be_read() {
        for (ObjectContract kind : ObjectContract.values()) {
            String id = kind.create(clerk);
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                Answer refused = api.request(method, kind.item() + "/metadata", id)
                        .json()
                        .send()
                        .is(405);
                assertThat(refused.header("Allow").split(", *")).contains("GET", "HEAD");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET\r\n\r\n",
                " GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / contacts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nBad Header: x\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nNo colon\r\nConnection: close\r\n\r\n",
                "POST /addresses HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\nConnection: close\r\n\r\n",
                "POST /addresses HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
                "POST /addresses HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                "POST /addresses HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"
            })
    void a_malformed_request_is_a_400_from_the_container_too(String request) {
        api.wire().send(request).is(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/people/%zz", "/v1/people/network:%", "/v1/%c?x"})
    void unreadable_directory_requests_get_the_directory_error_shape(String path) {
        Answer refused = api.wire().ask("GET", path);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .isEqualTo(
                        "{\"error\":\"the request line or a header is not well-formed; percent-encode the path, such as /contacts/a%3Ab%40c\"}");
        api.wire().ask("GET", "/v2" + path).is(400);
    }

    @Test
    void oversized_directory_requests_get_the_directory_error_shape() {
        String large = "x".repeat(200_000);
        for (String target : List.of("/v1/people?filter=" + large, "/v1/people/network:" + large, "/v1/" + large)) {
            Answer refused = api.wire().ask("GET", target);
            assertThat(refused.status()).isEqualTo(414);
            assertThat(refused.text())
                    .isEqualTo(
                            "{\"error\":\"the request line must have at most 16 KiB; send fewer or shorter parameters\"}");
        }
        Answer refused = api.wire().ask("GET", "/v1/people", "X-Large: " + large);
        assertThat(refused.status()).isEqualTo(431);
        assertThat(refused.text()).isEqualTo("{\"error\":\"the headers must have at most 16 KiB and be at most 200\"}");
        api.wire().ask("GET", "/v2/" + large).is(414);
        api.wire().ask("GET", "/contacts?referenceId=/v1/people" + large).is(414);
    }

    @Test
    void a_chunked_body_that_is_broken_is_a_400() {
        String head = "POST /addresses HTTP/1.1\r\nHost: " + api.base().getRawAuthority()
                + "\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        api.wire().send(head + "zz\r\n{}\r\n0\r\n\r\n").is(400);
    }

    @Test
    void a_uri_that_is_too_long_is_a_414() {
        api.wire().ask("GET", "/contacts?referenceId=" + "x".repeat(100_000)).is(414);
        api.wire().ask("GET", "/contacts/" + "x".repeat(100_000)).is(414);
    }

    @Test
    void headers_that_are_too_large_are_a_431() {
        api.wire().ask("GET", "/contacts", "X-Large: " + "x".repeat(100_000)).is(431);
        String[] many = new String[4000];
        Arrays.setAll(many, i -> "X-Many-" + i + ": " + "x".repeat(20));
        api.wire().ask("GET", "/contacts", many).is(431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "application/xml", "image/*;q=0.1", "nonsense", "application/json;q=0", "text/plain"
            })
    void answers_are_json_whatever_is_accepted(String accept) {
        String id = clerk.address();
        assertThat(get("/addresses/{}", id)
                        .header("Accept", accept)
                        .send()
                        .is(200)
                        .header("Content-Type"))
                .startsWith("application/json");
        get("/addresses/{}", TestObjects.unknown("Address"))
                .header("Accept", accept)
                .send()
                .says(404, "address not found");
        get("/nothing").header("Accept", accept).send().is(404);
        patch("/contacts").header("Accept", accept).json().send().is(405);
        get("/contacts").with("limit", "x").header("Accept", accept).send().is(400);
        api.wire()
                .ask("GET", "/contacts", "Accept: " + accept, "X-Large: " + "x".repeat(100_000))
                .is(431);
    }

    @Test
    void details_point_at_the_error() {
        Answer refused = clerk.postAddress("resourceId", "no id", "displayName", "")
                .send()
                .refusesAt(400, "/resourceId")
                .refusesAt(400, "/displayName");
        assertThat(refused.pointers()).doesNotHaveDuplicates();
    }

    @Test
    void a_name_in_a_pointer_is_escaped() {
        Answer refused =
                post("/addresses").json("displayName", "x", "a/b~c", 1).send().is(400);
        assertThat(refused.text()).contains("a/b~c");
        assertThat(refused.pointers()).isSubsetOf("", "/a~1b~0c");
    }
}
