package campus.contacts.rest;

import campus.contacts.access.AccessFunction;
import campus.contacts.access.Author;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.json.Json;
import campus.contacts.rest.http.Exchange;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Serves {@code GET /me}: who the caller is, and what its policy grants (queries, section 10). */
final class CallerResource {
    private static final String EVERYWHERE = "*";

    void get(Exchange exchange) {
        exchange.query().allow(Set.of());
        Caller caller = exchange.caller();
        ObjectNode me = Json.MAPPER.createObjectNode();
        me.putNull("subject").putNull("issuer").putNull("user");
        if (caller.author() instanceof Author.Subject subject) {
            me.put("subject", subject.subject()).put("issuer", subject.issuer());
        } else if (caller.author() instanceof Author.User user) {
            me.put("user", user.name());
        }
        ArrayNode scopes = me.putArray("scopes");
        new TreeSet<>(caller.claims().scopes()).forEach(scopes::add);
        ArrayNode grants = me.putArray("grants");
        functions(caller).forEach((book, granted) -> {
            ArrayNode functions = grants.addObject().put("addressBookId", book).putArray("functions");
            granted.forEach(function -> functions.add(function.name().toLowerCase(Locale.ROOT)));
        });
        exchange.json(me);
    }

    /** Returns the granted functions by the text of the book's Id; those that hold everywhere come first. */
    private static Map<String, Set<AccessFunction>> functions(Caller caller) {
        Map<String, Set<AccessFunction>> functions = new TreeMap<>();
        for (AccessFunction function : AccessFunction.values()) {
            GrantScope scope = caller.grantScope(function);
            Set<String> books = new TreeSet<>(scope.everywhere() ? Set.of(EVERYWHERE) : Set.of());
            scope.addressBookIds().forEach(id -> books.add(id.toString()));
            books.forEach(book -> functions
                    .computeIfAbsent(book, none -> EnumSet.noneOf(AccessFunction.class))
                    .add(function));
        }
        return functions;
    }
}
