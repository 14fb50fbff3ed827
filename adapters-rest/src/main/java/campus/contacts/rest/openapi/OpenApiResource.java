package campus.contacts.rest.openapi;

import campus.contacts.json.Json;
import campus.contacts.rest.http.Exchange;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Serves the OpenAPI document in JSON and in YAML, to everyone. */
public final class OpenApiResource {
    private final Supplier<ObjectNode> document;
    private StaticContent json;
    private StaticContent yaml;

    /** @param document makes the document, at the first request for it */
    public OpenApiResource(Supplier<ObjectNode> document) {
        this.document = document;
    }

    public void getJson(Exchange exchange) {
        exchange.query().allow(Set.of());
        json().answer(exchange);
    }

    public void getYaml(Exchange exchange) {
        exchange.query().allow(Set.of());
        yaml().answer(exchange);
    }

    private synchronized StaticContent json() {
        if (json == null) {
            json = new StaticContent("application/json", Json.bytes(document.get()));
        }
        return json;
    }

    private synchronized StaticContent yaml() {
        if (yaml == null) {
            DumperOptions options = new DumperOptions();
            options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
            options.setWidth(132);
            Map<String, Object> content = Json.MAPPER.convertValue(document.get(), new TypeReference<>() {});
            yaml = new StaticContent(
                    "application/yaml", new Yaml(options).dump(content).getBytes(StandardCharsets.UTF_8));
        }
        return yaml;
    }
}
