package campus.contacts.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An OpenAPI document as a check of responses. */
public final class Description {
    static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private static final String LOCATION = "https://example.edu/openapi.json";

    private final JsonNode document;
    private final Map<String, String[]> templates = new LinkedHashMap<>();
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    public Description(JsonNode document) {
        this.document = document;
        document.get("paths").fieldNames().forEachRemaining(path -> templates.put(path, path.split("/", -1)));
        String text = closed(document).toString();
        this.registry =
                SchemaRegistry.withDialect(Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(LOCATION, text)));
    }

    /** Returns the document in which the objects have no other properties than those described, unless it says so. */
    private static JsonNode closed(JsonNode document) {
        JsonNode closed = document.deepCopy();
        for (JsonNode schema : closed.at("/components/schemas")) {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        }
        return closed;
    }

    /** Returns the template that a path fits, a literal one rather than one with placeholders. */
    public Optional<String> template(String path) {
        String[] segments =
                (path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path).split("/", -1);
        String found = null;
        for (Map.Entry<String, String[]> template : templates.entrySet()) {
            if (fits(template.getValue(), segments) && (found == null || literal(template.getKey()) > literal(found))) {
                found = template.getKey();
            }
        }
        return Optional.ofNullable(found);
    }

    /** Returns the length of the literal start: /address-books/root-address-book/{id} is not /address-books/{id}/{other}. */
    private static int literal(String template) {
        int placeholder = template.indexOf('{');
        return placeholder < 0 ? Integer.MAX_VALUE : placeholder;
    }

    private static boolean fits(String[] template, String[] path) {
        if (template.length != path.length) {
            return false;
        }
        for (int i = 0; i < path.length; i++) {
            if (template[i].startsWith("{") ? path[i].isEmpty() : !template[i].equals(path[i])) {
                return false;
            }
        }
        return true;
    }

    /** Returns what is not as described: the status, the media type or the body; empty when all is. */
    public List<String> problems(String template, String method, int status, String mediaType, byte[] body) {
        String operation = "/paths/" + escaped(template) + '/' + method.toLowerCase(Locale.ROOT);
        if (document.at(operation).isMissingNode()) {
            return status < 400 ? List.of("the method is not described") : List.of();
        }
        JsonNode responses = document.at(operation + "/responses");
        String key = responses.has(Integer.toString(status)) ? Integer.toString(status) : status / 100 + "XX";
        if (!responses.has(key)) {
            return List.of("status " + status + " is not described");
        }
        if (body.length == 0 || method.equals("HEAD")) {
            return List.of();
        }
        String pointer = resolved(operation + "/responses/" + key) + "/content/" + escaped(mediaType);
        if (document.at(pointer).isMissingNode()) {
            return List.of("media type " + mediaType + " is not described");
        }
        return mediaType.equals("application/json") ? problems(pointer + "/schema", body) : List.of();
    }

    private List<String> problems(String pointer, byte[] body) {
        try {
            return problems(pointer, MAPPER.readTree(body));
        } catch (IOException notJson) {
            return List.of("the body is not JSON");
        }
    }

    /** Returns what of a value is not as the schema at that place of the document says. */
    List<String> problems(String pointer, JsonNode value) {
        Schema schema = schemas.computeIfAbsent(
                pointer, place -> registry.getSchema(SchemaLocation.of(LOCATION + '#' + place)));
        List<String> problems = new ArrayList<>();
        for (Error error : schema.validate(value)) {
            problems.add(error.getInstanceLocation() + ": " + error.getMessage());
        }
        return problems;
    }

    /** Returns the place that a reference at a place leads to, or that place. */
    String resolved(String pointer) {
        String reference = document.at(pointer).path("$ref").textValue();
        return reference == null ? pointer : resolved(reference.substring(1));
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
