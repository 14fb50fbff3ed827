package campus.contacts.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.Endpoint;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Request;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that a mistyped query has no effect, on any endpoint. */
@OnEveryStorage
class QueryParametersTest extends Conformance {
    @ParameterizedTest
    @MethodSource("campus.contacts.rest.fixture.Endpoint#all")
    void an_unknown_parameter_is_refused_with_the_allowed_names(Endpoint endpoint) {
        Map<String, Object> scene = Endpoint.scene(clerk);
        endpoint.on(scene, api).with("refrenceId", "a:b@c").send().refusesNaming(400, endpoint.parameters());
        endpoint.on(scene, api).withRaw("refrenceId").send().refusesNaming(400, endpoint.parameters());
        endpoint.on(scene, api).with("Limit", "5").send().is(400);
        endpoint.on(scene, api).with("limit[]", "5").send().is(400);
        everythingIsAsItWas(scene);
    }

    @ParameterizedTest
    @MethodSource("campus.contacts.rest.fixture.Endpoint#all")
    void an_empty_or_repeated_parameter_is_refused(Endpoint endpoint) {
        Map<String, Object> scene = Endpoint.scene(clerk);
        for (String parameter : endpoint.parameters()) {
            endpoint.on(scene, api).withRaw(parameter + "=").send().is(400);
            endpoint.on(scene, api).withRaw(parameter).send().is(400);
            if (!Set.of("recordType", "id", "kind").contains(parameter)) {
                String value = valueOf(parameter, scene);
                endpoint.on(scene, api)
                        .with(parameter, value)
                        .with(parameter, value)
                        .send()
                        .is(400);
            }
        }
        everythingIsAsItWas(scene);
    }

    @ParameterizedTest
    @MethodSource("campus.contacts.rest.fixture.Endpoint#all")
    void malformed_percent_encoding_or_utf_8_is_refused(Endpoint endpoint) {
        Map<String, Object> scene = Endpoint.scene(clerk);
        for (String piece : new String[] {
            "%",
            "%4",
            "%zz=1",
            "%ff=1",
            "limit=%",
            "limit=%2",
            "limit=%G1",
            "limit=1%ff",
            "limit=%c3",
            "limit=%ed%a0%80",
            "limit=%c0%80"
        }) {
            Request request = endpoint.on(scene, api);
            boolean hasBody = endpoint.method().equals("POST")
                    || endpoint.method().equals("PATCH")
                    || endpoint.parameters().contains("replace");
            String target = request.target();
            String asked = target + (target.contains("?") ? "&" : "?") + piece;
            byte[] body = hasBody ? "{\"displayName\":\"x\"}".getBytes(StandardCharsets.UTF_8) : new byte[0];
            api.wire()
                    .ask(endpoint.method(), asked, body, "Content-Type: application/json")
                    .is(400);
        }
        everythingIsAsItWas(scene);
    }

    @Test
    void an_empty_query_is_no_query() {
        get("/contacts").withRaw("").send().is(200);
    }

    @Test
    void a_nested_list_has_its_book_in_the_path_only() {
        String book = clerk.book();
        get("/address-books/{}/contacts", book)
                .with("addressBookId", book)
                .send()
                .is(400);
        get("/address-books/{}/addresses", book)
                .with("addressBookId", book)
                .send()
                .is(400);
    }

    @Test
    void the_index_takes_no_parameters() {
        get("/").with("bogus", "x").send().is(400);
    }

    private void everythingIsAsItWas(Map<String, Object> scene) {
        Object book = scene.get("addressBookId");
        assertThat(get("/contacts/{}", scene.get("contactId")).send().text("displayName"))
                .isEqualTo("A contact");
        assertThat(get("/addresses/{}", scene.get("addressId")).send().text("displayName"))
                .isEqualTo("An address");
        assertThat(get("/address-books/{}", book).send().text("displayName")).isEqualTo("A book");
        assertThat(get("/address-books/{}/children", book).send().ids()).containsExactly((String) scene.get("childId"));
        assertThat(get("/address-books/{}/contacts", book).send().ids())
                .containsExactly((String) scene.get("contactId"));
        assertThat(get("/address-books/{}/addresses", book).send().ids())
                .containsExactly((String) scene.get("addressId"));
    }

    private static String valueOf(String parameter, Map<String, Object> scene) {
        return switch (parameter) {
            case "offset", "limit" -> "1";
            case "total", "effective", "replace" -> "true";
            case "view" -> "isolated";
            case "dateMatch" -> "throughout";
            case "fromDate", "toDate" -> "2020-10-03";
            case "addressBookId", "addressId", "contactId" ->
                scene.get(parameter).toString();
            case "parentId", "from" -> scene.get("addressBookId").toString();
            default -> TestObjects.someone();
        };
    }
}
