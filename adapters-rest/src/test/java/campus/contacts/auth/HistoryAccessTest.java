package campus.contacts.auth;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import campus.contacts.auth.Conversation.Answer;
import campus.contacts.rest.fixture.Started;
import campus.contacts.rest.fixture.StorageUnderTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests who changed an object, and who may see and undo the change (recorded time, sections 1 to 4). */
@ParameterizedClass
@EnumSource(StorageUnderTest.class)
class HistoryAccessTest {
    private static final String AUTHORITY = "campus.example";
    private static final String ISSUER = "https://issuer.example";
    private static final String DEFAULT_BOOK = Conversation.encode("contact.AddressBook:1@" + AUTHORITY);

    @Parameter
    private StorageUnderTest storage;

    @TempDir
    private Path directory;

    private Path secret;
    private Path policy;
    private Started server;

    @BeforeEach
    void start() throws IOException {
        secret = Conversation.secretIn(directory);
        String hash = BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(4, "secret".toCharArray());
        Path users = Files.writeString(directory.resolve("users"), "anna:" + hash);
        policy = directory.resolve("policy.json");
        grant("{\"user\":\"anna\"," + everything("*") + '}', "{\"subject\":\"ada\"," + everything("*") + '}');
        List<String> options = new ArrayList<>(List.of("--auth", "required", "--authority", AUTHORITY));
        options.addAll(List.of("--jwt-secret-file", secret.toString(), "--jwt-issuer", ISSUER));
        options.addAll(List.of("--users", users.toString(), "--policy", policy.toString()));
        options.addAll(storage.options());
        server = Started.with(options.toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void grant(String... grants) {
        Conversation.write(policy, "{\"grants\":[" + String.join(",", grants) + "]}");
        if (server != null) {
            server.reloadPolicy();
        }
    }

    private static String everything(String book) {
        return may(book, "lookup", "create", "link", "update", "delete", "organize");
    }

    private static String may(String book, String... functions) {
        return "\"functions\":[\"" + String.join("\",\"", functions) + "\"],\"addressBook\":\"" + book + '"';
    }

    private Conversation subject(String name) {
        AuthenticationSettings.Claims claims = new AuthenticationSettings.Claims(ISSUER, List.of());
        return Conversation.to(server.url())
                .bearer(TokenSigner.sign(secret, name, "", Duration.ofHours(1), claims, Clock.systemUTC()))
                .json();
    }

    private Conversation ada() {
        return subject("ada");
    }

    private static String item(String address) {
        return "/addresses/" + Conversation.encode(address);
    }

    private JsonNode history(String address) {
        return ada().get(item(address) + "/history").is(200).json();
    }

    @Test
    void an_entry_names_the_subject_or_the_user_who_made_the_change() {
        String id = ada().make("/addresses");
        Conversation.to(server.url())
                .basic("anna", "secret")
                .json()
                .send("PUT", item(id), "{\"displayName\":\"changed\"}")
                .is(200);
        JsonNode history = history(id);
        assertThat(history.get(0).get("by").toString()).isEqualTo("{\"user\":\"anna\"}");
        assertThat(history.get(1).get("by").toString())
                .isEqualTo("{\"issuer\":\"" + ISSUER + "\",\"subject\":\"ada\"}");
    }

    @Test
    void filings_and_deletions_and_restored_versions_have_an_author_too() {
        String book = ada().make("/address-books");
        String id = ada().make("/addresses");
        String filed = "/address-books/" + Conversation.encode(book) + item(id);
        Conversation anna = Conversation.to(server.url()).basic("anna", "secret");
        anna.send("PUT", filed, "").is(200);
        anna.send("DELETE", item(id), "").is(200);
        anna.send("POST", item(id) + "/restore?version=1", "").is(200);
        JsonNode history = history(id);
        assertThat(history.findValuesAsText("change")).startsWith("restored").endsWith("created");
        assertThat(history.findValuesAsText("user")).hasSize(history.size() - 1).containsOnly("anna");
    }

    @Test
    void a_deleted_object_is_seen_by_callers_who_see_every_book_it_was_in() {
        String book = ada().make("/address-books");
        String id = ada().make("/addresses?addressBookId=" + Conversation.encode(book));
        ada().send("DELETE", item(id), "").is(200);
        grant(
                "{\"subject\":\"ada\"," + everything("*") + '}',
                "{\"subject\":\"there\"," + may(book, "lookup") + '}',
                "{\"subject\":\"elsewhere\"," + may("contact.AddressBook:1@" + AUTHORITY, "lookup") + '}');
        subject("there").get(item(id) + "/history").is(200);
        subject("there").get(item(id) + "?version=1").is(200);
        subject("elsewhere").get(item(id) + "/history").is(404);
        subject("elsewhere").get(item(id) + "?version=1").is(404);
        subject("elsewhere").send("POST", item(id) + "/restore?version=1", "").is(404);
        subject("there").send("POST", item(id) + "/restore?version=1", "").is(403);
        subject("there").send("POST", item(id) + "/restore?version=x", "").is(400);
        subject("there").send("DELETE", item(id) + "?erase=true", "").is(403);
        subject("there").send("DELETE", item(id) + "?erase=maybe", "").is(403);
        subject("stranger").get(item(id) + "/history").is(404);
        grant(
                "{\"subject\":\"ada\"," + everything("*") + '}',
                "{\"subject\":\"there\"," + may(book, "lookup", "create") + '}');
        subject("there").send("POST", item(id) + "/restore?version=1", "").is(200);
    }

    @Test
    void undo_of_an_existing_object_needs_update_and_erasing_needs_delete_everywhere() {
        String id = ada().make("/addresses");
        ada().send("PUT", item(id), "{\"displayName\":\"changed\"}").is(200);
        String book = "contact.AddressBook:1@" + AUTHORITY;
        grant(
                "{\"subject\":\"ada\"," + everything("*") + '}',
                "{\"subject\":\"reader\"," + may("*", "lookup", "create") + '}',
                "{\"subject\":\"writer\"," + may("*", "lookup", "update") + '}',
                "{\"subject\":\"deleter\"," + may("*", "lookup") + '}',
                "{\"subject\":\"deleter\"," + may(book, "delete") + '}');
        subject("reader").get(item(id) + "/history").is(200);
        subject("reader").send("POST", item(id) + "/restore?version=1", "").is(403);
        subject("reader").send("POST", item(id) + "/restore", "").is(403);
        subject("writer").send("POST", item(id) + "/restore?version=1", "").is(200);
        subject("writer").send("DELETE", item(id) + "?erase=true", "").is(403);
        subject("deleter").send("DELETE", item(id) + "?erase=true", "").is(403);
        subject("deleter").send("DELETE", item(id) + "?erase=false&bogus=1", "").is(400);
        ada().send("DELETE", item(id) + "?erase=true", "").is(200);
        ada().get(item(id) + "/history").is(404);
    }

    @Test
    void entries_that_name_a_hidden_book_are_left_out() {
        String hidden = ada().make("/address-books");
        String id = ada().make("/addresses");
        ada().send("PUT", "/address-books/" + Conversation.encode(hidden) + item(id), "")
                .is(200);
        grant(
                "{\"subject\":\"ada\"," + everything("*") + '}',
                "{\"subject\":\"reader\"," + may("contact.AddressBook:1@" + AUTHORITY, "lookup") + '}');
        assertThat(history(id).findValuesAsText("change")).containsExactly("filed", "created");
        JsonNode seen = subject("reader").get(item(id) + "/history").is(200).json();
        assertThat(seen.findValuesAsText("change")).containsExactly("created");
        assertThat(seen.toString()).doesNotContain(hidden);
    }

    @Test
    void a_hidden_address_of_a_restored_contact_is_answered_like_a_deleted_one() {
        String book = ada().make("/address-books");
        String address = ada().make("/addresses");
        String contact = "/contacts/"
                + Conversation.encode(ada().make("/contacts?referenceId=resource.Resource%3Ax%40example.edu&addressId="
                        + Conversation.encode(address) + "&addressBookId=" + Conversation.encode(book)));
        ada().send("DELETE", contact, "").is(200);
        grant(
                "{\"subject\":\"ada\"," + everything("*") + '}',
                "{\"subject\":\"maker\"," + may(book, "lookup", "create", "link") + '}');
        Answer hidden = subject("maker")
                .send("POST", contact + "/restore?version=1", "")
                .is(409);
        ada().send("DELETE", item(address), "").is(200);
        Answer deleted = subject("maker")
                .send("POST", contact + "/restore?version=1", "")
                .is(409);
        assertThat(hidden.message()).contains(address).isEqualTo(deleted.message());
    }

    @Test
    void lists_of_the_past_follow_the_rights_of_today() {
        String book = ada().make("/address-books");
        String id = ada().make("/addresses?addressBookId=" + Conversation.encode(book));
        String at = history(id).get(0).get("at").textValue();
        grant(
                "{\"subject\":\"ada\"," + everything("*") + '}',
                "{\"subject\":\"reader\"," + may("contact.AddressBook:1@" + AUTHORITY, "lookup") + '}');
        assertThat(ada().get("/addresses?asOf=" + at).is(200).ids()).contains(id);
        Answer seen =
                subject("reader").get("/addresses?asOf=" + at + "&total=true").is(200);
        assertThat(seen.ids()).doesNotContain(id);
        subject("reader").get(item(id) + "?asOf=" + at).is(404);
        subject("reader")
                .get("/address-books/" + Conversation.encode(book) + "/addresses?asOf=" + at)
                .is(404);
        subject("reader")
                .get("/address-books/" + DEFAULT_BOOK + "/addresses?asOf=" + at)
                .is(200);
        subject("stranger").get("/addresses?asOf=" + at).is(403);
        subject("stranger").get("/addresses?asOf=2001-01-01").is(403);
    }
}
