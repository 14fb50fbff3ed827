package campus.contacts.rest;

import static campus.contacts.auth.Conversation.quoted;
import static campus.contacts.auth.Conversation.write;

import campus.contacts.auth.Conversation;
import campus.contacts.program.Server;
import campus.contacts.rest.fixture.FacadeFixture;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.service.peopleimport.ImportLine;
import campus.contacts.service.peopleimport.ImportLineReader;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.storage.text.PropertyJson;
import campus.contacts.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Two equal services, except for a secret in the first that one caller may not see. They have the same public URL, clock and object
 * numbers, so their responses to that caller must be equal byte for byte.
 */
public final class TwinWorlds implements AutoCloseable {
    /** The netid of a person who is visible only with {@code private}, and missing in the second world. */
    public static final String PRIVATE = "pri1";

    /** The netid of a person who is public in both worlds. */
    public static final String PUBLIC = "pub1";

    /** A netid without a person in both worlds. */
    public static final String NOBODY = "non1";

    static final String HALL = bookId(2);
    static final String LAW = bookId(3);

    private static final String AUTHORITY = RunningService.AUTHORITY;
    private static final String PUBLIC_URL = "http://campus.example";
    private static final Duration TICK = Duration.ofMillis(7);

    /** The longest time for which a transaction of another test may stay open. */
    private static final Duration LONGEST_OPEN = Duration.ofSeconds(30);

    private static final Pattern CHANGED_AT = Pattern.compile("(\"at\":)\"[^\"]{24}\"");
    private static final Pattern CACHE_DATE = Pattern.compile("(\"cache_date\":)\"[^\"]{20}\"");

    private static final String FACADES = "urn:dartmouth:email_addresses:read.all"
            + " urn:dartmouth:people:read.sensitive urn:dartmouth:people:write.sensitive"
            + " urn:dartmouth:students:read.sensitive urn:dartmouth:students:write.sensitive";

    /** The content of the first world that the second does not have. */
    enum Secret {
        /** A private person, with contacts, roles, addresses and e-mail. */
        PERSON,
        /** Addresses that are not released, and an address book outside the caller's grants with its content. */
        KEPT_BACK
    }

    /**
     * A response, without the parts that always vary: the date, the random part of request ids, and the times of changes, which are by
     * the clock of each database. A cursor of the feed, which is encrypted with a random part, is replaced by its number in its world.
     */
    public record Seen(int status, Map<String, List<String>> headers, String body) {}

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final Path secretFile;
    private final List<Server> servers = new ArrayList<>();
    private final List<Conversation> callers = new ArrayList<>();
    private final List<Cursors> cursors = List.of(new Cursors(), new Cursors());

    /** @param grants of the caller: the text of a policy's grants for the subject {@code caller} */
    TwinWorlds(Path directory, StorageUnderTest storage, Secret secret, String grants) {
        secretFile = Conversation.secretIn(directory);
        Path policy = write(directory.resolve("policy.json"), """
                {"grants": [{"subject": "clerk", "addressBook": "*", "functions":
                    ["lookup", "create", "link", "update", "delete", "organize", "internal", "private"]}, %s]}""".formatted(grants));
        for (boolean first : new boolean[] {true, false}) {
            List<String> options = new ArrayList<>(storage.options());
            options.addAll(List.of("--authority", AUTHORITY, "--port", "0", "--public-url", PUBLIC_URL));
            options.addAll(List.of("--auth", "required", "--jwt-secret-file", secretFile.toString()));
            options.addAll(List.of("--policy", policy.toString()));
            Server server = Server.start(clock, options.toArray(String[]::new));
            servers.add(server);
            callers.add(talk(server, "caller", FACADES));
            Conversation clerk = talk(server, "clerk", "").json();
            furnish(server, clerk);
            int before = last(clerk, "addresses");
            if (first) {
                hide(server, clerk, secret);
            } else {
                useUp(clerk);
            }
            require(!first || last(clerk, "addresses") > before, "there is no secret");
        }
    }

    private Conversation talk(Server server, String subject, String scope) {
        return Conversation.signedIn(server.listening().replaceFirst("/$", ""), secretFile, subject, scope, clock);
    }

