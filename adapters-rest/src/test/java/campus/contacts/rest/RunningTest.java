package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the effect of command-line options on responses. */
class RunningTest {
    @TempDir
    Path directory;

    @Test
    void a_base_path_stands_before_every_path() {
        try (RunningService service = RunningService.start(StorageUnderTest.MEMORY, "--base-path", "/contact")) {
            Client api = service.client();
            assertThat(service.url()).endsWith("/contact/");
            TestObjects clerk = new TestObjects(api);
            String reference = TestObjects.someone();
            Answer made = clerk.postContact(reference).send().is(201);
            clerk.contact(reference);
            assertThat(made.text("uri")).isEqualTo(service.url() + "contacts/" + Client.encoded(made.id()));
            assertThat(api.follow(made.header("Location")).is(200).json()).isEqualTo(made.json());
            Answer page = api.get("/contacts")
                    .with("referenceId", reference)
                    .with("limit", 1)
                    .send();
            assertThat(page.link("next")).startsWith(service.url() + "contacts?");
            assertThat(api.follow(page.link("next")).ids()).hasSize(1);
            api.get("/").send().is(200);
            api.wire().ask("GET", "/contacts").is(404);
            api.wire().ask("GET", "/contactcontacts").is(404);
        }
    }

    @Test
    void a_public_url_is_what_uris_start_with() {
        String[] options = {"--public-url", "https://campus.example/api"};
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (RunningService service = RunningService.start(
                StorageUnderTest.MEMORY, options[0], options[1], "--port", Integer.toString(port))) {
            Client api = new Client("http://127.0.0.1:" + port + "/");
            assertThat(service.url()).isEqualTo("https://campus.example/api/");
            Answer made = new TestObjects(api).postAddress().send().is(201);
            assertThat(made.text("uri")).isEqualTo("https://campus.example/api/addresses/" + Client.encoded(made.id()));
            assertThat(made.header("Location")).isEqualTo(made.text("uri"));
            new TestObjects(api).address();
            assertThat(api.get("/addresses").with("limit", 1).send().link("next"))
                    .startsWith("https://campus.example/api/addresses?");
        }
    }

    @Test
    void objects_and_their_numbers_survive_a_restart() {
        String address;
        Answer before;
        String next;
        try (RunningService service = RunningService.startWith("--database", file(), "--authority", "first.example")) {
            TestObjects clerk = new TestObjects(service.client());
            before = clerk.postAddress("displayName", "Kept").send().is(201);
            address = before.id();
            clerk.address();
            next = service.client()
                    .get("/addresses")
                    .with("limit", 1)
                    .send()
                    .link("next")
                    .replaceFirst(".*\\?", "");
            String deleted = clerk.address();
            service.client().delete("/addresses/{}", deleted).send().is(200);
            assertThat(number(deleted)).isGreaterThan(number(address));
        }
        try (RunningService service = RunningService.startWith("--database", file())) {
            Client api = service.client();
            Answer after = api.get("/addresses/{}", address).send().is(200);
            assertThat(after.text("id")).isEqualTo(before.id()).endsWith("@first.example");
            assertThat(after.text("displayName")).isEqualTo("Kept");
            assertThat(after.tag()).isEqualTo(before.tag());
            assertThat(api.get("/addresses").withRaw(next).send().ids()).hasSize(1);
            assertThat(number(new TestObjects(api).address())).isGreaterThan(number(address) + 2);
        }
    }

    @Test
    void another_authority_than_the_first_is_refused_naming_both() {
        RunningService.startWith("--database", file(), "--authority", "first.example")
                .close();
        assertThatThrownBy(() -> RunningService.startWith("--database", file(), "--authority", "second.example")
                        .close())
                .hasMessageContaining("first.example")
                .hasMessageContaining("second.example");
        RunningService.startWith("--database", file(), "--authority", "first.example")
                .close();
    }

    private String file() {
        return "jdbc:h2:file:" + directory.resolve("contacts");
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(id.indexOf(':') + 1, id.lastIndexOf('@')));
    }
}
