package campus.contacts.rest.objects;

import static campus.contacts.auth.Conversation.encode;

import campus.contacts.auth.Conversation;
import campus.contacts.json.Json;
import campus.contacts.rest.fixture.Started;
import campus.contacts.testing.Dice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A service with random objects, some of which were changed or deleted after one moment; what it answered to each write is kept. */
final class RecordedCampus implements AutoCloseable {
    static final List<String> COLLECTIONS = List.of("contacts", "addresses", "address-books");
    static final List<String> PEOPLE = List.of(
            "resource.Resource:ann@people.example",
            "resource.Resource:ANN@people.example",
            "resource.Resource:bob7@people.example");

    /** The folded form of each name and description; what is no word of it is a sign. */
    static final Map<String, String> FOLDED = folded();

    private static final int BOOKS = 7;
    private static final String CLERK = "clerk";

    /** What there was at one moment: objects in the order of their creation, by collection and Id. */
    static final class State {
        final Map<String, Map<String, JsonNode>> objects = new HashMap<>();
        final Map<String, String> tags = new HashMap<>();
        final Map<String, Set<String>> filings = new HashMap<>();
        final Map<String, Set<String>> parents = new HashMap<>();
        /** The person whose contacts a smart address book finds. */
        final Map<String, String> queries = new HashMap<>();

        State() {
            COLLECTIONS.forEach(collection -> objects.put(collection, new LinkedHashMap<>()));
        }

        State copy() {
            State copy = new State();
            objects.forEach((collection, all) -> copy.objects.get(collection).putAll(all));
            copy.tags.putAll(tags);
            filings.forEach((object, books) -> copy.filings.put(object, Set.copyOf(books)));
            parents.forEach((book, all) -> copy.parents.put(book, Set.copyOf(all)));
            copy.queries.putAll(queries);
            return copy;
        }

        boolean isWithin(String ancestor, String book) {
            return ancestor.equals(book)
                    || parents.getOrDefault(book, Set.of()).stream().anyMatch(parent -> isWithin(ancestor, parent));
        }
    }

    final State now = new State();
    final State then;
    final Instant moment;
    /** The books that each deleted object was in. */
    final Map<String, Set<String>> lastBooks = new HashMap<>();
    /** The Ids of objects by their aliases. */
    final Map<String, String> aliases = new LinkedHashMap<>();
    /** The books on which each caller may look up; {@code *} for all. */
    final Map<String, Set<String>> callers = new LinkedHashMap<>();

    private final Dice dice;
    private final Path secret;
    private final Started server;
    private final Conversation clerk;

    RecordedCampus(Path directory, List<String> storage, Dice dice) {
        this.dice = dice;
        secret = Conversation.secretIn(directory);
        callers.put(CLERK, Set.of("*"));
        Path policy = Conversation.write(directory.resolve("policy.json"), policy());
        List<String> options = new ArrayList<>(List.of("--auth", "required", "--authority", "lists.example"));
        options.addAll(List.of("--jwt-secret-file", secret.toString(), "--policy", policy.toString()));
        options.addAll(storage);
        server = Started.with(options.toArray(String[]::new));
        clerk = caller(CLERK).json();
        create();
        moment = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(2);
        while (!Instant.now().isAfter(moment.plusMillis(2))) {
            Thread.onSpinWait();
        }
        then = now.copy();
        change();
        addCallers();
        Conversation.write(policy, policy());
        server.reloadPolicy();
    }

    private static Map<String, String> folded() {
        Map<String, String> folded = new LinkedHashMap<>();
        folded.put("a", "a");
        folded.put("A Red", "a red");
        folded.put("\u00c4 gate", "a gate");
        folded.put("aa", "aa");
        folded.put("b re", "b re");
        folded.put("\u00df", "ss");
        folded.put("SS gr\u00fcn", "ss grun");
        folded.put("\u5b57", "\u5b57");
        folded.put("\ud83d\ude80 red", "\ud83d\ude80 red");
        folded.put("\ue000 b", "\ue000 b");
        folded.put("Default address book", "default address book");
        return folded;
    }

    private String name() {
        return dice.pick(List.copyOf(FOLDED.keySet()));
    }

    Conversation caller(String name) {
        return Conversation.signedIn(server.url(), secret, name, "none", Clock.systemUTC());
    }

    private void create() {
        String root = "contact.AddressBook:1@lists.example";
        keep("address-books", clerk.get(item("address-books", root)).is(200));
        for (int i = 0; i < BOOKS; i++) {
            List<String> above = ids("address-books");
            String book = post("address-books", "", "providerId");
            now.parents.put(book, new LinkedHashSet<>());
            dice.some(4, above).forEach(parent -> addChild(parent, book));
        }
        for (int i = 0; i < 2; i++) {
            query(post("address-books", "", "providerId"), dice.pick(PEOPLE));
        }
        for (int i = 0; i < 12; i++) {
            filed("addresses", "", "resourceId");
        }
        for (int i = 0; i < 25; i++) {
            contact();
        }
    }