    /** Creates the content of both worlds. */
    private void furnish(Server server, Conversation clerk) {
        clerk.make("/address-books");
        clerk.make("/address-books");
        bringIn(server, PUBLIC, false);
        for (String book : List.of(HALL, LAW)) {
            for (String resource : List.of(NOBODY, PUBLIC)) {
                String address = address(clerk, book, quoted(person(resource)), "public");
                contact(clerk, book, address, person(resource), "null");
                contact(clerk, book, address, role(resource), quoted(person(resource)));
            }
        }
    }

    private void hide(Server server, Conversation clerk, Secret secret) {
        if (secret == Secret.PERSON) {
            bringIn(server, PRIVATE, true);
            for (String book : List.of(HALL, LAW)) {
                address(clerk, book, quoted(person(PRIVATE)), "public");
                contact(clerk, book, address(clerk, book, "null", "public"), person(PRIVATE), "null");
                contact(clerk, book, address(clerk, book, "null", "public"), role(PRIVATE), quoted(person(PRIVATE)));
                contact(clerk, book, address(clerk, book, "null", "public"), person(NOBODY), quoted(role(PRIVATE)));
            }
        } else {
            for (String release : List.of("internal", "none")) {
                address(clerk, HALL, quoted(person(PUBLIC)), release);
                address(clerk, HALL, "null", release);
            }
            String vault = clerk.make("/address-books");
            String address = address(clerk, vault, quoted(person(PUBLIC)), "public");
            contact(clerk, vault, address, person(PUBLIC), "null");
            String child = "/address-books/" + Conversation.encode(vault) + "/children/" + Conversation.encode(HALL);
            clerk.send("PUT", child, "").is(200);
        }
    }

    /** Uses up object numbers until this world has assigned as many as the first. */
    private void useUp(Conversation clerk) {
        Conversation other = talk(servers.get(0), "clerk", "");
        useUp(clerk, "address-books", last(other, "address-books"), () -> clerk.make("/address-books"));
        useUp(clerk, "addresses", last(other, "addresses"), () -> address(clerk, LAW, "null", "public"));
        String address = "contact.Address:1@" + AUTHORITY;
        useUp(clerk, "contacts", last(other, "contacts"), () -> contact(clerk, LAW, address, person(NOBODY), "null"));
    }

    private interface Make {
        String make();
    }

    private static void useUp(Conversation clerk, String path, int last, Make make) {
        for (int number = last(clerk, path); number < last; number++) {
            clerk.send("DELETE", '/' + path + '/' + Conversation.encode(make.make()), "")
                    .is(200);
        }
    }

    /** Returns the largest number in a list. */
    private static int last(Conversation clerk, String path) {
        Conversation.Answer list = clerk.get('/' + path + "?limit=1000");
        return list.ids().stream()
                .mapToInt(id -> Integer.parseInt(id.replaceAll(".*:(\\d+)@.*", "$1")))
                .max()
                .orElse(0);
    }

    private void bringIn(Server server, String netid, boolean isPrivate) {
        ImportLine line = new ImportLineReader(AUTHORITY, FacadeFixture.lists())
                .read(PropertyJson.read("""
                        {"identifiers": [{"identifier": "%1$s", "type": "network", "release": "public"},
                                         {"identifier": "N%1$s", "type": "enterprise", "release": "public"}],
                         "names": [{"family": "of %1$s", "release": "public"}], "private": %2$s, "student": true,
                         "roles": [{"meta": {"id": "%1$s-1"}}],
                         "contacts": [{"data_source": "hrs", "contact_type_id": "HRSEMRG", "priority": "1", "name": "Anne",
                                       "telephone_numbers": [{"number_type": "primary", "number": "555.0100"}]}],
                         "email_addresses": [{"email_address": "%1$s@example.edu", "is_primary": true, "data_source": "idm",
                                              "data_source_data": {"rank": 7}}]}""".formatted(netid, isPrivate)).values());
        PeopleImport into = new PeopleImport(server.service().storage(), clock);
        Map<Integer, ?> problems = into.add(into.begin(), List.of(line));
        require(problems.isEmpty(), problems.toString());
    }

