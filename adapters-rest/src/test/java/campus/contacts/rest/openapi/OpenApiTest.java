package campus.contacts.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Started;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import campus.contacts.rest.http.client.JsonTree;
import campus.contacts.rest.http.client.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Tests the OpenAPI document of servers with different options, its examples, and the page that shows it. */
class OpenApiTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-01T06:00:00Z"), ZoneOffset.UTC);

    /** The public URL in the examples. */
    private static final String URL = "http://127.0.0.1:8080";

    private static final Pattern REQUEST =
            Pattern.compile("(\\S+) (\\S+)(?: with (?<body>\\S+))?(?: If-Match (?<tag>\\S+))?");

    @TempDir
    Path directory;

    private static JsonNode document(Started server) {
        return client(server).get("/openapi.json").send().is(200).json();
    }

    private static Client client(Started server) {
        return new Client(server.listening() + '/');
    }

    private static Started serving(String... options) {
        return Started.by(CLOCK, options);
    }

    @Test
    void the_two_forms_say_the_same_and_have_a_tag() throws IOException {
        try (Started server = serving()) {
            Answer yaml = client(server).get("/openapi.yaml").send().is(200);
            assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
            JsonNode parsed = new ObjectMapper().valueToTree(new Yaml().load(yaml.text()));
            assertThat(parsed).isEqualTo(document(server));
            client(server)
                    .get("/openapi.yaml")
                    .header("If-None-Match", yaml.header("ETag"))
                    .send()
                    .is(304);
        }
    }

    @Test
    void names_the_public_url_and_the_authority_of_the_server() {
        try (Started server = serving(
                "--public-url", "https://example.edu/x", "--base-path", "/contact", "--authority", "base.url")) {
            JsonNode document = document(server);
            assertThat(document.at("/servers/0/url").textValue()).isEqualTo("https://example.edu/x/contact");
            assertThat(document.at("/paths/~1api~1terms/servers/0/url").textValue())
                    .isEqualTo("https://example.edu/x");
            JsonNode contact = document.at("/components/examples/Contact/value");
            assertThat(contact.get("uri").textValue())
                    .isEqualTo("https://example.edu/x/contact/contacts/contact.Contact%3A1%40base.url");
            assertThat(document.toString()).doesNotContain("localhost", "127.0.0.1");
        }
    }

    @Test
    void needs_no_credentials_and_says_which_the_server_accepts() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
        try (Started server = serving("--auth", "required", "--jwt-secret-file", secret.toString())) {
            JsonNode document = document(server);
            assertThat(document.get("security").toString()).isEqualTo("[{\"bearer\":[]}]");
            assertThat(JsonTree.names(document.at("/components/securitySchemes")))
                    .containsExactly("bearer");
            assertThat(document.at("/paths/~1health~1live/get/security")).isEmpty();
            client(server).get("/").send().is(200);
            client(server).get("/docs").send().is(200);
            client(server).get("/contacts").send().is(401);
        }
        try (Started server = serving()) {
            assertThat(document(server).get("security").toString()).isEqualTo("[{},{\"bearer\":[]},{\"basic\":[]}]");
        }
    }

    @Test
    void has_the_record_types_of_the_campus_as_named_schemas() throws IOException {
        Files.writeString(directory.resolve("office.json"), """
                {"name": "office", "kind": "record", "appliesTo": "Address", "displayName": "Office", "schema": {"properties": {
                "büro": {"type": "object", "required": ["room"], "properties": {"room": {"type": "string"},
                "floor": {"type": "string", "oneOf": [{"const": "0", "title": "Ground"}, {"const": "1", "title": "First"}]}}},
                "contact": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}}}}}}}""");
        try (Started server = serving("--schemas", directory.toString())) {
            JsonNode schemas = document(server).at("/components/schemas");
            assertThat(schemas.at("/Address/properties/büro").toString())
                    .isEqualTo("{\"oneOf\":[{\"$ref\":\"#/components/schemas/BU00FCro\"},{\"type\":\"null\"}]}");
            assertThat(schemas.at("/BU00FCro/properties/floor/oneOf/0/$ref").textValue())
                    .isEqualTo("#/components/schemas/BU00FCroFloor");
            assertThat(schemas.at("/BU00FCroFloor/enum").toString()).isEqualTo("[\"0\",\"1\"]");
            assertThat(schemas.at("/BU00FCro/required").toString()).isEqualTo("[\"room\"]");
            assertThat(schemas.at("/NewAddress/properties/contact/items/$ref").textValue())
                    .isEqualTo("#/components/schemas/ContactItem");
            assertThat(schemas.has("PostalAddress")).isTrue();
        }
    }

    @Test
    void every_example_fits_its_schema() {
        try (Started server = serving()) {
            JsonNode document = document(server);
            Description description = new Description(document);
            for (String part : List.of("responses", "requestBodies")) {
                document.at("/components/" + part)
                        .properties()
                        .forEach(entry -> entry.getValue()
                                .path("content")
                                .properties()
                                .forEach(content -> content.getValue()
                                        .path("examples")
                                        .forEach(example -> {
                                            String pointer = "/components/" + part + '/' + entry.getKey() + "/content/"
                                                    + Description.escaped(content.getKey()) + "/schema";
                                            JsonNode value = document.at(example.get("$ref")
                                                            .textValue()
                                                            .substring(1) + "/value");
                                            assertThat(description.problems(pointer, value))
                                                    .as(entry.getKey())
                                                    .isEmpty();
                                        })));
            }
        }
    }

    @Test
    void the_examples_are_answers_of_this_server() {
        try (Started empty = serving("--public-url", URL);
                Started campus = serving("--public-url", URL, "--demo")) {
            JsonNode examples = document(empty).at("/components/examples");
            Map<String, JsonNode> answers = new LinkedHashMap<>();
            Map<String, JsonNode> expected = new LinkedHashMap<>();
            examples.properties().forEach(example -> {
                Matcher request =
                        REQUEST.matcher(example.getValue().path("summary").asText());
                if (request.matches()) {
                    boolean isOfCampus = request.group(2).matches("/(api|v1)/.*");
                    JsonNode body =
                            examples.path(String.valueOf(request.group("body"))).path("value");
                    answers.put(example.getKey(), send(client(isOfCampus ? campus : empty), request, body));
                    expected.put(example.getKey(), example.getValue().get("value"));
                }
            });
            assertThat(answers).hasSizeGreaterThan(20);
            expected.forEach(
                    (name, value) -> assertThat(answers.get(name)).as(name).isEqualTo(value));
        }
    }

    private static JsonNode send(Client client, Matcher asked, JsonNode body) {
        Request request = client.request(asked.group(1), asked.group(2));
        if (!body.isMissingNode()) {
            request.body("application/json", body.toString());
        }
        if (asked.group("tag") != null) {
            request.header("If-Match", asked.group("tag"));
        }
        return request.send().json();
    }

    @Test
    void the_page_and_its_files_come_from_the_server_alone() {
        try (Started server = serving("--base-path", "/contact")) {
            Client client = client(server);
            Answer page = client.get("/docs").send().is(200);
            assertThat(page.header("Content-Security-Policy"))
                    .startsWith("default-src 'none'; script-src 'self'; ")
                    .doesNotContain("unsafe", "*", "http");
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(client.get("/docs/").send().is(200).text()).contains("\"swagger-ui.css\"");
            Matcher files = Pattern.compile("(?:href|src)=\"([^\"]+)\"").matcher(page.text());
            List<String> found = new ArrayList<>();
            while (files.find()) {
                found.add(client.get('/' + files.group(1)).send().is(200).header("Content-Type"));
            }
            assertThat(found).hasSize(4);
            client.get("/docs/index.html").send().is(404);
            client.get("/docs/swagger-ui.js").send().is(404);
        }
    }
}
