package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Poll;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code deploy/nginx.conf} with a real nginx in front of two processes on one PostgreSQL. */
@Tag("complete")
class NginxIT {
    @TempDir
    Path directory;

    private final List<Program> processes = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private Process nginx;
    private String bearer;
    private String url;

    @BeforeEach
    void prepare() throws IOException, InterruptedException, GeneralSecurityException {
        MachineAssumptions.requireCommands("nginx", "curl");
        TlsCertificate.write(directory);
        bearer = token();
    }

    private void serve(String basePath) throws IOException, InterruptedException {
        int port = ForeignServer.freePort();
        url = "https://localhost:" + port;
        options.addAll(Databases.POSTGRESQL.options());
        options.addAll(List.of(
                "--base-path=" + basePath,
                "--public-url=" + url,
                "--trusted-proxies=127.0.0.1/32",
                "--auth=required",
                "--jwt-secret-file=" + secret()));
        for (int i = 0; i < 2; i++) {
            processes.add(serve(ForeignServer.freePort()));
        }
        nginx = nginx(port);
        Poll.until("nginx answers", this::answers);
    }

    private Program serve(int port) {
        return ProgramLauncher.in(directory)
                .serve(Stream.concat(options.stream(), Stream.of("--port=" + port))
                        .toArray(String[]::new));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor();
        }
        processes.forEach(Program::close);
    }

    private Path secret() throws IOException {
        return Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
    }

    /** Starts nginx with the configuration that is delivered, with ports and places of this test. */
    private Process nginx(int port) throws IOException {
        String configuration = Readme.file("adapters-rest/deploy/nginx.conf")
                .replace("127.0.0.1:8081", address(0))
                .replace("127.0.0.1:8082", address(1))
                .replace("listen 443", "listen 127.0.0.1:" + port)
                .replace("contacts.example.edu", "localhost")
                .replace("/etc/ssl/contacts", directory.toString());
        Path file = Files.writeString(directory.resolve("nginx.conf"), configuration);
        String places = "pid " + directory.resolve("nginx.pid") + "; daemon off; error_log "
                + directory.resolve("nginx.log") + "; worker_processes 2;";
        ForeignServer.reportWith(directory.resolve("nginx.log"));
        return ForeignServer.start(
                "nginx",
                directory,
                new ProcessBuilder("nginx", "-p", directory.toString(), "-c", file.toString(), "-g", places));
    }

    private String address(int process) {
        URI at = processes.get(process).at("");
        return at.getHost() + ':' + at.getPort();
    }

    private boolean answers() {
        return curl("-o", "/dev/null", "-w", "%{http_code}", url + "/health/ready")
                .equals("200");
    }

    private String token() throws IOException {
        StringWriter out = new StringWriter();
        Main.run(
                new PrintWriter(out),
                new PrintWriter(Writer.nullWriter()),
                "token",
                "--jwt-secret-file=" + secret(),
                "--subject=ada",
                "--scope=contacts:write");
        return out.toString().strip();
    }

    private Process start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "-s",
                "--cacert",
                directory.resolve(TlsCertificate.CERTIFICATE).toString(),
                "-H",
                "Content-Type: application/json",
                "-H",
                "Authorization: Bearer " + bearer));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Returns what curl writes. */
    private String curl(String... arguments) {
        try {
            return new String(start(arguments).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Returns the status line and the headers of a response. */
    private String head(String... arguments) {
        return curl(Stream.concat(Stream.of("-D", "-", "-o", "/dev/null"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in\n" + head));
    }

    @Test
    void tags_and_streams_pass_and_a_dead_process_is_passed_over() throws IOException, InterruptedException {
        serve("/");
        Process stream = start("-N", "-H", "Accept: text/event-stream", url + "/changes?after=now");
        try {
            Lines events = new Lines(stream.getInputStream());
            assertThat(events.await(line -> line.startsWith(":") || line.startsWith("id:"), Program.PATIENCE))
                    .isPresent();
            String made = head("-d", "{\"displayName\":\"Gate\"}", url + "/addresses");
            assertThat(made).startsWith("HTTP/2 201");
            assertThat(header(made, "x-request-id")).matches("[0-9a-f]{32}");
            String location = header(made, "location");
            assertThat(location).startsWith(url + "/addresses/");
            assertThat(events.await(line -> line.startsWith("data:") && line.contains(location), Program.PATIENCE))
                    .isPresent();

            String tag = header(head("-H", "Accept-Encoding: gzip", location), "etag");
            String changed =
                    head("-X", "PATCH", "-H", "If-Match: " + tag, "-d", "{\"displayName\":\"North gate\"}", location);
            assertThat(changed).startsWith("HTTP/2 200");
            assertThat(head("-H", "If-None-Match: " + header(changed, "etag"), location))
                    .startsWith("HTTP/2 304");

            processes.get(0).kill();
            for (int i = 0; i < 10; i++) {
                assertThat(head(location)).startsWith("HTTP/2 200");
                assertThat(head("-d", "{\"displayName\":\"Gate " + i + "\"}", url + "/addresses"))
                        .startsWith("HTTP/2 201");
            }
        } finally {
            stream.destroy();
        }
    }

    @Test
    void no_request_fails_while_the_processes_are_restarted_in_turn() throws IOException, InterruptedException {
        serve("/");
        Clerks clerks = new Clerks();
        clerks.begin();
        for (int i = 0; i < processes.size(); i++) {
            int port = processes.get(i).at("").getPort();
            clerks.awaitMore();
            processes.get(i).stop();
            clerks.awaitMore();
            processes.set(i, serve(port));
            Poll.until("nginx connects to it again", () -> hasConnection(port));
        }
        clerks.awaitMore();
        assertThat(clerks.finish()).isEmpty();
    }

    /** Returns whether there is an open connection to a port of this machine, as Linux lists them. */
    private static boolean hasConnection(int port) {
        return Stream.of("tcp", "tcp6")
                .flatMap(family -> lines(Path.of("/proc/net", family)).stream())
                .map(line -> line.strip().split("\\s+"))
                .anyMatch(fields -> fields[3].equals("01") && fields[1].endsWith(String.format(":%04X", port)));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Make addresses through nginx, and look each of them up. */
    private final class Clerks {
        private static final int MORE = 30;

        private final AtomicInteger made = new AtomicInteger();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean finished;

        void begin() {
            for (int i = 0; i < 3; i++) {
                Thread thread = new Thread(this::work);
                thread.setDaemon(true);
                threads.add(thread);
            }
            threads.forEach(Thread::start);
        }

        private void work() {
            while (!finished) {
                String answer = head("-d", "{\"displayName\":\"Gate\"}", url + "/addresses");
                if (answer.startsWith("HTTP/2 201")) {
                    String found = head(header(answer, "location"));
                    if (!found.startsWith("HTTP/2 200")) {
                        failures.add("GET " + found);
                    }
                } else {
                    failures.add("POST " + answer);
                }
                made.incrementAndGet();
            }
        }

        void awaitMore() {
            int enough = made.get() + MORE;
            Poll.until("the clerks work on", () -> made.get() >= enough);
        }

        /** Returns the answers that were no success. */
        Queue<String> finish() throws InterruptedException {
            finished = true;
            for (Thread thread : threads) {
                thread.join();
            }
            return failures;
        }
    }

    @Test
    void the_page_works_behind_it_below_a_base_path() throws IOException, InterruptedException {
        PageIT.install();
        serve("/contact");
        PageIT.stories(
                url + "/contact/",
                List.of("proxy.test.mjs"),
                "CAMPUS_CONTACTS_TOKEN=" + bearer,
                "NODE_EXTRA_CA_CERTS=" + directory.resolve(TlsCertificate.CERTIFICATE));
    }
}
