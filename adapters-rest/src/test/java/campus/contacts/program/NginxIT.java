package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Poll;
import campus.contacts.testing.FailureReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code deploy/nginx.conf} with a real nginx in front of two processes on one PostgreSQL. */
class NginxIT {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path directory;

    private final List<Program> processes = new ArrayList<>();
    private Process nginx;
    private HttpClient client;
    private String url;

    @BeforeEach
    void start() throws IOException, InterruptedException, GeneralSecurityException {
        MachineAssumptions.requireCommands("nginx");
        KeyStore keys = newCertificate();
        int port = freePort();
        url = "https://localhost:" + port;
        List<String> database = Databases.POSTGRESQL.options();
        for (int i = 0; i < 2; i++) {
            processes.add(ProgramLauncher.in(directory)
                    .serve(Stream.concat(
                                    database.stream(),
                                    Stream.of(
                                            "--port=0",
                                            "--public-url=" + url,
                                            "--trusted-proxies=127.0.0.1/32",
                                            "--auth=required",
                                            "--jwt-secret-file=" + secret()))
                            .toArray(String[]::new)));
        }
        nginx = nginx(port);
        client = HttpClient.newBuilder().sslContext(trusting(keys)).build();
        Poll.until("nginx answers", this::answers);
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

    private KeyStore newCertificate() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "nginx",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        Key key = keys.getKey("nginx", PASSWORD);
        Files.writeString(directory.resolve("key.pem"), pem("PRIVATE KEY", key.getEncoded()));
        Files.writeString(
                directory.resolve("certificate.pem"),
                pem("CERTIFICATE", keys.getCertificate("nginx").getEncoded()));
        return keys;
    }

    private static String pem(String type, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }

    private static SSLContext trusting(KeyStore keys) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("nginx", keys.getCertificate("nginx"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
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
        FailureReport.include("nginx.log", () -> read(directory.resolve("nginx.log")));
        return new ProcessBuilder("nginx", "-p", directory.toString(), "-c", file.toString(), "-g", places)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("nginx.out").toFile())
                .start();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException none) {
            return none.toString();
        }
    }

    private String address(int process) {
        URI at = processes.get(process).at("");
        return at.getHost() + ':' + at.getPort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try {
            return send("GET", "/health/ready", "").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder request(String method, String path, String body) throws IOException {
        return HttpRequest.newBuilder(URI.create(url + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token());
    }

    private String token() throws IOException {
        StringWriter out = new StringWriter();
        PrintWriter none = new PrintWriter(Writer.nullWriter());
        Main.run(
                new PrintWriter(out),
                none,
                "token",
                "--jwt-secret-file=" + secret(),
                "--subject=ada",
                "--scope=contacts:write");
        return out.toString().strip();
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return client.send(request(method, path, body).build(), BodyHandlers.ofString());
    }

    @Test
    void tags_streams_and_addresses_pass_and_a_dead_process_is_passed_over() throws IOException, InterruptedException {
        HttpResponse<InputStream> stream = client.send(
                request("GET", "/changes?after=now", "")
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofInputStream());
        HttpResponse<String> made = send("POST", "/addresses", "{\"displayName\":\"Gate\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.version()).isEqualTo(HttpClient.Version.HTTP_2);
        String location = made.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(url + "/addresses/");
        String path = location.substring(url.length());

        BufferedReader events = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
        assertThat(events.lines().filter(line -> line.startsWith("event:")).findFirst())
                .hasValueSatisfying(event -> assertThat(event).contains("created"));

        HttpResponse<byte[]> compressed = client.send(
                request("GET", path, "").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        String tag = compressed.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> changed = client.send(
                request("PATCH", path, "{\"displayName\":\"North gate\"}")
                        .header("If-Match", tag)
                        .build(),
                BodyHandlers.ofString());
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(client.send(
                                request("GET", path, "")
                                        .header(
                                                "If-None-Match",
                                                changed.headers()
                                                        .firstValue("ETag")
                                                        .orElseThrow())
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(304);
        assertThat(made.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");

        processes.get(0).kill();
        for (int i = 0; i < 10; i++) {
            assertThat(send("GET", path, "").statusCode()).isEqualTo(200);
            assertThat(send("POST", "/addresses", "{\"displayName\":\"Gate " + i + "\"}")
                            .statusCode())
                    .isEqualTo(201);
        }
        stream.body().close();
    }
}
