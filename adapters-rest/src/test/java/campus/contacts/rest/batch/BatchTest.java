package campus.contacts.rest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.json.Json;
import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests many writes in one request and one transaction (queries, section 7). */
@OnEveryStorage
class BatchTest extends Conformance {
    private final ArrayNode operations = Json.MAPPER.createArrayNode();

    private ObjectNode operation(String method, String path, Object... body) {
        ObjectNode operation = operations.addObject().put("method", method).put("path", path);
        if (body.length > 0) {
            ObjectNode object = operation.putObject("body");
            for (int i = 0; i < body.length; i += 2) {
                object.set(String.valueOf(body[i]), Json.MAPPER.valueToTree(body[i + 1]));
            }
        }
        return operation;
    }

    private Request batch() {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("operations", operations);
        return post("/batch").body("application/json", new String(Json.bytes(body), StandardCharsets.UTF_8));
    }

    private Answer run() {
        Answer answer = batch().send();
        operations.removeAll();
        return answer;
    }

    private static JsonNode result(Answer answer, int index) {
        return answer.json().path("results").path(index);
    }

    @Test
    void later_operations_name_what_earlier_ones_made() {
        String reference = TestObjects.someone();
        operation("POST", "/address-books", "displayName", "Gates").put("name", "gates");
        operation("POST", "/addresses?addressBookId={gates}", "displayName", "North gate")
                .put("name", "north gate");
        operation(
                "POST",
                "/contacts?addressBookId={gates}",
                "addressId",
                "{north gate}",
                "referenceId",
                reference,
                "displayName",
                "{unknown}");
        operation("PUT", "/addresses/{north gate}", "displayName", "Gate").put("ifMatch", "\"1\"");
        operation("PATCH", "/addresses/{north gate}", "description", "north")
                .put("contentType", "application/merge-patch+json");
        operation("PUT", "/address-books/" + encode(TestObjects.DEFAULT_BOOK) + "/addresses/{north gate}");
        operation("DELETE", "/address-books/{gates}/addresses/{north gate}");
        Answer answer = run().is(200);
        assertThat(answer.json().path("results")).hasSize(7);
        assertThat(answer.json().findValuesAsText("status"))
                .containsExactly("201", "201", "201", "200", "200", "200", "200");
        JsonNode address = result(answer, 1);
        assertThat(address.path("etag").textValue()).isEqualTo("\"1\"");
        assertThat(address.path("location").textValue())
                .isEqualTo(address.path("body").path("uri").textValue());
        String id = address.path("body").path("id").textValue();
        assertThat(result(answer, 2).path("body").path("addressId").textValue()).isEqualTo(id);
        assertThat(result(answer, 2).path("body").path("displayName").textValue())
                .isEqualTo("{unknown}");
        assertThat(result(answer, 3).path("body").path("message").textValue()).contains("updated");
        assertThat(result(answer, 3).path("location").isNull()).isTrue();
        Answer now = get("/addresses/{}", id).send().is(200);
        assertThat(now.text("displayName")).isEqualTo("Gate");
        assertThat(now.text("description")).isEqualTo("north");
        assertThat(now.tag()).isEqualTo(result(answer, 4).path("etag").textValue());
        assertThat(get("/address-books").with("addressId", id).send().ids()).containsExactly(TestObjects.DEFAULT_BOOK);
        assertThat(get("/addresses/{}/history", id).send().json().findValuesAsText("change"))
                .containsExactly("unfiled", "filed", "updated", "updated", "created");
    }

