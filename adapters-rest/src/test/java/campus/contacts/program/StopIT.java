package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Poll;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopIT {
    /** Longer than the container's timeout for idle connections during a shutdown. */
    private static final Duration CLIENTS_PAUSE = Duration.ofSeconds(2);
    /** The 20 seconds of a request, 5 seconds for closing, and a margin for a busy machine. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(38);

    private static final String POST =
            "POST /addresses HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
    private static final String WRITTEN = "{\"displayName\":\"Written while stopping\"}";
    private static final String FOR_EVER = "{\"displayName\":\"Written for ever\"}";

    private static final Pattern LENGTH = Pattern.compile("Content-Length: ([0-9]+)");

    @TempDir
    Path directory;

    @Test
    void an_idle_connection_does_not_delay_the_shutdown() throws IOException {
        try (Program program = ProgramLauncher.in(directory).serve("--port", "0");
                Socket idle = new Socket("127.0.0.1", program.at("").getPort())) {
            program.terminate();
            assertThat(program.awaitExit()).isZero();
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** Proxies keep connections open, and do not repeat a POST. */
    @Test
    void requests_on_an_open_connection_are_served_until_a_response_tells_that_it_ends() throws IOException {
        try (Program program = ProgramLauncher.in(directory).serve("--port", "0", "--database", "memory");
                Socket proxy = new Socket("127.0.0.1", program.at("").getPort())) {
            String head = post(proxy);
            program.terminate();
            while (!head.contains("Connection: close")) {
                assertThat(head).startsWith("HTTP/1.1 201");
                head = post(proxy);
            }
            assertThat(head).startsWith("HTTP/1.1 201");
            assertThat(program.awaitExit()).isZero();
        }
    }

    /** Sends a POST and returns the head of the response, after reading its body. */
    private static String post(Socket connection) throws IOException {
        send(connection, POST + "Content-Length: " + WRITTEN.length() + "\r\n\r\n" + WRITTEN);
        InputStream in = connection.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as(head.toString()).isNotNegative();
            head.append((char) next);
        }
        in.skipNBytes(LENGTH.matcher(head)
                .results()
                .mapToLong(length -> Long.parseLong(length.group(1)))
                .sum());
        return head.toString();
    }

    @Test
    void running_requests_finish_and_endless_ones_are_cut_off() throws Exception {
        List<String> options = new ArrayList<>(Databases.POSTGRESQL.options());
        String database = options.get(1);
        options.addAll(List.of("--port", "0"));
        try (Program program = ProgramLauncher.in(directory).serve(options.toArray(String[]::new));
                Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            int port = program.at("").getPort();
            takeForEver(statement);
            try (Socket slow = new Socket("127.0.0.1", port);
                    Socket endless = new Socket("127.0.0.1", port)) {
                Lines answer = new Lines(slow.getInputStream());
                send(slow, POST + "Expect: 100-continue\r\nContent-Length: " + WRITTEN.length() + "\r\n\r\n");
                // The request for the body shows that the request is being served.
                assertThat(answer.await(line -> line.contains("100 Continue"), Program.PATIENCE))
                        .isPresent();
                send(endless, POST + "Content-Length: " + FOR_EVER.length() + "\r\n\r\n" + FOR_EVER);
                Poll.until(
                        "it is being written", () -> finds(statement, "pg_stat_activity where wait_event = 'PgSleep'"));
                program.terminate();
                awaitRefusal(port);
                assertThat(answer.await(line -> line.startsWith("HTTP/1.1 4"), CLIENTS_PAUSE))
                        .isEmpty();
                send(slow, WRITTEN);
                assertThat(answer.await(line -> line.startsWith("HTTP/1.1 201"), Program.PATIENCE))
                        .isPresent();
                assertThat(program.awaitExit(LONGEST_STOP)).isZero();
            }
            assertThat(finds(statement, "address where display_name = 'Written while stopping'"))
                    .isTrue();
            // A sleeping transaction would hold back the feed of changes of every database on the server.
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
        }
    }

    private static void takeForEver(Statement statement) throws SQLException {
        statement.execute("create function wait() returns trigger language plpgsql as "
                + "'begin perform pg_sleep(3600); return new; end'");
        statement.execute("create trigger wait before insert on address for each row "
                + "when (new.display_name = 'Written for ever') execute function wait()");
    }

    private static boolean finds(Statement statement, String what) {
        try (ResultSet found = statement.executeQuery("select from " + what)) {
            return found.next();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void awaitRefusal(int port) throws IOException {
        long deadline = System.nanoTime() + Program.PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try (Socket taken = new Socket("127.0.0.1", port)) {
                assertThat(taken.isConnected()).isTrue();
            } catch (ConnectException refused) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("still takes connections");
    }
}
