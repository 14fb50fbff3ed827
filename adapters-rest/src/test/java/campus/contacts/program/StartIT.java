package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.testing.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartIT {
    @TempDir
    Path directory;

    @Test
    void standard_output_has_only_the_ready_line_with_a_working_url() {
        try (Program program = ProgramLauncher.in(directory).serve("--database", "memory", "--port", "0")) {
            assertThat(program.awaitReady()).matches("http://127\\.0\\.0\\.1:[0-9]+/");
            assertThat(program.get("contacts").body()).isEqualTo("[]");
            program.stop();
            assertThat(program.output()).containsExactly("ready " + program.awaitReady());
        }
    }

    @Test
    void it_listens_on_one_port_by_default() throws IOException {
        if (!Files.isDirectory(Path.of("/proc/self/fd"))) {
            MachineAssumptions.skip("ports are looked for in /proc");
        }
        try (Program program = ProgramLauncher.in(directory).serve("--database", "memory", "--port", "0")) {
            assertThat(program.ports()).containsExactly(program.at("").getPort());
        }
    }

    @Test
    void without_a_database_option_it_uses_a_file_below_data() {
        try (Program program = ProgramLauncher.in(directory).serve("--port", "0")) {
            assertThat(program.post("addresses", "{\"displayName\":\"Gatehouse\"}")
                            .status())
                    .isEqualTo(201);
            assertThat(directory.resolve("data")).isDirectoryContaining("glob:**/contacts*.db");
        }
    }

    @Test
    void it_starts_and_warns_if_the_history_begins_in_the_future() {
        String url = "jdbc:h2:file:" + directory.resolve("contacts");
        TestClock ahead = new TestClock(Clock.systemUTC().instant().plus(Duration.ofDays(1)));
        StorageProvider.openStorage(StorageSettings.of(url).withClock(ahead)).close();
        try (Program program = ProgramLauncher.in(directory).serve("--port", "0", "--database", url)) {
            program.awaitComplaint("the history begins at ");
            assertThat(program.get("contacts").status()).isEqualTo(200);
        }
    }

    @Test
    void the_file_of_a_running_server_is_not_compacted() {
        try (Program server = ProgramLauncher.in(directory).serve("--port", "0");
                Program compact = ProgramLauncher.in(directory).start("compact")) {
            assertThat(compact.awaitExit()).isEqualTo(1);
            assertThat(compact.complaints())
                    .containsExactly("campus-contacts: jdbc:h2:file:./data/contacts is in use by another process");
            assertThat(server.get("contacts").status()).isEqualTo(200);
        }
    }

    @Test
    void every_option_may_come_from_the_environment() {
        ProgramLauncher launch = ProgramLauncher.in(directory)
                .with("CONTACTS_HOST", "localhost")
                .with("CONTACTS_PORT", "0")
                .with("CONTACTS_BASE_PATH", "/contact")
                .with("CONTACTS_PUBLIC_URL", "https://contacts.example.edu")
                .with("CONTACTS_AUTHORITY", "example.edu")
                .with("CONTACTS_DATABASE", "jdbc:h2:mem:environment;DB_CLOSE_DELAY=-1")
                .with("CONTACTS_DATABASE_USER", "clerk")
                .with("CONTACTS_DATABASE_PASSWORD", "secret")
                .with("CONTACTS_POOL_SIZE", "2")
                .with("CONTACTS_CORS_ORIGINS", "https://forms.example.edu,https://other.example.edu")
                .with("CONTACTS_DEMO", "true");
        try (Program program = launch.serve()) {
            assertThat(program.awaitReady()).matches("http://localhost:[0-9]+/contact/");
            assertThat(program.get("contacts?limit=1").body())
                    .contains("\"https://contacts.example.edu/contact/contacts/contact.Contact%3A1%40example.edu\"");
            Conversation.Answer foreign = program.send("GET", "contacts", "", "Origin", "https://other.example.edu");
            assertThat(foreign.header("Access-Control-Allow-Origin")).isEqualTo("https://other.example.edu");
        }
    }

    @Test
    void an_option_on_the_command_line_wins_over_the_environment() {
        ProgramLauncher launch = ProgramLauncher.in(directory).with("CONTACTS_AUTHORITY", "loser.example");
        try (Program program = launch.serve("--database", "memory", "--port", "0", "--authority", "winner.example")) {
            assertThat(program.get("address-books").body())
                    .contains("contact.AddressBook:1@winner.example")
                    .doesNotContain("loser");
        }
    }

    @Test
    void a_base_path_moves_everything_below_it() {
        try (Program program = ProgramLauncher.in(directory)
                .serve("--database", "memory", "--port", "0", "--base-path", "/contact/v1/")) {
            assertThat(program.awaitReady()).endsWith("/contact/v1/");
            String uri = program.awaitReady() + "address-books/contact.AddressBook%3A1%40localhost";
            assertThat(program.get("address-books").body()).contains("\"uri\":\"" + uri + '"');
            assertThat(program.get("address-books/contact.AddressBook%3A1%40localhost")
                            .status())
                    .isEqualTo(200);
            assertThat(program.get("../../address-books").status()).isEqualTo(404);
        }
    }

    @Test
    void every_url_in_a_response_starts_with_the_public_url() {
        String url = "https://campus.example.edu/proxied/";
        try (Program program =
                ProgramLauncher.in(directory).serve("--database", "memory", "--port", "0", "--public-url", url)) {
            var created = program.post("addresses", "{\"displayName\":\"Gatehouse\"}");
            String uri = url + "addresses/contact.Address%3A1%40localhost";
            assertThat(created.header("Location")).isEqualTo(uri);
            assertThat(created.body()).contains("\"uri\":\"" + uri + '"');
            assertThat(program.get("addresses").header("Link")).isEqualTo('<' + url + "addresses>; rel=\"first\"");
        }
    }

    @Test
    void help_shows_every_option_on_standard_output_and_ends_well() {
        for (String asking : List.of("--help", "-h", "help")) {
            try (Program program = ProgramLauncher.in(directory).start(asking)) {
                assertThat(program.awaitExit()).isZero();
                assertThat(program.complaints()).isEmpty();
                assertThat(String.join("\n", program.output()))
                        .contains("--host", "--port", "--base-path", "--public-url", "--authority", "--database")
                        .contains("--database-user", "--database-password", "--pool-size", "--cors-origins", "--demo")
                        .contains("CONTACTS_PUBLIC_URL")
                        .contains(
                                "contacts token ",
                                "--ttl",
                                "contacts export ",
                                "contacts import ",
                                "contacts import people ")
                        .contains("--replace", "contacts help ");
            }
        }
    }

    @Test
    void a_port_in_use_is_reported_in_one_line() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            try (Program program = ProgramLauncher.in(directory).start("--database", "memory", "--port", port)) {
                assertThat(program.awaitExit()).isEqualTo(1);
                assertThat(program.complaints()).singleElement().asString().contains(port);
                assertThat(program.output()).isEmpty();
            }
        }
    }
}