    private void change() {
        for (String collection : COLLECTIONS) {
            dice.some(3, now.objects.get(collection).keySet()).forEach(id -> edit(collection, id));
        }
        dice.some(5, ids("contacts")).forEach(id -> delete("contacts", id));
        Set<String> used = new LinkedHashSet<>();
        now.objects.get("contacts").values().forEach(each -> used.add(text(each, "addressId")));
        ids("addresses").stream().filter(id -> !used.contains(id)).forEach(id -> delete("addresses", id));
        for (String collection : List.of("contacts", "addresses")) {
            dice.some(3, ids(collection)).forEach(id -> file(collection, id, dice.pick(ordinary())));
        }
        query(now.queries.keySet().iterator().next(), dice.pick(PEOPLE));
        addChild(ordinary().get(0), ordinary().get(BOOKS));
        for (int i = 0; i < 8; i++) {
            contact();
        }
    }

    private void addCallers() {
        for (int i = 0; i < 4; i++) {
            callers.put("reader " + i, dice.some(4, ids("address-books")));
        }
    }

    private String policy() {
        List<String> grants = new ArrayList<>();
        callers.forEach((name, books) -> books.forEach(book -> grants.add("""
                {"subject": "%s", "functions": ["lookup"], "addressBook": "%s"}""".formatted(name, book))));
        grants.add("""
                {"subject": "%s", "functions": ["create", "link", "update", "delete", "organize"], "addressBook": "*"}\
                """.formatted(CLERK));
        return "{\"grants\": [" + String.join(",\n", grants) + "]}";
    }

    List<String> ids(String collection) {
        return List.copyOf(now.objects.get(collection).keySet());
    }

    /** Returns the books that are not smart. */
    List<String> ordinary() {
        return ids("address-books").stream()
                .filter(book -> !now.queries.containsKey(book))
                .toList();
    }

    static String text(JsonNode object, String property) {
        return object.path(property).textValue();
    }

    private void contact() {
        String link = "addressId=" + encode(dice.pick(ids("addresses"))) + "&referenceId=" + encode(dice.pick(PEOPLE));
        filed("contacts", link + '&', "addresseeId");
    }

    private void filed(String collection, String query, String person) {
        String book = dice.pick(ordinary());
        String object = post(collection, '?' + query + "addressBookId=" + encode(book), person);
        now.filings.put(object, new LinkedHashSet<>(Set.of(book)));
        dice.some(6, ordinary()).forEach(other -> file(collection, object, other));
    }

    /** Creates an object with a random name, description and person, and sometimes with an alias. */
    private String post(String collection, String query, String person) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("displayName", name());
        body.put("description", dice.rarely(2, this::name));
        body.put(person, dice.rarely(3, () -> dice.pick(PEOPLE)));
        if (collection.equals("contacts")) {
            body.put("startDate", dice.rarely(2, () -> "200" + dice.below(3) + "-01-01T00:00:00.000Z"));
        }
        String id = keep(
                collection,
                clerk.send("POST", '/' + collection + query, body.toString()).is(201));
        if (dice.oneIn(3)) {
            String alias = "other.Id:" + aliases.size() + "@system.example";
            clerk.send("PUT", item(collection, id) + "/aliases/" + encode(alias), "")
                    .is(200);
            aliases.put(alias, id);
        }
        return id;
    }

    private String keep(String collection, Conversation.Answer answer) {
        now.objects.get(collection).put(answer.id(), answer.json());
        now.tags.put(answer.id(), answer.header("ETag"));
        return answer.id();
    }

    private void edit(String collection, String id) {
        String body = Json.MAPPER.createObjectNode().put("displayName", name()).toString();
        keep(collection, clerk.send("PATCH", item(collection, id), body).is(200));
    }

    private void delete(String collection, String id) {
        clerk.send("DELETE", item(collection, id), "").is(200);
        now.objects.get(collection).remove(id);
        lastBooks.put(id, now.filings.remove(id));
    }

    private void file(String collection, String id, String book) {
        clerk.send("PUT", item("address-books", book) + item(collection, id), "")
                .is(200);
        now.filings.get(id).add(book);
    }

    private void addChild(String parent, String child) {
        clerk.send("PUT", item("address-books", parent) + "/children/" + encode(child), "")
                .is(200);
        now.parents.get(child).add(parent);
    }

    /** Makes a book a smart one that finds the contacts of a person and the addresses with that word. */
    private void query(String book, String person) {
        String body = "{\"contacts\": \"referenceId=" + encode(person) + "\", \"addresses\": \"q=red\"}";
        clerk.send("PUT", item("address-books", book) + "/query", body).is(200);
        now.queries.put(book, person);
        keep("address-books", clerk.get(item("address-books", book)).is(200));
    }

    static String item(String collection, String id) {
        return '/' + collection + '/' + encode(id);
    }

    @Override
    public void close() {
        server.close();
    }
}
