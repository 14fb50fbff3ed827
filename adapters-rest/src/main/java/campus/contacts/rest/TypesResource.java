package campus.contacts.rest;

import campus.contacts.Id;
import campus.contacts.Type;
import campus.contacts.TypeCatalog;
import campus.contacts.Window;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** {@code /types}: the genus and record types that this server knows. */
final class TypesResource {
    private final TypeCatalog types;

    TypesResource(TypeCatalog types) {
        this.types = types;
    }

    void get(Exchange exchange) {
        Type type = UrlIds.read(exchange.context().pathParam(PathIds.TYPE))
                .flatMap(types::find)
                .orElseThrow(() -> new HttpProblem(404, "type not found"));
        exchange.query().allow(Set.of());
        exchange.json(json(type));
    }

    void list(Exchange exchange) {
        exchange.query().allow(ListRequest.PARAMETERS);
        ListRequest request = ListRequest.of(exchange, ListRequest.ALL);
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
                                empty || from == 0 ? OptionalLong.empty() : OptionalLong.of(from),
                                empty || to == all.size() ? OptionalLong.empty() : OptionalLong.of(to)));
        exchange.json(array);
    }

    /** Positions in this list are counted from 0; a cursor says how many types stand before it. */
    private static int from(Window window, int size) {
        long from;
        if (window.from() instanceof Window.From.After after) {
            from = after.position();
        } else if (window.from() instanceof Window.From.Before before) {
            from = Math.max(0, before.position() - window.limit());
        } else {
            from = window.offset();
        }
        return (int) Math.min(from, size);
    }

    private static int to(Window window, int from, int size) {
        long end = window.from() instanceof Window.From.Before before ? before.position() : (long) from + window.limit();
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
