package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.spi.StorageUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what is said of a server whose certificate is refused. The server here knows no more of PostgreSQL than the beginning of TLS. */
class RefusedCertificateTest {
    private static final String PASSWORD = "open sesame";
    private static final int LENGTH_OF_SSL_REQUEST = 8;

    @TempDir
    static Path directory;

    @BeforeAll
    static void sign() throws IOException, InterruptedException {
        keytool("authority", "-genkeypair", "-keyalg", "EC", "-dname", "CN=authority", "-ext", "bc:c");
        keytool("authority", "-exportcert", "-rfc", "-file", file("authority.pem"));
        keytool("server", "-genkeypair", "-keyalg", "EC", "-dname", "CN=server");
        keytool("server", "-certreq", "-file", file("request"));
        sign("good", "localhost", "-1d");
        sign("old", "localhost", "-400d");
        sign("elsewhere", "elsewhere.test", "-1d");
    }

    private static void sign(String certificate, String host, String start) throws IOException, InterruptedException {
        keytool(
                "authority",
                "-gencert",
                "-rfc",
                "-infile",
                file("request"),
                "-outfile",
                file(certificate + ".pem"),
                "-ext",
                "san=dns:" + host,
                "-startdate",
                start,
                "-validity",
                "30");
    }

    private static String file(String name) {
        return directory.resolve(name).toString();
    }

    private static void keytool(String store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", file(store), "-alias", store, "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static SSLContext showing(String certificate) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance(directory.resolve("server").toFile(), PASSWORD.toCharArray());
        try (InputStream pem = Files.newInputStream(directory.resolve(certificate + ".pem"))) {
            Certificate[] chain = {CertificateFactory.getInstance("X.509").generateCertificate(pem)};
            keys.setKeyEntry("server", keys.getKey("server", PASSWORD.toCharArray()), PASSWORD.toCharArray(), chain);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** Accepts TLS on every connection, until the socket is closed. */
    private static void serve(ServerSocket socket, SSLContext context) {
        while (!socket.isClosed()) {
            try (Socket plain = socket.accept()) {
                plain.getInputStream().readNBytes(LENGTH_OF_SSL_REQUEST);
                plain.getOutputStream().write('S');
                SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
                secure.startHandshake();
                secure.getInputStream().readAllBytes();
            } catch (IOException refused) {
                // by the client, or the socket is closed
            }
        }
    }

    private static void assertRefused(String certificate, String root, String reason) throws Exception {
        SSLContext context = showing(certificate);
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> serve(socket, context));
            server.setDaemon(true);
            server.start();
            String url = "jdbc:postgresql://localhost:" + socket.getLocalPort()
                    + "/campus?user=clerk&sslmode=verify-full&sslrootcert=" + file(root + ".pem");
            assertThatThrownBy(() -> Databases.open(Databases.patient(Databases.settings(url), Duration.ofDays(1))))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining("/campus cannot be reached: " + reason);
        }
    }

    @Test
    void an_expired_certificate_is_refused_at_once() throws Exception {
        assertRefused("old", "authority", "by this machine's clock the server's certificate is not valid, NotAfter: ");
    }

    @Test
    void a_certificate_of_an_unknown_authority_is_refused_at_once() throws Exception {
        assertRefused("good", "old", "the server's certificate is not signed by the authority that sslrootcert names");
    }

    @Test
    void a_certificate_of_another_host_is_refused_at_once() throws Exception {
        assertRefused(
                "elsewhere", "authority", "the server's certificate is for another host name than that of the URL");
    }
}
