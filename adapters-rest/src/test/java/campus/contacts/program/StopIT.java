package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.access.Poll;
import java.io.IOException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopIT {
    /** Longer than a container gives to a connection on which nothing happens while it stops. */
    private static final Duration CLIENTS_PAUSE = Duration.ofSeconds(2);
    /** The twenty seconds that a request has, and what closing may take, on a machine that is busy. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(38);

    @TempDir
    Path directory;

    @Test
    void a_client_that_keeps_its_connection_open_does_not_hold_the_stop_up() throws IOException {
        try (Program program = Launch.in(directory).serve("--port", "0");
                Socket idle = new Socket("127.0.0.1", program.at("").getPort())) {
            program.terminate();
            assertThat(program.awaitExit()).isZero();
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_request_that_is_being_served_is_finished_while_no_new_one_is_taken() throws IOException {
        String body = "{\"displayName\":\"Written while stopping\"}";
        try (Program program = Launch.in(directory).serve("--port", "0")) {
            int port = program.at("").getPort();
            try (Socket socket = new Socket("127.0.0.1", port)) {
                Lines answer = new Lines(socket.getInputStream());
                send(
                        socket,
                        "POST /addresses HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                                + "Expect: 100-continue\r\nContent-Length: " + body.length() + "\r\n\r\n");
                // Asking for the body shows that the handler is at work.
                assertThat(answer.await(line -> line.contains("100 Continue"), Program.PATIENCE))
                        .isPresent();
                program.terminate();
                awaitRefusal(port);
                assertThat(answer.await(line -> line.startsWith("HTTP/1.1 4"), CLIENTS_PAUSE))
                        .isEmpty();
                send(socket, body);
                assertThat(answer.await(line -> line.startsWith("HTTP/1.1 201"), Program.PATIENCE))
                        .isPresent();
            }
            assertThat(program.awaitExit()).isZero();
        }
        try (Program again = Launch.in(directory).serve("--port", "0")) {
            assertThat(again.get("addresses").body()).contains("Written while stopping");
        }
    }

    @Test
    void a_request_that_is_never_finished_does_not_hold_the_stop_up_for_ever() throws IOException, SQLException {
        List<String> options = new ArrayList<>(Databases.POSTGRESQL.options());
        String database = options.get(1);
        options.addAll(List.of("--port", "0"));
        try (Program program = Launch.in(directory).serve(options.toArray(String[]::new));
                Socket socket = new Socket("127.0.0.1", program.at("").getPort())) {
            takeForEver(database);
            send(
                    socket,
                    "POST /addresses HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 19\r\n\r\n{\"displayName\":\"x\"}");
            awaitWaiting(database);
            program.terminate();
            assertThat(program.awaitExit(LONGEST_STOP)).isZero();
        }
    }

    private static void takeForEver(String database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("create function wait() returns trigger language plpgsql as "
                    + "'begin perform pg_sleep(3600); return new; end'");
            statement.execute("create trigger wait before insert on address for each row execute function wait()");
        }
    }

    private static void awaitWaiting(String database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            Poll.until("the insert waits", () -> {
                try (ResultSet waiting =
                        statement.executeQuery("select from pg_stat_activity where wait_event = 'PgSleep'")) {
                    return waiting.next();
                } catch (SQLException broken) {
                    throw new IllegalStateException(broken);
                }
            });
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(database, "postgres", "postgres");
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
