package campus.contacts.rest.openapi;

import campus.contacts.json.Json;
import campus.contacts.osid.PercentEncoding;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.schema.Schemas;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The OpenAPI document of one server: {@code schemas/openapi.yaml} with the schemas of its objects, its own URLs and Ids, the credentials
 * that it accepts, and what all paths have in common.
 */
public final class OpenApiDocument {
    private static final String FILE = "/schemas/openapi.yaml";

    /** What the file has in the place of the public URL, and of the authority. */
    private static final String URL = "http://127.0.0.1:8080";

    private static final String AUTHORITY = "localhost";

    private final PublicUrl site;
    private final String authority;
    private final Set<String> credentials;
    private final ObjectNode root;

    private OpenApiDocument(Schemas schemas, PublicUrl site, String authority, Set<String> credentials) {
        this.site = site;
        this.authority = authority;
        this.credentials = credentials;
        this.root = (ObjectNode) localized(read());
        servers();
        security();
        new ObjectComponents(schemas, (ObjectNode) root.at("/components/schemas")).write();
        new CommonParts((ArrayNode) root.get("security")).addTo((ObjectNode) root.get("paths"));
    }

    /**
     * Returns the document of a server.
     *
     * @param authority of the server's Ids
     * @param credentials the names of the security schemes that the server accepts; empty: it requires none
     */
    public static ObjectNode of(Schemas schemas, PublicUrl site, String authority, Set<String> credentials) {
        return new OpenApiDocument(schemas, site, authority, credentials).root;
    }

    private static JsonNode read() {
        try (InputStream file = OpenApiDocument.class.getResourceAsStream(FILE)) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return Json.MAPPER.valueToTree(content);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Returns the tree with the URL and the authority of this server in its texts. */
    private JsonNode localized(JsonNode node) {
        if (node.isTextual()) {
            return Json.MAPPER.getNodeFactory().textNode(localized(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode elements = Json.MAPPER.createArrayNode();
            node.forEach(element -> elements.add(localized(element)));
            return elements;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode members = Json.MAPPER.createObjectNode();
        node.properties().forEach(member -> members.set(member.getKey(), localized(member.getValue())));
        return members;
    }

    private String localized(String text) {
        return text.replace(URL + "/api/", site.publicUrl() + "/api/")
                .replace(URL, site.publicUrl() + site.basePath())
                .replace("@" + AUTHORITY, '@' + authority)
                .replace("%40" + AUTHORITY, "%40" + PercentEncoding.encode(authority));
    }

    /** Gives the paths that are at the root, whatever the base path is, a server of their own. */
    private void servers() {
        for (JsonNode path : root.get("paths")) {
            for (JsonNode server : path.path("servers")) {
                ((ObjectNode) server).put("url", site.publicUrl());
            }
        }
    }

    /** Keeps the schemes that are accepted. A server that requires no credentials ignores them, so that a client may send any. */
    private void security() {
        ObjectNode schemes = (ObjectNode) root.at("/components/securitySchemes");
        ArrayNode alternatives = root.putArray("security");
        if (credentials.isEmpty()) {
            alternatives.addObject();
        } else {
            schemes.retain(credentials);
        }
        for (Map.Entry<String, JsonNode> scheme : schemes.properties()) {
            alternatives.addObject().putArray(scheme.getKey());
        }
    }
}
