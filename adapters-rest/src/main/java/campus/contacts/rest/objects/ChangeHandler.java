package campus.contacts.rest.objects;

import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.json.Json;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.Id;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.http.EntityTags;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.schema.ObjectSchema;
import campus.contacts.rest.view.ObjectJson;
import campus.contacts.service.objects.ObjectEditor;
import campus.contacts.service.objects.ObjectLookup;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Handles a PUT or PATCH that changes an object: checks, body, and the edit of the object as it is when it is locked.
 *
 * @param lookups what finds the objects that the read-only members of a body name, by member
 */
record ChangeHandler<T extends OsidObject, F>(
        Exchange exchange, ObjectJson<T, F> json, Map<String, ObjectLookup<?, ?>> lookups) {
    /** The input of a change. */
    private record Change(ObjectNode sent, boolean merge, boolean replace, VersionPrecondition precondition) {}

    /** @param parameters the parameters of the request */
    void handle(
            ObjectEditor<T, F> editor,
            Id id,
            RequestBody.Accepted accepted,
            Set<String> parameters,
            Consumer<T> answer) {
        T seen = editor.checkUpdate(exchange.caller(), id);
        exchange.body(accepted, body -> {
            Change change = read(body, parameters);
            answer.accept(
                    editor.revise(exchange.caller(), seen, change.precondition(), object -> edit(object, change)));
        });
    }

    private Change read(RequestBody body, Set<String> parameters) {
        exchange.query().allow(parameters);
        boolean replace = exchange.query().flag("replace");
        VersionPrecondition precondition = EntityTags.ofChange(exchange);
        return new Change(json.unify(body.object()), body.isMergePatch(), replace, precondition);
    }

    private F edit(T object, Change change) {
        ObjectSchema schema = json.schema(object);
        ObjectNode present = json.writable(json.form(object));
        ObjectNode sent = change.merge() ? JsonMergePatch.members(change.sent(), present) : change.sent();
        Map<String, List<Id>> readOnly = json.readOnly(object);
        AliasedMembers.resolve(exchange.caller(), sent, readOnly, lookups);
        ObjectNode input = schema.check(sent, readOnly, ObjectSchema.Use.UPDATE);
        ObjectNode writable = change.replace() ? Json.MAPPER.createObjectNode() : present;
        ObjectNode shown = schema.completed(present);
        for (Map.Entry<String, JsonNode> property : input.properties()) {
            String name = property.getKey();
            boolean same = present.has(name) && saysTheSame(property.getValue(), shown.get(name));
            JsonNode value = same ? present.get(name) : property.getValue();
            if (value.isNull()) {
                writable.remove(name);
            } else {
                writable.set(name, value);
            }
        }
        schema.requireRequired(writable);
        return json.read(writable);
    }

    /** Compares two values; trees of JSON treat 1.10 and 1.1 as equal, values do not. */
    private static boolean saysTheSame(JsonNode one, JsonNode other) {
        return ValueJson.read(one).equals(ValueJson.read(other));
    }
}
