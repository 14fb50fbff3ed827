package campus.contacts.auth;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.AuthorizationFixture.Filed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that hidden objects cannot be distinguished from missing ones by any request (wire contract, section 9). */
class HiddenTest {
    private static final List<String> METHODS = List.of("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "POST");

    @TempDir
    Path directory;

    private AuthorizationFixture world;
    private Conversation clerk;
    private String book;
    private Filed contact;
    private Filed address;

    @BeforeEach
    void grantALot() {
        world = new AuthorizationFixture(directory, List.of());
        Map<String, Set<String>> places = new HashMap<>();
        Grants.FUNCTIONS.forEach(function -> places.put(function, Set.of("law")));
        Grants most = new Grants("most", places);
        world.grant(List.of(Grants.ALL, most));
        clerk = world.talk(most);
        book = world.bookIds.get("unrelated");
        contact = world.contacts.get(4);
        address = world.addresses.get(4);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Returns every position of an Id in a request, with {@code {contact}}, {@code {address}} or {@code {book}} there. */
    private List<String> targets() {
        List<String> targets = new ArrayList<>();
        for (String item : List.of("/contacts/{contact}", "/addresses/{address}", "/address-books/{book}")) {
            targets.addAll(List.of(item, item + '/', item + "/metadata", item + "?bogus=1", item + "?replace=true"));
        }
        String law = world.book("law");
        for (String path :
                List.of("/children", "/parents", "/contacts", "/addresses", "/contacts?total=true&limit=1")) {
            targets.add("/address-books/{book}" + path);
        }
        targets.addAll(List.of(
                law + "/contacts/{contact}",
                law + "/addresses/{address}",
                law + "/children/{book}",
                "/address-books/{book}/children/" + world.encoded("law"),
                "/address-books/{book}" + world.contacts.get(0).target(),
                "/address-books/{book}/contacts/{contact}",
                "/address-books/root-address-book/{book}"));
        String reference = "&referenceId=" + Conversation.encode(AuthorizationFixture.SOMEBODY);
        for (String path : List.of("/contacts", "/contacts/metadata")) {
            targets.add(path + "?addressId={address}" + reference);
            targets.add(path + "?addressId={address}" + reference + "&addressBookId=" + world.encoded("law"));
            targets.add(path + "?addressId="
                    + Conversation.encode(world.addresses.get(0).id()) + reference + "&addressBookId={book}");
        }
        targets.addAll(List.of(
                "/contacts?total=true&addressId={address}",
                "/contacts?addressBookId={book}&total=true",
                "/addresses?addressBookId={book}&view=isolated",
                "/addresses/metadata?addressBookId={book}",
                "/address-books/metadata?parentId={book}",
                "/address-books?parentId={book}",
                "/address-books?contactId={contact}&total=true",
                "/address-books?addressId={address}&total=true",
                "/contacts?id={contact}&total=true",
                "/contacts?id={contact}&missing=fail",
                "/addresses?id={address}&missing=fail",
                "/address-books?id={book}&total=true",
                "/address-books?ancestorId={book}&total=true",
                "/address-books?descendantId={book}&total=true",
                "/address-books/{book}/nodes",
                law + "/contacts/{contact}?from=" + world.encoded("law"),
                law + "/addresses/{address}?from=" + world.encoded("law"),
                law + world.contacts.get(0).target() + "?from={book}",
                law + "/children?contactId={contact}",
                law + "/contacts?addressId={address}&view=federated"));
        return targets;
    }

    private static String fill(String target, String contact, String address, String book) {
        return target.replace("{contact}", Conversation.encode(contact))
                .replace("{address}", Conversation.encode(address))
                .replace("{book}", Conversation.encode(book));
    }

    private String hidden(String target) {
        return fill(target, contact.id(), address.id(), book);
    }

    private static String missing(String target) {
        String missing = ":999@matrix.example";
        return fill(target, "contact.Contact" + missing, "contact.Address" + missing, "contact.AddressBook" + missing);
    }

    @Test
    void responses_equal_those_for_a_missing_object() {
        List<Conversation> variants = List.of(
                clerk.json(),
                clerk,
                clerk.with("If-None-Match", "*"),
                clerk.json().with("If-Match", "\"1\""),
                clerk.json().with("Idempotency-Key", "key"));
        for (String target : targets()) {
            for (String method : METHODS) {
                for (Conversation talk : variants) {
                    String body = Set.of("PUT", "PATCH", "POST").contains(method) ? "{\"displayName\":\"x\"}" : "";
                    Conversation.Answer about = talk.send(method, hidden(target), body);
                    Conversation.Answer nothing = talk.send(method, missing(target), body);
                    assertThat(seen(about)).as(about.toString()).isEqualTo(seen(nothing));
                }
            }
        }
    }

    /** Returns the visible content of a response, without parts that vary or repeat the request. */
    private static Map<String, Object> seen(Conversation.Answer answer) {
        Map<String, Object> seen = new HashMap<>(answer.headers());
        seen.remove("x-request-id");
        seen.remove("date");
        seen.remove("link");
        seen.remove("etag");
        seen.put("status", answer.status());
        seen.put("body", answer.status() == 201 ? "" : answer.body());
        if (answer.status() == 201) {
            seen.keySet().removeAll(Set.of("location", "content-length"));
        }
        seen.put("pages", answer.next() != null);
        return seen;
    }

    @Test
    void no_spelling_of_its_id_finds_it() {
        String raw = contact.id();
        List<String> spellings = List.of(
                raw,
                Conversation.encode(raw),
                Conversation.encode(raw).toLowerCase(Locale.ROOT),
                Conversation.encode(Conversation.encode(raw)),
                raw.replace("contact.Contact", "CONTACT.CONTACT"),
                raw.replace("matrix", "MATRIX"),
                Conversation.encode(raw.replace("Contact:", "Contact:%")));
        for (String spelling : spellings) {
            for (String suffix : List.of("", "/", "//", "/metadata", "/.", "/x/..", ";x=1", "/metadata/..")) {
                int status = clerk.get("/contacts/" + spelling + suffix).status();
                assertThat(status).as(spelling + suffix).isEqualTo(404);
            }
        }
    }

    @Test
    void the_cursor_of_another_caller_reveals_nothing() {
        String next = world.clerk().get("/contacts?limit=1").next();
        while (next != null) {
            Conversation.Answer page = clerk.get(next.replace("limit=1", "limit=1000"));
            assertThat(page.ids()).doesNotContain(contact.id()).hasSizeLessThanOrEqualTo(4);
            assertThat(clerk.get(next).ids()).hasSizeLessThanOrEqualTo(1).doesNotContain(contact.id());
            next = world.clerk().get(next).next();
        }
        String before = clerk.get("/contacts?limit=1000").next();
        assertThat(before).isNull();
    }

    @Test
    void types_and_index_name_no_object() {
        Conversation nobody = world.talk(Grants.NONE);
        for (String path : List.of("/", "/types")) {
            Conversation.Answer answer = nobody.get(path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("contact.Contact:", "contact.Address:", "contact.AddressBook:");
        }
    }

    @Test
    void the_conflict_message_does_not_count_hidden_contacts() {
        Filed mine = world.make("addresses", Set.of("law"), null);
        assertThat(clerk.get("/contacts?total=true&addressId=" + Conversation.encode(mine.id()))
                        .header("X-Total-Count"))
                .isEqualTo("0");
        world.make("contacts", Set.of("unrelated"), mine);
        world.make("contacts", Set.of("unrelated"), mine);
        Conversation.Answer answer = clerk.send("DELETE", mine.target(), "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.message()).isEqualTo("the address is still in use");
        assertThat(clerk.get("/contacts?total=true&addressId=" + Conversation.encode(mine.id()))
                        .header("X-Total-Count"))
                .isEqualTo("0");
    }

    @Test
    void visible_data_does_not_depend_on_hidden_data() {
        Filed mine = world.make("addresses", Set.of("law"), null);
        String about = "addressId=" + Conversation.encode(mine.id());
        List<String> targets = List.of(
                mine.target(),
                mine.target() + "/metadata",
                world.book("law"),
                world.book("law") + "/parents?total=true",
                world.book("law") + "/addresses?total=true",
                "/addresses?total=true",
                "/contacts?total=true&" + about,
                "/address-books?total=true&" + about,
                "/address-books/root-address-book?total=true");
        List<Object> before = targets.stream().map(this::everything).toList();
        world.make("contacts", Set.of("unrelated"), mine);
        AuthorizationFixture.done(world.clerk().send("PUT", world.book("unrelated") + mine.target(), ""));
        AuthorizationFixture.done(
                world.clerk().send("PUT", world.book("unrelated") + "/children/" + world.encoded("law"), ""));
        assertThat(targets.stream().map(this::everything).toList()).isEqualTo(before);
    }

    private Object everything(String target) {
        Conversation.Answer answer = clerk.get(target);
        Map<String, Object> everything = new HashMap<>(answer.headers());
        // what the caller may do depends on the hidden books of an object, as the 403 of its DELETE does
        everything.keySet().removeAll(Set.of("x-request-id", "date", "allow"));
        everything.put("body", answer.body());
        return everything;
    }

    @Test
    void a_header_crafted_to_cost_time_is_refused() {
        String target = world.contacts.get(0).target();
        for (String tags : List.of("x" + ", ".repeat(7000) + "x", "x" + " ".repeat(14_000) + "x", "\"".repeat(9001))) {
            assertThat(clerk.with("If-None-Match", tags).get(target).status()).isEqualTo(400);
        }
    }
}
