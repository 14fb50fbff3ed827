package campus.contacts.rest.objects;

import static campus.contacts.auth.Conversation.encode;
import static campus.contacts.rest.objects.RecordedCampus.text;

import campus.contacts.rest.objects.RecordedCampus.State;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request for a list, and the objects that it should show by a naive model.
 *
 * @param parameters name and value of each, in any order; several {@code id}
 * @param nested whether the book is in the path
 * @param book the Id or alias of the book of the list, or null
 */
record ListQuestion(RecordedCampus campus, String collection, String book, boolean nested, List<Parameter> parameters) {
    record Parameter(String name, String value) {}

    /** The properties that a filter of this name compares with its value. */
    private static final Set<String> PROPERTIES = Set.of("referenceId", "addresseeId", "resourceId", "providerId");

    String target() {
        List<String> query = new ArrayList<>();
        if (book != null && !nested) {
            query.add("addressBookId=" + encode(book));
        }
        parameters.forEach(each -> query.add(each.name + '=' + encode(each.value)));
        String path = nested ? RecordedCampus.item("address-books", book) + '/' + collection : '/' + collection;
        return path + '?' + String.join("&", query);
    }

    private String value(String name) {
        return parameters.stream()
                .filter(each -> each.name.equals(name))
                .map(Parameter::value)
                .findFirst()
                .orElse(null);
    }

    boolean has(String name) {
        return value(name) != null;
    }

    /** Returns the maximum number of objects on a page. */
    int pageSize() {
        return has("limit") ? Integer.parseInt(value("limit")) : nested || has("id") ? Integer.MAX_VALUE : 10;
    }

    private State state() {
        return has("asOf") ? campus.then : campus.now;
    }

    int status(Set<String> grants) {
        return grants.isEmpty() ? 403 : book != null && !seesBook(grants, primary(book)) ? 404 : 200;
    }

    List<JsonNode> expected(Set<String> grants) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode object : state().objects.get(collection).values()) {
            if (sees(grants, text(object, "id")) && isInBook(object) && matches(grants, object)) {
                found.add(has("expand") ? expanded(grants, object) : object);
            }
        }
        String sort = has("sort") ? value("sort") : "";
        Comparator<JsonNode> order = switch (sort.replace("-", "")) {
            case "displayName" ->
                Comparator.comparing(
                        each -> RecordedCampus.FOLDED.get(text(each, "displayName")), ListQuestion::byCodePoint);
            case "startDate" ->
                Comparator.comparing(each -> each.path("startDate").asText(""));
            default -> (one, other) -> 0;
        };
        found.sort(sort.startsWith("-") ? order.reversed() : order);
        return found;
    }

    private static int byCodePoint(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }

    private JsonNode expanded(Set<String> grants, JsonNode contact) {
        String address = text(contact, "addressId");
        ObjectNode whole = contact.deepCopy();
        return whole.set(
                "address",
                sees(grants, address) ? state().objects.get("addresses").get(address) : null);
    }

    private String primary(String id) {
        return campus.aliases.getOrDefault(id, id);
    }

    private boolean seesBook(Set<String> grants, String id) {
        return grants.contains("*") || grants.stream().anyMatch(place -> campus.now.isWithin(place, id));
    }

    /** Returns whether the present rights show an object, also in its past. */
    boolean sees(Set<String> grants, String id) {
        if (campus.now.objects.get("address-books").containsKey(id)) {
            return seesBook(grants, id);
        }
        Set<String> books = campus.now.filings.get(id);
        return books != null
                ? books.stream().anyMatch(each -> seesBook(grants, each))
                : campus.lastBooks.containsKey(id)
                        && campus.lastBooks.get(id).stream().allMatch(each -> seesBook(grants, each));
    }

    private boolean isInBook(JsonNode object) {
        if (book == null) {
            return true;
        }
        String place = primary(book);
        String person = state().queries.get(place);
        if (person != null) {
            return collection.equals("contacts") ? person.equals(text(object, "referenceId")) : hasWord(object, "red");
        }
        boolean isolated = has("view") ? value("view").equals("isolated") : nested;
        return state().filings.get(text(object, "id")).stream()
                .anyMatch(each -> isolated ? each.equals(place) : state().isWithin(place, each));
    }

    private boolean matches(Set<String> grants, JsonNode object) {
        boolean isAmong = !has("id")
                || parameters.stream()
                        .anyMatch(each ->
                                each.name.equals("id") && primary(each.value).equals(text(object, "id")));
        String address = has("addressId") ? primary(value("addressId")) : null;
        boolean isOfAddress = address == null || sees(grants, address) && address.equals(text(object, "addressId"));
        boolean isFound = !has("q")
                || Arrays.stream(RandomListRequestsTest.TYPED.get(value("q")).split(" "))
                        .allMatch(word -> hasWord(object, word));
        return isAmong
                && isOfAddress
                && isFound
                && parameters.stream()
                        .filter(each -> PROPERTIES.contains(each.name))
                        .allMatch(each -> each.value.equals(text(object, each.name)));
    }

    private static boolean hasWord(JsonNode object, String beginning) {
        List<String> words = new ArrayList<>();
        for (String property : List.of("displayName", "description")) {
            words.addAll(List.of(RecordedCampus.FOLDED
                    .getOrDefault(text(object, property) + "", "")
                    .split(" ")));
        }
        Map<String, String> identifiers = Map.of(
                RecordedCampus.PEOPLE.get(0),
                "ann",
                RecordedCampus.PEOPLE.get(1),
                "ann",
                RecordedCampus.PEOPLE.get(2),
                "bob7");
        PROPERTIES.forEach(property -> words.add(identifiers.getOrDefault(text(object, property) + "", "")));
        return words.stream().anyMatch(word -> word.startsWith(beginning));
    }
}