    private static String address(Conversation clerk, String book, String resource, String release) {
        String body = "{\"displayName\":\"made\",\"resourceId\":" + resource + ",\"directory\":{\"release\":\""
                + release + "\"}}";
        String target = "/addresses?recordType=type.Type:directory@" + AUTHORITY + "&addressBookId="
                + Conversation.encode(book);
        return clerk.send("POST", target, body).is(201).id();
    }

    private static String contact(Conversation clerk, String book, String address, String reference, String addressee) {
        String target = "/contacts?addressBookId=" + Conversation.encode(book) + "&addressId="
                + Conversation.encode(address) + "&referenceId=" + Conversation.encode(reference);
        String body = "{\"displayName\":\"made\",\"addresseeId\":" + addressee + "}";
        return clerk.send("POST", target, body).is(201).id();
    }

    public static String person(String netid) {
        return "resource.Resource:" + netid + '@' + AUTHORITY;
    }

    public static String role(String netid) {
        return "personnel.Position:" + netid + "-1@" + AUTHORITY;
    }

    private static String bookId(int number) {
        return "contact.AddressBook:" + number + '@' + AUTHORITY;
    }

    /** The cursors of the feed that one world has sent. */
    private static final class Cursors {
        private static final Pattern SENT = Pattern.compile("(?<=[?&]after=)[\\w-]{40,}");
        private static final Pattern NUMBER = Pattern.compile("(?<=[?&]after=)cursor(\\d+)");

        private final List<String> sent = new ArrayList<>();
        private int marked;

        void mark() {
            marked = sent.size();
        }

        /** Forgets the cursors that came after the mark. */
        void forgetLast() {
            sent.subList(marked, sent.size()).clear();
        }

        String numbered(String link) {
            if (!link.contains("/changes?")) {
                return link;
            }
            return SENT.matcher(link).replaceAll(cursor -> {
                if (!sent.contains(cursor.group())) {
                    sent.add(cursor.group());
                }
                return "cursor" + sent.indexOf(cursor.group());
            });
        }

        String original(String target) {
            return NUMBER.matcher(target).replaceAll(number -> sent.get(Integer.parseInt(number.group(1))));
        }
    }

    /**
     * Returns the content of the responses to one request, of the first and the second world. The feed is asked until the worlds agree: an
     * open transaction of another test on the same PostgreSQL server may hold back the feed of one of them for a while.
     */
    List<Seen> send(String method, String target, Map<String, String> headers, String body) {
        clock.advance(TICK);
        long deadline = System.nanoTime() + LONGEST_OPEN.toNanos();
        List<Seen> seen = sendOnce(method, target, headers, body);
        while (target.startsWith("/changes") && !seen.get(0).equals(seen.get(1)) && System.nanoTime() < deadline) {
            cursors.forEach(Cursors::forgetLast);
            seen = sendOnce(method, target, headers, body);
        }
        return seen;
    }

    private List<Seen> sendOnce(String method, String target, Map<String, String> headers, String body) {
        cursors.forEach(Cursors::mark);
        List<Seen> seen = new ArrayList<>();
        for (int world = 0; world < callers.size(); world++) {
            Conversation talk = callers.get(world);
            Cursors feed = cursors.get(world);
            for (Map.Entry<String, String> header : headers.entrySet()) {
                talk = talk.with(header.getKey(), header.getValue());
            }
            String own = feed.original(target.replace(PUBLIC_URL, ""));
            seen.add(seen(talk.send(method, own, body), feed));
        }
        return seen;
    }

    private static Seen seen(Conversation.Answer answer, Cursors feed) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers());
        headers.remove("date");
        headers.remove("last-modified");
        headers.computeIfPresent(
                "x-request-id",
                (name, ids) -> ids.stream().map(id -> "an id of " + id.length()).toList());
        headers.computeIfPresent(
                "link", (name, links) -> links.stream().map(feed::numbered).toList());
        String body = CACHE_DATE.matcher(answer.body()).replaceAll("$1");
        return new Seen(
                answer.status(),
                new LinkedHashMap<>(headers),
                CHANGED_AT.matcher(body).replaceAll("$1"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    @Override
    public void close() {
        servers.forEach(Server::close);
    }
}
