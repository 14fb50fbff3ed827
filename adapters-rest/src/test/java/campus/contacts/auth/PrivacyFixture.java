package campus.contacts.auth;

import static campus.contacts.auth.Conversation.quoted;
import static campus.contacts.auth.Conversation.write;

import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.rest.fixture.Started;
import campus.contacts.storage.text.PropertyJson;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A service with two people in every relation to contacts and addresses, and addresses of every release. */
final class PrivacyFixture implements AutoCloseable {
    static final String EVERYWHERE = "*";
    static final String LAW = "law";
    static final String HALL = "hall";
    static final String AUTHORITY = "private.example";

    /** The netid of each subject Id; the first belongs to no person. */
    static final Map<String, String> SUBJECTS = subjects();

    /** The books of objects, in turn. */
    private static final List<Set<String>> PLACES = List.of(Set.of(LAW), Set.of(HALL), Set.of(HALL, LAW));

    /**
     * A contact or an address.
     *
     * @param release of an address, or null
     * @param names the objects that it names, by the filter that finds it by them
     */
    record Thing(String path, String id, Set<String> books, String release, Map<String, String> names) {
        String target() {
            return '/' + path + '/' + Conversation.encode(id);
        }
    }

    /**
     * A caller.
     *
     * @param lookup the place of the grant, {@link #EVERYWHERE} or a book
     * @param sees {@code function} or {@code scope} when private persons are visible, else {@code nothing}
     * @param internal whether objects released to members are visible
     * @param update the place of the update grant, or null
     */
    record Viewer(String lookup, String sees, boolean internal, String update) {
        String name() {
            return lookup + " sees " + sees + (internal ? " internal" : "") + " updates " + update;
        }
    }

    final List<Thing> things = new ArrayList<>();
    final Map<String, String> books = new LinkedHashMap<>();

    private final Path secret;
    private final Path policy;
    private final Started server;
    private final Conversation clerk;
    private int made;

    PrivacyFixture(Path directory, List<String> storage, List<Viewer> viewers) {
        this.secret = Conversation.secretIn(directory);
        this.policy = write(directory.resolve("policy.json"), policy(List.of()));
        List<String> options = new ArrayList<>(List.of("--auth", "required", "--authority", AUTHORITY));
        options.addAll(List.of("--jwt-secret-file", secret.toString(), "--policy", policy.toString()));
        options.addAll(storage);
        this.server = Started.with(options.toArray(String[]::new));
        this.clerk = talk("clerk", "");
        books.put(HALL, clerk.make("/address-books"));
        books.put(LAW, clerk.make("/address-books"));
        save("ann", false);
        makeThings();
        save("bea", true);
        write(policy, policy(viewers));
        server.reloadPolicy();
    }

    private static Map<String, String> subjects() {
        Map<String, String> subjects = new LinkedHashMap<>();
        subjects.put("resource.Resource:somebody@people.example", "nobody");
        for (String netid : List.of("ann", "bea")) {
            subjects.put("resource.Resource:" + netid + '@' + AUTHORITY, netid);
            subjects.put("personnel.Position:" + netid + "-1@" + AUTHORITY, netid);
        }
        return subjects;
    }

    /** Creates or changes a person. */
    void save(String netid, boolean isPrivate) {
        String entry = """
                {"identifiers":[{"identifier":"%s","type":"network"}],"names":[{"family":"Doe"}],\
                "roles":[{"meta":{"id":"%s-1"}}]}""".formatted(netid, netid);
        Person person = new Person(
                new Person.Standing(isPrivate, false),
                new DirectoryEntry(PropertyJson.read(entry).values()),
                List.of(),
                Instant.EPOCH);
        server.service().storage().write(unit -> {
            unit.people().lock(new NetId(netid));
            unit.people().save(List.of(person));
            return null;
        });
    }

    private void makeThings() {
        for (String release : List.of("public", "internal", "none")) {
            PLACES.forEach(books -> address(null, release, books));
        }
        for (String subject : SUBJECTS.keySet()) {
            address(subject, null, place());
            Thing shared = address(null, null, place());
            contact(shared, SUBJECTS.keySet().iterator().next(), null);
            for (String addressee : SUBJECTS.keySet()) {
                contact(address(null, null, place()), subject, addressee);
            }
            contact(shared, subject, null);
        }
    }

    private Set<String> place() {
        return PLACES.get(made++ % PLACES.size());
    }

    private Thing address(String resource, String release, Set<String> in) {
        String body = "{\"displayName\":\"made\",\"resourceId\":" + quoted(resource)
                + (release == null ? "" : ",\"directory\":{\"release\":" + quoted(release) + "}") + "}";
        String type = release == null ? "" : "recordType=type.Type:directory@" + AUTHORITY + '&';
        return make("addresses", type, body, new Thing("addresses", null, in, release, names("resourceId", resource)));
    }

    private void contact(Thing address, String reference, String addressee) {
        Map<String, String> names = names("referenceId", reference);
        names.putAll(names("addresseeId", addressee));
        names.put("addressId", address.id());
        String link = "addressId=" + Conversation.encode(address.id()) + "&referenceId="
                + Conversation.encode(reference) + '&';
        String body = "{\"displayName\":\"made\",\"addresseeId\":" + quoted(addressee) + "}";
        make("contacts", link, body, new Thing("contacts", null, place(), null, names));
    }

    private Thing make(String path, String query, String body, Thing draft) {
        List<String> in = List.copyOf(draft.books());
        String id = clerk.json()
                .send("POST", '/' + path + '?' + query + "addressBookId=" + encoded(in.get(0)), body)
                .is(201)
                .id();
        Thing thing = new Thing(path, id, draft.books(), draft.release(), draft.names());
        for (String book : in.subList(1, in.size())) {
            AuthorizationFixture.done(clerk.send("PUT", "/address-books/" + encoded(book) + thing.target(), ""));
        }
        things.add(thing);
        return thing;
    }

    private static Map<String, String> names(String filter, String id) {
        Map<String, String> names = new LinkedHashMap<>();
        if (id != null) {
            names.put(filter, id);
        }
        return names;
    }

    String encoded(String book) {
        return Conversation.encode(Objects.requireNonNull(books.get(book)));
    }

    Conversation talk(Viewer viewer) {
        return talk(viewer.name(), viewer.sees().equals("scope") ? "urn:dartmouth:people:private" : "");
    }

    private Conversation talk(String subject, String scope) {
        return Conversation.signedIn(server.url(), secret, subject, scope, Clock.systemUTC());
    }

    private String policy(List<Viewer> viewers) {
        List<String> grants = new ArrayList<>();
        grants.add(grant("clerk", EVERYWHERE, "lookup", "create", "update", "organize", "internal", "private"));
        for (Viewer viewer : viewers) {
            grants.add(grant(viewer.name(), viewer.lookup(), "lookup"));
            if (viewer.sees().equals("function")) {
                grants.add(grant(viewer.name(), EVERYWHERE, "private"));
            }
            if (viewer.internal()) {
                grants.add(grant(viewer.name(), EVERYWHERE, "internal"));
            }
            if (viewer.update() != null) {
                grants.add(grant(viewer.name(), viewer.update(), "update"));
            }
        }
        return "{\"grants\":[" + String.join(",", grants) + "]}";
    }

    private String grant(String subject, String place, String... functions) {
        return "{\"subject\":\"" + subject + "\",\"functions\":[\"" + String.join("\",\"", functions)
                + "\"],\"addressBook\":\"" + books.getOrDefault(place, place) + "\"}";
    }

    @Override
    public void close() {
        server.close();
    }
}
