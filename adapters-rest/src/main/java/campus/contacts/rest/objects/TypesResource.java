package campus.contacts.rest.objects;

import campus.contacts.ListPosition;
import campus.contacts.PageRequest;
import campus.contacts.json.Json;
import campus.contacts.osid.Id;
import campus.contacts.osid.IdDecoding;
import campus.contacts.osid.Type;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.ListParameters;
import campus.contacts.rest.http.PathParameters;
import campus.contacts.rest.schema.FormHints;
import campus.contacts.rest.schema.RecordSchema;
import campus.contacts.rest.schema.Schemas;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Serves {@code /types}: the genus and record types of this server. */
public final class TypesResource {
    private final TypeCatalog types;
    private final Schemas schemas;

    public TypesResource(TypeCatalog types, Schemas schemas) {
        this.types = types;
        this.schemas = schemas;
    }

    public void get(Exchange exchange) {
        Type type = IdDecoding.read(exchange.pathParam(PathParameters.TYPE))
                .flatMap(types::find)
                .orElseThrow(() -> new HttpException(404, "type not found"));
        exchange.query().allow(Set.of());
        ObjectNode json = json(type);
        if (type.sort() == Type.Sort.RECORD) {
            json.set("schema", schema(type));
        }
        exchange.json(json);
    }

    /** Returns the schema of the properties that the record type adds, including inherited ones. */
    private ObjectNode schema(Type type) {
        ObjectNode schema = Json.MAPPER
                .createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2019-09/schema")
                .put("title", type.display().name())
                .put("type", "object");
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (RecordSchema added : schemas.inherited(List.of(type.id()))) {
            added.required().forEach(required::add);
            properties.setAll(added.properties());
        }
        return FormHints.removed(schema);
    }

    public void list(Exchange exchange) {
        exchange.query().allow(ListParameters.PARAMETERS);
        ListParameters request = ListParameters.of(exchange, ListParameters.ALL);
        List<Type> all = types.all();
        int from = from(request.window(), all.size());
        int to = request.all() ? all.size() : to(request.window(), from, all.size());
        ArrayNode array = Json.MAPPER.createArrayNode();
        all.subList(from, to).forEach(type -> array.add(json(type)));
        if (request.total()) {
            exchange.context().header("X-Total-Count", Integer.toString(all.size()));
        }
        boolean empty = request.window().limit() == 0;
        exchange.context()
                .header(
                        "Link",
                        request.links(
                                empty || from == 0 ? Optional.empty() : Optional.of(ListPosition.of(from)),
                                empty || to == all.size() ? Optional.empty() : Optional.of(ListPosition.of(to))));
        exchange.json(array);
    }

    /** Returns the start position of the page, counted from 0; the number in a cursor is the number of preceding types. */
    private static int from(PageRequest window, int size) {
        long from;
        if (window.from() instanceof PageRequest.From.After after) {
            from = after.position().number();
        } else if (window.from() instanceof PageRequest.From.Before before) {
            from = Math.max(0, before.position().number() - window.limit());
        } else {
            from = window.offset();
        }
        return (int) Math.min(from, size);
    }

    private static int to(PageRequest window, int from, int size) {
        long end = window.from() instanceof PageRequest.From.Before before
                ? before.position().number()
                : (long) from + window.limit();
        return (int) Math.min(end, size);
    }

    private static ObjectNode json(Type type) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("id", type.id().toString())
                .put("kind", type.sort().name().toLowerCase(Locale.ROOT))
                .put("appliesTo", type.appliesTo().osidName())
                .put("displayName", type.display().name())
                .put("description", type.display().description());
        ArrayNode parents = json.putArray("parentIds");
        for (Id parent : type.parentIds()) {
            parents.add(parent.toString());
        }
        return json;
    }
}
