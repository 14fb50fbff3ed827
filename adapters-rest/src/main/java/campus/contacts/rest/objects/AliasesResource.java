package campus.contacts.rest.objects;

import campus.contacts.json.Json;
import campus.contacts.osid.Id;
import campus.contacts.osid.IdDecoding;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PathParameters;
import campus.contacts.service.Aliases;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import java.util.Set;

/** Serves the aliases of the objects of one kind. */
public final class AliasesResource {
    private static final String MOVE = "move";

    private final Aliases aliases;
    private final ObjectKind kind;

    AliasesResource(Aliases aliases, ObjectKind kind) {
        this.aliases = aliases;
        this.kind = kind;
    }

    public void list(Exchange exchange) {
        Id id = objectId(exchange);
        exchange.query().allow(Set.of());
        ArrayNode array = Json.MAPPER.createArrayNode();
        aliases.list(exchange.caller(), kind, id).forEach(alias -> array.add(alias.toString()));
        exchange.json(array);
    }

    public void add(Exchange exchange) {
        Id id = objectId(exchange);
        record Asked(Id aliasId, boolean moves) {}
        Asked asked = exchange.read(
                () -> {
                    exchange.query().allow(Set.of(MOVE));
                    Id aliasId = aliasId(exchange)
                            .orElseThrow(() -> HttpException.badRequest("an alias must be " + Id.ALLOWED));
                    return new Asked(aliasId, exchange.query().flag(MOVE));
                },
                () -> aliases.checkChange(exchange.caller(), kind, id));
        aliases.add(exchange.caller(), kind, id, asked.aliasId(), asked.moves());
        exchange.message("The alias has been added to the " + kind.label());
    }

    public void remove(Exchange exchange) {
        Id id = objectId(exchange);
        Id aliasId = exchange.read(
                () -> {
                    exchange.query().allow(Set.of());
                    return aliasId(exchange).orElseThrow(() -> Refusal.notFound("alias"));
                },
                () -> aliases.checkChange(exchange.caller(), kind, id));
        aliases.remove(exchange.caller(), kind, id, aliasId);
        exchange.message("The alias has been removed from the " + kind.label());
    }

    private Id objectId(Exchange exchange) {
        return exchange.pathId(PathParameters.of(kind), kind);
    }

    private static Optional<Id> aliasId(Exchange exchange) {
        return IdDecoding.read(exchange.pathParam(PathParameters.ALIAS));
    }
}