    private static String encode(String id) {
        return java.net.URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    @Test
    void nothing_happens_if_one_operation_fails() {
        String book = clerk.book("displayName", "Untouched");
        String address = clerk.address();
        operation("PUT", "/address-books/" + encode(book), "displayName", "Touched");
        operation("POST", "/addresses?addressBookId=" + encode(book), "displayName", "Made")
                .put("name", "made");
        operation("PUT", "/address-books/" + encode(book) + "/addresses/" + encode(address));
        operation("POST", "/addresses", "displayName", 7);
        Answer answer = run().refusesAt(400, "/operations/3/body/displayName");
        assertThat(answer.text("message")).startsWith("operation 3: displayName");
        assertThat(get("/address-books/{}", book).send().text("displayName")).isEqualTo("Untouched");
        assertThat(get("/address-books/{}/addresses", book).send().ids()).isEmpty();
        assertThat(get("/address-books/{}/history", book).send().json()).hasSize(1);
    }

    @Test
    void a_failure_has_the_status_of_the_operation() {
        String address = clerk.address();
        clerk.contactOn(address, TestObjects.someone());
        operation("DELETE", "/addresses/" + encode(address));
        assertThat(run().is(409).text("message")).startsWith("operation 0: ");
        operation("DELETE", "/addresses/" + encode(TestObjects.unknown("Address")));
        run().says(404, "operation 0: address not found");
        operation(
                "PUT",
                "/address-books/" + encode(TestObjects.unknown("AddressBook")) + "/addresses/" + encode(address));
        run().says(404, "operation 0: addressBook not found");
        operation("PUT", "/addresses/" + encode(address), "displayName", "x").put("ifMatch", "\"7\"");
        run().says(412, "operation 0: the object has been modified (version mismatch)");
        operation("PATCH", "/addresses/" + encode(address), "displayName", "x").put("contentType", "text/plain");
        run().says(415, "operation 0: the body must be JSON in UTF-8: send the header Content-Type: application/json");
        operation("POST", "/addresses");
        run().says(400, "operation 0: the body must be a JSON object such as {\"displayName\": \"Gatehouse\"}");
        operation("POST", "/addresses?bogus=1", "displayName", "x");
        assertThat(run().is(400).text("message")).startsWith("operation 0: unknown parameter 'bogus'");
    }

    @Test
    void only_writes_of_objects_are_operations() {
        String address = encode(clerk.address());
        for (String path : List.of(
                "/batch",
                "/nowhere",
                "/addresses/" + address + "/restore?version=1",
                "/addresses/" + address + "/merge?from=" + address,
                "/api/people/ada.l/contacts",
                "addresses",
                "http://elsewhere.example/addresses",
                "/health/live")) {
            operation("POST", path, "displayName", "x");
            run().says(404, "operation 0: not found");
        }
        operation("DELETE", "/addresses");
        Answer forbidden = run().is(405);
        assertThat(forbidden.text("message")).startsWith("operation 0: allowed are: GET");
        assertThat(forbidden.text("message")).endsWith(forbidden.header("Allow"));
        operation("DELETE", "/addresses/" + address + "?erase=true");
        run().says(400, "operation 0: a batch cannot erase");
    }

    @Test
    void absolute_urls_of_this_server_are_paths() {
        Answer address = get("/addresses/{}", clerk.address()).send();
        operation("PUT", address.text("uri"), "displayName", "Found");
        run().is(200);
        assertThat(get("/addresses/{}", address.id()).send().text("displayName"))
                .isEqualTo("Found");
    }

    @Test
    void rejects_a_malformed_batch() {
        post("/batch").json().send().refusesAt(400, "/operations");
        post("/batch").json("operations", List.of()).send().refusesAt(400, "/operations");
        post("/batch").json("operations", List.of(), "more", 1).send().refusesAt(400, "/more");
        post("/batch").with("x", 1).json("operations", List.of()).send().is(400);
        post("/batch").body("text/plain", "{}").send().is(415);
        get("/batch").send().is(405);
        operations.add(7);
        run().refusesAt(400, "/operations/0");
        operation("GET", "/addresses");
        run().refusesAt(400, "/operations/0/method");
        operation("POST", "");
        run().refusesAt(400, "/operations/0/path");
        operation("POST", "/addresses").put("bog/us", 1);
        Answer unknown = run().refusesAt(400, "/operations/0/bog~1us");
        assertThat(unknown.text("message"))
                .isEqualTo(
                        "operations/0 has an unknown property 'bog/us'; allowed are: name, method, path, body, ifMatch, contentType");
        operation("POST", "/addresses", "displayName", "x").put("name", "a{b");
        run().refusesAt(400, "/operations/0/name");
        operation("POST", "/addresses", "displayName", "x").put("name", "twice");
        operation("POST", "/addresses", "displayName", "x").put("name", "twice");
        run().refusesAt(400, "/operations/1/name");
        operation("DELETE", "/addresses/{later}");
        operation("POST", "/addresses", "displayName", "x").put("name", "later");
        run().says(400, "operation 0: {later} is not the name of an earlier operation that made an object");
        for (int i = 0; i < 1001; i++) {
            operation("POST", "/addresses", "displayName", "x");
        }
        run().refusesAt(400, "/operations");
    }

    @Test
    void a_thousand_operations_are_one_change() {
        String book = clerk.book();
        for (int i = 0; i < 1000; i++) {
            operation("POST", "/addresses?addressBookId=" + encode(book), "displayName", "a" + i);
        }
        Answer answer = run().is(200);
        assertThat(answer.json().path("results")).hasSize(1000);
        assertThat(get("/address-books/{}/addresses", book)
                        .with("limit", 0)
                        .with("total", true)
                        .send()
                        .header("X-Total-Count"))
                .isEqualTo("1000");
        List<String> moments = new ArrayList<>();
        for (int i : new int[] {0, 999}) {
            String id = result(answer, i).path("body").path("id").textValue();
            moments.add(get("/addresses/{}/history", id)
                    .send()
                    .json()
                    .path(0)
                    .path("at")
                    .textValue());
        }
        assertThat(moments.get(0)).isEqualTo(moments.get(1));
    }

    @Test
    void a_batch_may_be_larger_than_a_body() {
        String operation = "{\"method\": \"POST\", \"path\": \"/addresses\", \"body\": {\"displayName\": \"x\"}}";
        String body = "{\"operations\": [" + operation + "]" + " ".repeat(2 * 1024 * 1024) + "}";
        post("/batch").body("application/json", body).send().is(200);
        post("/batch")
                .body("application/json", " ".repeat(8 * 1024 * 1024 + 1))
                .send()
                .is(413);
        post("/addresses")
                .body("application/json", " ".repeat(1024 * 1024 + 1))
                .send()
                .is(413);
    }

    @Test
    void a_batch_with_a_slash_at_the_end_may_be_as_large() {
        operation("POST", "/addresses", "displayName", "x");
        String body = "{\"operations\": " + operations + " ".repeat(2 * 1024 * 1024) + "}";
        post("/batch/").body("application/json", body).send().is(200);
    }

    @Test
    void an_operation_has_the_limits_of_a_request() {
        String address = encode(clerk.address());
        operation("POST", "/addresses", "displayName", "Gate").put("name", "g");
        operation("DELETE", "/addresses/" + "{g}".repeat(6000));
        run().refusesAt(400, "/operations/1/path");
        operation("PUT", "/addresses/" + address, "displayName", "x").put("ifMatch", "\"1\",".repeat(6000));
        run().refusesAt(400, "/operations/0/ifMatch");
        operation("PUT", "/addresses/" + address, "displayName", "x".repeat(1024 * 1024));
        run().says(413, "operation 0: the body must have at most 1048576 bytes");
    }

    @Test
    void rejects_results_that_would_fill_the_memory() {
        List<String> assets = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            assets.add("asset.Asset:" + i + "x".repeat(400) + "@localhost");
        }
        String book = encode(clerk.book("displayName", "Wide", "brandingIds", assets));
        for (int i = 0; i < 500; i++) {
            operation("PATCH", "/address-books/" + book, "displayName", "Wide");
        }
        assertThat(run().is(413).text("message")).contains("the results must have at most");
    }

