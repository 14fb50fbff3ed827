package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.people.ValueLists;
import campus.contacts.rest.campus.CampusServices;
import campus.contacts.rest.fixture.Endpoint;
import campus.contacts.rest.fixture.Started;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import campus.contacts.rest.http.client.Request;
import campus.contacts.rest.openapi.OpenApiResource;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.service.ContactService;
import campus.contacts.service.peopleimport.ImportLine;
import campus.contacts.service.peopleimport.ImportLineReader;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.storage.text.PropertyJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Compares the OpenAPI document with the routes of the server and with the parameters that they take. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiRoutesTest {
    private static final String AUTHORITY = "campus.example";
    private static final Pattern ALLOWED = Pattern.compile("(?:allowed|known) are: (.*)");

    private final Started server = Started.with("--authority", AUTHORITY);
    private final Client api = new Client(server.url() + '/');
    private final JsonNode document = api.get("/openapi.json").send().is(200).json();
    private final Map<String, Object> ids = ids();

    @AfterAll
    void stop() {
        server.close();
    }

    /** Returns what the placeholders of the paths can stand for. */
    private Map<String, Object> ids() {
        PeopleImport people = new PeopleImport(server.service().storage(), Clock.systemUTC());
        ImportLine line = new ImportLineReader(AUTHORITY, ValueLists.NONE)
                .read(PropertyJson.read("""
                        {"identifiers": [{"identifier": "ada1", "type": "network"}], "names": [{"family": "Doe"}], "student": true,
                        "email_addresses": [{"email_address": "ada1@example.test", "is_primary": true, "data_source": "idm"}]}""").values());
        assertThat(people.add(people.begin(), List.of(line))).isEmpty();
        Map<String, Object> ids = new HashMap<>(Endpoint.scene(new TestObjects(api)));
        ids.putAll(Map.of("netid", "ada1", "person", "network:ada1"));
        ids.put("aliasId", "resource.Resource:1@example.test");
        ids.put("typeId", "type.Type:url@" + AUTHORITY);
        ids.put("release", "1");
        ids.put("file", "start.js");
        String accepted = api.post("/imports")
                .with("format", "csv")
                .body("text/csv", "id\n")
                .send()
                .is(202)
                .header("Location");
        ids.put("importId", accepted.substring(accepted.lastIndexOf('/') + 1));
        return ids;
    }

    @Test
    void describes_every_route_with_its_methods_and_no_other() {
        ContactService service = server.service();
        Routes routes = new Routes(
                service,
                Schemas.load(AUTHORITY, null),
                CampusServices.of(service, ValueLists.NONE, Clock.systemUTC(), 1),
                null,
                null,
                null,
                new PublicUrl("http://127.0.0.1", ""),
                null,
                Clock.systemUTC(),
                new OpenApiResource(() -> null));
        Set<String> known = new TreeSet<>();
        for (Route route : routes.all()) {
            known.add(route.method() + ' ' + route.template());
            known.add("OPTIONS " + route.template());
        }
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> methods(path.getValue())
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + ' ' + path.getKey())));
        assertThat(described).containsExactlyInAnyOrderElementsOf(known);
    }

    private static Stream<String> methods(JsonNode path) {
        return Stream.of("get", "head", "options", "post", "put", "patch", "delete")
                .filter(path::has);
    }

    /** An unknown parameter is an error that lists the known ones. */
    @Test
    void describes_every_parameter_of_every_route_and_no_other() {
        Map<String, Object> described = new HashMap<>();
        Map<String, Object> taken = new HashMap<>();
        document.get("paths")
                .properties()
                .forEach(path -> methods(path.getValue())
                        .filter(method -> !method.equals("head") && !method.equals("options"))
                        .forEach(method -> {
                            String route = method.toUpperCase(Locale.ROOT) + ' ' + path.getKey();
                            described.put(route, parameters(path.getValue().get(method)));
                            taken.put(route, taken(method, path.getKey()));
                        }));
        assertThat(described).hasSizeGreaterThan(80).containsExactlyInAnyOrderEntriesOf(taken);
    }

    private Set<String> parameters(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String reference = parameter.path("$ref").asText();
            JsonNode described = reference.isEmpty() ? parameter : document.at(reference.substring(1));
            if (described.path("in").asText().equals("query")) {
                names.add(described.get("name").textValue());
            }
        }
        return names;
    }

    private Set<String> taken(String method, String path) {
        Set<String> names = new TreeSet<>();
        String allowed = allowed(method, path, "unknownParameter");
        if (!allowed.isEmpty()) {
            names.addAll(List.of(allowed.split(", ")));
        }
        if (path.startsWith("/api/") && !allowed.isEmpty()) {
            // Collections of the campus APIs say which attributes they have, and take the parameters of pages besides.
            Stream.of("pagesize", "page", "continuation_key")
                    .filter(page -> !isUnknown(path, page))
                    .forEach(names::add);
        }
        return names;
    }

    private boolean isUnknown(String path, String parameter) {
        return request("get", path).with(parameter, "x").send().text("message").startsWith("unknown");
    }

    private String allowed(String method, String path, String unknown) {
        Request request = request(method, path).with(unknown, "1");
        if (List.of("post", "put", "patch").contains(method)) {
            request.json();
        }
        Answer answer = request.send();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        String message = answer.text(path.startsWith("/v1/") ? "error" : "message");
        Matcher allowed = ALLOWED.matcher(message);
        if (!allowed.find()) {
            assertThat(message).contains("no parameters are allowed here");
            return "";
        }
        return allowed.group(1);
    }

    private Request request(String method, String path) {
        Map<String, Object> all = new HashMap<>(ids);
        if (path.contains("{id}")) {
            all.put("id", id(path));
        }
        if (path.endsWith("/query")) {
            all.put("addressBookId", smartBook());
        }
        return api.request(method.toUpperCase(Locale.ROOT), path, Endpoint.ids(path, all));
    }

    private String smartBook() {
        String book = new TestObjects(api).book();
        api.put("/address-books/{}/query", book)
                .json("addresses", "q=gate")
                .send()
                .is(200);
        return book;
    }

    /** Returns the id of something in a collection of the campus APIs. */
    private String id(String path) {
        if (path.startsWith("/api/tasks/")) {
            Answer accepted = api.put("/api/people/ada1/contacts")
                    .body("application/json", "[]")
                    .send();
            return accepted.is(202).header("Location").replaceFirst(".*/", "");
        }
        JsonNode first =
                api.get(path.replace("/{id}", "")).send().is(200).json().path(0);
        return first.path("id").textValue();
    }
}
