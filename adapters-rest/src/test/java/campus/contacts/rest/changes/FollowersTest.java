package campus.contacts.rest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.Started;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.testing.Dice;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests the promise of the feed (recorded time, section 5): a client that reads the lists once and then follows the feed holds what the
 * lists show, whatever it may see.
 */
class FollowersTest {
    private static final String AUTHORITY = RunningService.AUTHORITY;
    private static final String EVERYTHING = "\"lookup\", \"create\", \"link\", \"update\", \"delete\", \"organize\"";
    private static final int BOOKS = 4;
    private static final int STEPS = 120;

    /** The number of steps between two comparisons of all followers with the lists. */
    private static final int PAUSE = 15;

    private static final List<String> COLLECTIONS = List.of("contacts", "addresses", "address-books");

    @TempDir
    Path directory;

    private final Dice dice = Dice.of("followers");
    private final List<String> books = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<String> contacts = new ArrayList<>();
    private Conversation clerk;

    /** A client that keeps the Ids of the objects that it may see. */
    private static final class Copy {
        private final Conversation caller;
        private final String filter;
        private final Map<String, Set<String>> ids = new HashMap<>();
        private String next;
        private int starts;

        /** @param filter of the objects: empty, or a parameter */
        Copy(Conversation caller, String filter) {
            this.caller = caller;
            this.filter = filter;
        }

        @Override
        public String toString() {
            return ids + filter;
        }

        private void start() {
            next = caller.get("/changes?after=now&limit=7" + filter).is(200).next();
            ids.clear();
            ids.putAll(listed());
            starts++;
        }

        /** Returns the Ids in the lists, by the kind of object. */
        Map<String, Set<String>> listed() {
            Map<String, Set<String>> listed = new HashMap<>();
            for (String collection : COLLECTIONS) {
                if (filter.isEmpty() || !collection.equals("address-books")) {
                    Set<String> all = new TreeSet<>(caller.get('/' + collection + "?limit=1000" + filter)
                            .is(200)
                            .ids());
                    listed.put(collection, all);
                }
            }
            return listed;
        }

        /** Follows the feed to its end; starts over when the feed says so. */
        void follow() {
            if (next == null) {
                start();
            }
            Conversation.Answer page = caller.get(next);
            while (page.status() == 410
                    || !page.is(200).json().isEmpty()
                    || !page.next().equals(next)) {
                if (page.status() == 410) {
                    assertThat(page.message()).contains("start over");
                    start();
                } else {
                    page.json().forEach(this::apply);
                    next = page.next();
                }
                page = caller.get(next);
            }
        }

        private void apply(JsonNode entry) {
            String kind = entry.path("kind").textValue();
            Set<String> known = ids.get(kind.equals("address") ? "addresses" : kind + 's');
            if (known == null) {
                return;
            }
            if (entry.path("change").textValue().equals("removed")) {
                known.remove(entry.path("id").textValue());
            } else {
                known.add(entry.path("id").textValue());
            }
        }
    }

    private static String grant(String subject, String book, String functions) {
        return "{\"subject\": \"" + subject + "\", \"addressBook\": \"" + book + "\", \"functions\": [" + functions
                + "]}";
    }

    private static String book(int number) {
        return "contact.AddressBook:" + number + '@' + AUTHORITY;
    }

    @ParameterizedTest
    @EnumSource
    void copies_are_equal_to_the_lists_whatever_their_callers_may_see(StorageUnderTest storage) {
        Path secret = Conversation.secretIn(directory);
        Path policy = Conversation.write(
                directory.resolve("policy.json"),
                "{\"grants\": ["
                        + String.join(
                                ",",
                                grant("clerk", "*", EVERYTHING + ", \"internal\", \"private\""),
                                grant("reader", "*", "\"lookup\""),
                                grant("member", "*", "\"lookup\", \"internal\""),
                                grant("law", book(2), "\"lookup\""),
                                grant("halls", book(3), "\"lookup\", \"update\""),
                                grant("halls", book(4), "\"lookup\""))
                        + "]}");
        List<String> options = new ArrayList<>(storage.options());
        options.addAll(List.of("--authority", AUTHORITY, "--auth", "required"));
        options.addAll(List.of("--jwt-secret-file", secret.toString(), "--policy", policy.toString()));
        try (Started service = Started.with(options.toArray(String[]::new))) {
            clerk = caller(service, secret, "clerk").json();
            List<Copy> copies = new ArrayList<>();
            for (String name : List.of("clerk", "reader", "member", "law", "halls")) {
                copies.add(new Copy(caller(service, secret, name), ""));
            }
            books.add(book(1));
            for (int i = 1; i < BOOKS; i++) {
                books.add(clerk.make("/address-books"));
            }
            copies.add(new Copy(caller(service, secret, "reader"), "&addressBookId=" + Conversation.encode(book(2))));
            for (int step = 1; step <= STEPS; step++) {
                change();
                if (dice.oneIn(3)) {
                    dice.pick(copies).follow();
                }
                if (step % PAUSE == 0) {
                    copies.forEach(FollowersTest::assertEqualToLists);
                }
            }
            assertThat(copies.get(0).starts)
                    .as("a caller that sees everything never starts over")
                    .isEqualTo(1);
        }
    }

