package campus.contacts.backup;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.program.Main;
import campus.contacts.rest.fixture.Started;
import campus.contacts.rest.http.client.HttpCall;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of an H2 database is copied while the server writes, and compacted when no server has it open. */
class DatabaseFileTest {
    private static final int COPIES = 4;

    @TempDir
    Path directory;

    private int port = freePort();

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    private String database(String name) {
        return "jdbc:h2:file:" + directory.resolve(name);
    }

    private Started start(String database) {
        return Started.with("--database", database, "--admin-port", Integer.toString(port));
    }

    private HttpCall.Reply backup(String... headers) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/backup");
        return HttpCall.send("POST", uri, List.of(headers), new byte[0]);
    }

    @Test
    void a_server_starts_from_a_copy_with_everything_that_was_acknowledged_before() throws Exception {
        try (Started service = start(database("original"))) {
            Conversation talk = Conversation.to(service.url());
            Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
            AtomicBoolean enough = new AtomicBoolean();
            CountDownLatch writing = new CountDownLatch(50);
            List<Thread> writers = Stream.generate(() -> new Thread(() -> {
                        while (!enough.get()) {
                            acknowledged.add(talk.make("/addresses"));
                            writing.countDown();
                        }
                    }))
                    .limit(2)
                    .toList();
            writers.forEach(Thread::start);
            try {
                writing.await();
                for (int i = 0; i < COPIES; i++) {
                    List<String> before = List.copyOf(acknowledged);
                    HttpCall.Reply reply = backup();
                    assertThat(reply.status()).isEqualTo(200);
                    assertThat(reply.headers().get("content-length"))
                            .containsExactly(Integer.toString(reply.body().length));
                    Files.write(directory.resolve("copy" + i + ".mv.db"), reply.body());
                    assertThat(addresses(database("copy" + i))).containsAll(before);
                }
            } finally {
                enough.set(true);
                for (Thread writer : writers) {
                    writer.join();
                }
            }
            assertThat(addresses(talk)).containsAll(acknowledged);
            try (Stream<Path> files = Files.list(directory)) {
                assertThat(files).noneMatch(file -> file.toString().endsWith(".backup"));
            }
        }
    }

    private static List<String> addresses(Conversation talk) {
        return talk.get("/addresses?limit=1000000").is(200).json().findValuesAsText("id");
    }

    private static List<String> addresses(String database) {
        try (Started copy = Started.with("--database", database)) {
            return addresses(Conversation.to(copy.url()));
        }
    }

    @Test
    void requests_of_pages_get_no_copy() {
        try (Started service = start(database("original"))) {
            assertThat(backup("Origin", "http://evil.example").status()).isEqualTo(403);
            assertThat(backup("Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
            assertThat(Conversation.to("http://127.0.0.1:" + port)
                            .get("/backup")
                            .status())
                    .isEqualTo(405);
            assertThat(Conversation.to(service.url())
                            .send("POST", "/backup", "")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_copy_that_a_killed_process_left_is_deleted_at_the_next_start() throws IOException {
        Path left = Files.createFile(directory.resolve("original.mv.db4711.backup"));
        List<Path> others = List.of(
                Files.createFile(directory.resolve("original.mv.db.backup")),
                Files.createFile(directory.resolve("another.mv.db4711.backup")));
        try (Started service = start(database("original"))) {
            assertThat(left).as(service.url()).doesNotExist();
            assertThat(others).allSatisfy(other -> assertThat(other).exists());
        }
    }

    @Test
    void storages_without_a_file_refuse() {
        for (List<String> options :
                List.of(List.of("--database", "memory"), Started.postgres(), List.of("--database", "jdbc:h2:mem:x"))) {
            // connections to the server before are kept
            port = freePort();
            List<String> all = Stream.concat(options.stream(), Stream.of("--admin-port", Integer.toString(port)))
                    .toList();
            try (Started service = Started.with(all.toArray(String[]::new))) {
                HttpCall.Reply reply = backup();
                assertThat(reply.status()).as(service.url()).isEqualTo(409);
                assertThat(new String(reply.body())).contains("only an H2 file can be copied");
            }
            StringWriter err = new StringWriter();
            String[] compact =
                    Stream.concat(Stream.of("compact"), options.stream()).toArray(String[]::new);
            assertThat(Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), compact))
                    .isNotZero();
            assertThat(err.toString()).hasLineCount(1);
        }
    }

    @Test
    void a_file_is_compacted_when_no_server_has_it_open() throws IOException {
        String database = "--database=" + database("contacts");
        Path file = directory.resolve("contacts.mv.db");
        List<String> made;
        try (Started service = start(database("contacts"))) {
            Conversation talk = Conversation.to(service.url());
            made = Stream.generate(() -> talk.make("/addresses")).limit(300).toList();
        }
        long before = Files.size(file);
        StringWriter out = new StringWriter();
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(new StringWriter()), "compact", database))
                .isZero();
        assertThat(Files.size(file)).isLessThan(before);
        assertThat(out.toString()).contains(String.format("%,d bytes, before %,d bytes", Files.size(file), before));
        assertThat(addresses(database("contacts"))).containsAll(made);
    }

    @Test
    void compact_creates_no_database() {
        StringWriter err = new StringWriter();
        int status = Main.run(
                new PrintWriter(new StringWriter()), new PrintWriter(err), "compact", "--database=" + database("new"));
        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("needs a migration").hasLineCount(1);
        assertThat(directory).isEmptyDirectory();
    }
}