    @Test
    void a_repeated_key_repeats_the_results() {
        String key = UUID.randomUUID().toString();
        operation("POST", "/addresses", "displayName", "Once").put("name", "one");
        operation("POST", "/addresses", "displayName", "Twice");
        operation("PUT", "/addresses/{one}", "displayName", "Changed");
        Answer first = batch().header("Idempotency-Key", key).send().is(200);
        Answer again = batch().header("Idempotency-Key", key).send().is(200);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        String erased = result(first, 0).path("body").path("id").textValue();
        delete("/addresses/{}", erased).with("erase", true).send().is(200);
        Answer emptied = batch().header("Idempotency-Key", key).send().is(200);
        assertThat(result(emptied, 0).path("body")).isEmpty();
        assertThat(result(emptied, 0).path("status").intValue()).isEqualTo(201);
        assertThat(result(emptied, 0).path("location"))
                .isEqualTo(result(first, 0).path("location"));
        assertThat(result(emptied, 1)).isEqualTo(result(first, 1));
        operation("POST", "/addresses", "displayName", "More");
        batch().header("Idempotency-Key", key).send().is(422);
        batch().header("Idempotency-Key", "not a key").send().is(400);
    }

    @Test
    void a_batch_moves_objects() {
        String address = clerk.address();
        operation("POST", "/address-books", "displayName", "Gates").put("name", "gates");
        String from = "?from=" + encode(TestObjects.DEFAULT_BOOK);
        operation("PUT", "/address-books/{gates}/addresses/" + encode(address) + from);
        operation("PUT", "/address-books/{gates}/addresses/" + encode(address) + from);
        assertThat(run().is(404).text("message")).startsWith("operation 2: address not found");
        assertThat(get("/address-books").with("addressId", address).send().ids())
                .containsExactly(TestObjects.DEFAULT_BOOK);
        operation("POST", "/address-books", "displayName", "Gates").put("name", "gates");
        operation("PUT", "/address-books/{gates}/addresses/" + encode(address) + from);
        Answer moved = run().is(200);
        assertThat(get("/address-books").with("addressId", address).send().ids())
                .containsExactly(result(moved, 0).path("body").path("id").textValue());
    }

    @Test
    void a_failed_batch_may_be_repeated_with_its_key() {
        String key = UUID.randomUUID().toString();
        String alias = "gate.Door:" + UUID.randomUUID() + "@locks.example";
        operation(
                "POST",
                "/contacts?referenceId=" + encode(TestObjects.someone()) + "&addressId=" + encode(alias),
                "displayName",
                "x");
        batch().header("Idempotency-Key", key).send().is(404);
        clerk.postAddress("displayName", "Gate").with("alias", alias).send().is(201);
        batch().header("Idempotency-Key", key).send().is(200);
    }
}