    /** Follows until the copy is equal: a transaction of another test on the same server may hold back the feed for a while. */
    private static void assertEqualToLists(Copy copy) {
        Map<String, Set<String>> listed = copy.listed();
        Poll.until("the copy of " + copy + " is " + listed, () -> {
            copy.follow();
            return copy.ids.equals(listed);
        });
    }

    private static Conversation caller(Started service, Path secret, String subject) {
        return Conversation.signedIn(service.url(), secret, subject, "", Clock.systemUTC());
    }

    private void change() {
        switch (dice.below(10)) {
            case 0, 1 -> makeAddress();
            case 2, 3 -> makeContact();
            case 4 -> rename();
            case 5, 6 -> file();
            case 7 -> release();
            case 8 -> remove();
            default -> arrange();
        }
    }

    private static String path(String collection, String id) {
        return '/' + collection + '/' + Conversation.encode(id);
    }

    private void makeAddress() {
        String target = "/addresses?recordType=type.Type:directory@" + AUTHORITY + "&addressBookId="
                + Conversation.encode(dice.pick(books));
        addresses.add(clerk.send("POST", target, directory()).is(201).id());
    }

    private String directory() {
        return "{\"displayName\": \"made\", \"directory\": {\"release\": \""
                + dice.pick(List.of("none", "internal", "public")) + "\"}}";
    }

    private void makeContact() {
        if (!addresses.isEmpty()) {
            contacts.add(clerk.make("/contacts?addressId=" + Conversation.encode(dice.pick(addresses))
                    + "&referenceId=resource.Resource:anna@example.edu&addressBookId="
                    + Conversation.encode(dice.pick(books))));
        }
    }

    private void rename() {
        if (!contacts.isEmpty()) {
            String body = "{\"description\": \"" + dice.below(1000) + "\"}";
            clerk.send("PUT", path("contacts", dice.pick(contacts)), body).is(200);
        }
    }

    private void release() {
        if (!addresses.isEmpty()) {
            clerk.send("PUT", path("addresses", dice.pick(addresses)), directory())
                    .is(200);
        }
    }

    /** Files an object into a book or removes it from there, unless that is refused. */
    private void file() {
        boolean isContact = dice.oneIn(2);
        List<String> objects = isContact ? contacts : addresses;
        if (!objects.isEmpty()) {
            String target = path("address-books", dice.pick(books))
                    + path(isContact ? "contacts" : "addresses", dice.pick(objects));
            clerk.send(dice.pick(List.of("PUT", "PUT", "DELETE")), target, "");
        }
    }

    /** Deletes an object or brings it back, unless that is refused. */
    private void remove() {
        boolean isContact = dice.oneIn(2);
        List<String> objects = isContact ? contacts : addresses;
        if (!objects.isEmpty()) {
            String target = path(isContact ? "contacts" : "addresses", dice.pick(objects));
            if (clerk.send("DELETE", target, "").status() == 200) {
                if (dice.oneIn(2)) {
                    clerk.send("POST", target + "/restore?version=1", "").is(200);
                } else {
                    objects.removeIf(id -> target.endsWith(Conversation.encode(id)));
                }
            }
        }
    }

    /** Adds or removes a child, unless that is refused. */
    private void arrange() {
        if (dice.oneIn(2)) {
            String child =
                    path("address-books", dice.pick(books)) + "/children/" + Conversation.encode(dice.pick(books));
            clerk.send(dice.pick(List.of("PUT", "DELETE")), child, "");
        }
    }
}
