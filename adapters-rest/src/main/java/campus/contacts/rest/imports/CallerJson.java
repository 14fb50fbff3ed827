package campus.contacts.rest.imports;

import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.Claims;
import campus.contacts.access.GrantScope;
import campus.contacts.osid.Id;
import campus.contacts.osid.Value;
import campus.contacts.storage.AuthorJson;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The rights of the requester of an import, which it keeps until its end. */
final class CallerJson {
    private static final String EVERYWHERE = "*";

    private CallerJson() {}

    static Value.Struct write(Caller caller) {
        Map<String, Value> grants = new LinkedHashMap<>();
        caller.grants()
                .forEach((function, scope) -> grants.put(
                        function.name(),
                        scope.everywhere()
                                ? new Value.Text(EVERYWHERE)
                                : new Value.Array(scope.addressBookIds().stream()
                                        .<Value>map(id -> new Value.Text(id.toString()))
                                        .toList())));
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("name", new Value.Text(caller.name()));
        members.put("grants", new Value.Struct(grants));
        members.put("private", new Value.Bool(caller.seesPrivate()));
        if (caller.author() != null) {
            members.put("author", new Value.Text(AuthorJson.write(caller.author())));
        }
        return new Value.Struct(members);
    }

    static Caller read(Value.Struct stored) {
        Map<AccessFunction, GrantScope> grants = new EnumMap<>(AccessFunction.class);
        ((Value.Struct) stored.get("grants")).members().forEach((name, books) -> {
            GrantScope scope = GrantScope.EVERYWHERE;
            if (books instanceof Value.Array list) {
                Set<Id> ids = new HashSet<>();
                list.values().forEach(id -> ids.add(Id.parse(((Value.Text) id).value())));
                scope = GrantScope.of(ids);
            }
            grants.put(AccessFunction.valueOf(name), scope);
        });
        boolean seesPrivate = stored.get("private").equals(new Value.Bool(true));
        Claims claims = new Claims(null, seesPrivate ? Set.of(Caller.PRIVATE_SCOPE) : Set.of(), Map.of());
        return new Caller(
                stored.text("name").orElseThrow(),
                grants,
                claims,
                AuthorJson.read(stored.text("author").orElse(null)));
    }
}
