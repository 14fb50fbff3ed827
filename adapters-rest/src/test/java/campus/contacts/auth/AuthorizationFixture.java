package campus.contacts.auth;

import campus.contacts.rest.fixture.Started;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A service with books in every relation to each other and objects in them, and tokens for callers with grants. */
final class AuthorizationFixture implements AutoCloseable {
    static final String DEFAULT = "default";
    static final String SOMEBODY = "resource.Resource:somebody@people.example";

    private static final String AUTHORITY = "matrix.example";
    private static final Map<String, List<String>> CHILDREN = Map.of(
            "grandparent", List.of("parent"),
            "parent", List.of("law", "sibling"),
            "law", List.of("child", "twin"),
            "sibling", List.of("twin"));
    private static final List<Set<String>> PLACES = List.of(
            Set.of("law"), Set.of("law", "unrelated"), Set.of("twin"), Set.of("child", "sibling"), Set.of("unrelated"));
    /** The index of the address of each contact, which is in other books than the contact. */
    private static final int[] ADDRESS_OF = {1, 0, 3, 2, 0};

    /**
     * A contact or an address.
     *
     * @param path {@code contacts} or {@code addresses}
     * @param books the names of its books
     * @param address the address of a contact, else null
     */
    record Filed(String path, String id, Set<String> books, Filed address) {
        String target() {
            return '/' + path + '/' + Conversation.encode(id);
        }

        /** Returns the kind in the words of the messages. */
        String label() {
            return path.equals("contacts") ? "contact" : "address";
        }
    }

    final Map<String, String> bookIds = new LinkedHashMap<>();
    final List<Filed> addresses = new ArrayList<>();
    final List<Filed> contacts = new ArrayList<>();

    private final Path secret;
    private final Path policy;
    private final Started server;

    AuthorizationFixture(Path directory, List<String> storage) {
        this.secret = directory.resolve("secret");
        this.policy = directory.resolve("policy.json");
        write(secret, "0123456789abcdef0123456789abcdef");
        writePolicy(List.of(Grants.ALL));
        List<String> options = new ArrayList<>(List.of("--auth", "required", "--authority", AUTHORITY));
        options.addAll(List.of("--jwt-secret-file", secret.toString(), "--policy", policy.toString()));
        options.addAll(storage);
        this.server = Started.with(options.toArray(String[]::new));
        makeBooks();
        makeObjects();
    }

    private void makeBooks() {
        Conversation clerk = clerk();
        bookIds.put(DEFAULT, "contact.AddressBook:1@" + AUTHORITY);
        for (String name : List.of("grandparent", "parent", "law", "child", "sibling", "twin", "unrelated")) {
            bookIds.put(name, clerk.make("/address-books"));
        }
        CHILDREN.forEach((parent, children) ->
                children.forEach(child -> done(clerk.send("PUT", book(parent) + "/children/" + encoded(child), ""))));
        done(clerk.send("PUT", "/address-books/root-address-book/" + encoded("unrelated"), ""));
    }

    private void makeObjects() {
        for (Set<String> places : PLACES) {
            addresses.add(make("addresses", places, null));
        }
        for (int i = 0; i < PLACES.size(); i++) {
            contacts.add(make("contacts", PLACES.get(i), addresses.get(ADDRESS_OF[i])));
        }
    }

    /** Creates an object in these books. */
    Filed make(String path, Set<String> books, Filed address) {
        Conversation clerk = clerk();
        List<String> places = new ArrayList<>(books);
        String link = address == null
                ? ""
                : "addressId=" + Conversation.encode(address.id()) + "&referenceId=" + Conversation.encode(SOMEBODY)
                        + '&';
        String id = clerk.make('/' + path + '?' + link + "addressBookId=" + encoded(places.get(0)));
        for (String more : places.subList(1, places.size())) {
            done(clerk.send("PUT", book(more) + '/' + path + '/' + Conversation.encode(id), ""));
        }
        return new Filed(path, id, books, address);
    }

    static void done(Conversation.Answer answer) {
        answer.is(200);
    }

    /** Replaces the grants of all callers. */
    void grant(List<Grants> everybody) {
        writePolicy(everybody);
        server.reloadPolicy();
    }

    private void writePolicy(List<Grants> everybody) {
        List<String> grants = new ArrayList<>();
        for (Grants one : everybody) {
            one.places()
                    .forEach((function, places) -> places.forEach(place -> grants.add("{\"subject\":\"" + one.name()
                            + "\",\"functions\":[\"" + function + "\"],\"addressBook\":\""
                            + bookIds.getOrDefault(place, place)
                            + "\"}")));
        }
        write(policy, "{\"grants\":[" + String.join(",\n", grants) + "]}");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Returns a caller with all rights. */
    Conversation clerk() {
        return talk(Grants.ALL);
    }

    Conversation talk(Grants grants) {
        AuthenticationSettings.Claims claims = new AuthenticationSettings.Claims(null, List.of());
        Duration hour = Duration.ofHours(1);
        return Conversation.to(server.url())
                .bearer(TokenSigner.sign(secret, grants.name(), "", hour, claims, Clock.systemUTC()));
    }

    Conversation stranger() {
        return Conversation.to(server.url());
    }

    String encoded(String book) {
        return Conversation.encode(bookIds.get(book));
    }

    String book(String name) {
        return "/address-books/" + encoded(name);
    }

    Set<String> books() {
        return bookIds.keySet();
    }

    List<Filed> objects(String path) {
        return path.equals("contacts") ? contacts : addresses;
    }

    List<Filed> objects() {
        List<Filed> all = new ArrayList<>(contacts);
        all.addAll(addresses);
        return all;
    }

    static List<String> children(String book) {
        return CHILDREN.getOrDefault(book, List.of());
    }

    static Set<String> parents(String book) {
        Set<String> parents = new LinkedHashSet<>();
        CHILDREN.forEach((parent, children) -> {
            if (children.contains(book)) {
                parents.add(parent);
            }
        });
        return parents;
    }

    /** Returns the book and all its descendants. */
    static Set<String> below(String book) {
        Set<String> below = new LinkedHashSet<>(Set.of(book));
        children(book).forEach(child -> below.addAll(below(child)));
        return below;
    }

    @Override
    public void close() {
        server.close();
    }
}
