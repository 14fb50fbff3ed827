package campus.contacts.rest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.json.Json;
import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Request;
import campus.contacts.testing.Dice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that a batch does what the same writes do one by one, and nothing if one of them fails (queries, section 7). */
@OnEveryStorage
class RandomBatchTest extends Conformance {
    private static final int ROUNDS = 30;
    private static final String REFERENCE = "resource.Resource:batch@campus.example";

    /** The response to a write, with every Id replaced by the name of the write that made the object. */
    private record Outcome(int status, String tag, JsonNode body) {}

    @Test
    void a_batch_does_what_the_same_writes_do_one_by_one() {
        for (int round = 0; round < ROUNDS; round++) {
            Dice dice = Dice.of("batch " + round);
            List<ObjectNode> writes = new ArrayList<>();
            List<String> kinds = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                writes.add(write(dice, i, kinds));
            }
            List<Outcome> single = oneByOne(writes);
            int failed = single.get(single.size() - 1).status() < 300 ? -1 : single.size() - 1;
            List<ObjectNode> whole = failed < 0 ? writes : writes.subList(0, failed);
            if (!whole.isEmpty()) {
                assertThat(batch(whole)).as("round %s", round).isEqualTo(single.subList(0, whole.size()));
            }
            if (failed >= 0) {
                long before = count();
                Answer refused = send(writes.subList(0, failed + 1))
                        .is(single.get(failed).status());
                String message = single.get(failed).body().path("message").textValue();
                assertThat(refused.text("message").replaceAll("\\d+", "N"))
                        .as("round %s", round)
                        .isEqualTo(("operation " + failed + ": " + message).replaceAll("\\d+", "N"));
                assertThat(count()).as("round %s", round).isEqualTo(before);
            }
        }
    }

    private long count() {
        return List.of("/contacts", "/addresses", "/address-books").stream()
                .mapToLong(path -> Long.parseLong(
                        get(path).with("limit", 0).with("total", true).send().header("X-Total-Count")))
                .sum();
    }

    /** Returns a write; those before it made objects of these kinds, each under the name of its place. */
    private static ObjectNode write(Dice dice, int place, List<String> kinds) {
        ObjectNode write = Json.MAPPER.createObjectNode().put("name", Integer.toString(place));
        ObjectNode body = Json.MAPPER.createObjectNode().put("displayName", "name " + dice.below(4));
        String book = one(dice, kinds, "book");
        String address = one(dice, kinds, "address");
        String contact = one(dice, kinds, "contact");
        int choice = place < 3 ? place : dice.below(10);
        kinds.add(choice == 0 ? "book" : choice == 1 ? "address" : choice == 2 ? "contact" : "nothing");
        return switch (choice) {
            case 0 -> write.put("method", "POST").put("path", "/address-books").set("body", body);
            case 1 ->
                write.put("method", "POST")
                        .put("path", "/addresses?addressBookId=" + book)
                        .set("body", body);
            case 2 ->
                write.put("method", "POST")
                        .put(
                                "path",
                                "/contacts?addressBookId=" + book + "&addressId=" + address + "&referenceId="
                                        + REFERENCE)
                        .set("body", body);
            case 3 ->
                write.put("method", "PUT").put("path", "/addresses/" + address).set("body", body);
            case 4 ->
                write.put("method", "PATCH").put("path", "/contacts/" + contact).set("body", body);
            case 5 -> write.put("method", "PUT").put("path", "/address-books/" + book + "/addresses/" + address);
            case 6 -> write.put("method", "DELETE").put("path", "/address-books/" + book + "/addresses/" + address);
            case 7 ->
                write.put("method", "PUT")
                        .put("path", "/address-books/" + book + "/children/" + one(dice, kinds, "book"));
            case 8 -> write.put("method", "DELETE").put("path", "/contacts/" + contact);
            default ->
                write.put("method", "PUT")
                        .put("path", "/addresses/" + address)
                        .put("ifMatch", "\"" + (1 + dice.below(2)) + "\"")
                        .set("body", body);
        };
    }

    private static String one(Dice dice, List<String> kinds, String kind) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).equals(kind)) {
                places.add(i);
            }
        }
        return places.isEmpty() ? "none" : "{" + dice.pick(places) + "}";
    }

    /** Sends the writes one by one, until one fails. */
    private List<Outcome> oneByOne(List<ObjectNode> writes) {
        Map<String, String> made = new LinkedHashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (ObjectNode write : writes) {
            Answer answer = send(write, made);
            JsonNode body = answer.json();
            if (answer.status() == 201) {
                made.put(write.path("name").textValue(), answer.id());
            }
            outcomes.add(new Outcome(answer.status(), answer.header("ETag"), named(body, made)));
            if (answer.status() >= 300) {
                return outcomes;
            }
        }
        return outcomes;
    }

    private Answer send(ObjectNode write, Map<String, String> made) {
        String path = write.path("path").textValue();
        for (Map.Entry<String, String> each : made.entrySet()) {
            path = path.replace("{" + each.getKey() + "}", each.getValue());
        }
        String[] parts = path.split("\\?");
        Request request = switch (write.path("method").textValue()) {
            case "POST" -> post(parts[0]);
            case "PUT" -> put(parts[0]);
            case "PATCH" -> patch(parts[0]);
            default -> delete(parts[0]);
        };
        if (parts.length > 1) {
            request = request.withRaw(parts[1]);
        }
        if (write.has("ifMatch")) {
            request = request.header("If-Match", write.path("ifMatch").textValue());
        }
        return write.has("body")
                ? request.body("application/json", write.path("body").toString())
                        .send()
                : request.send();
    }

    private Answer send(List<ObjectNode> writes) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode operations = body.putArray("operations");
        writes.forEach(operations::add);
        return post("/batch")
                .body("application/json", new String(Json.bytes(body), StandardCharsets.UTF_8))
                .send();
    }

    private List<Outcome> batch(List<ObjectNode> writes) {
        Answer answer = send(writes).is(200);
        Map<String, String> made = new LinkedHashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            JsonNode result = answer.json().path("results").path(i);
            if (result.path("status").intValue() == 201) {
                made.put(Integer.toString(i), result.path("body").path("id").textValue());
            }
            outcomes.add(new Outcome(
                    result.path("status").intValue(),
                    result.path("etag").textValue(),
                    named(result.path("body"), made)));
        }
        return outcomes;
    }

    private static JsonNode named(JsonNode body, Map<String, String> made) {
        String text = body.toString();
        for (Map.Entry<String, String> each : made.entrySet()) {
            text = text.replace('"' + each.getValue() + '"', "\"{" + each.getKey() + "}\"");
        }
        try {
            JsonNode copy = Json.MAPPER.readTree(text);
            if (copy instanceof ObjectNode object) {
                object.remove("uri");
            }
            return copy;
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}
