package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateDatabaseIT {
    @TempDir
    Path directory;

    @Test
    void is_waited_for_at_startup() throws IOException {
        int port = freePort();
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Program program =
                ProgramLauncher.in(directory).start("--port", "0", "--database", url, "--database-user", "postgres")) {
            program.awaitComplaint("waiting up to ");
            program.awaitComplaint("/postgres cannot be reached: Connection refused");
            try (EmbeddedPostgres late = Databases.durable(port)) {
                assertThat(late.getPort()).isEqualTo(port);
                assertThat(program.get("contacts").body()).isEqualTo("[]");
                program.awaitComplaint("migrating " + url + " to schema version ");
                program.awaitComplaint("founding " + url + " with the authority 'localhost'");
                program.awaitComplaint("serves " + url + " (PostgreSQL 15");
                program.stop();
                assertThat(program.complaints())
                        .filteredOn(line -> line.contains("waiting up to"))
                        .hasSizeLessThan(4);
                assertThat(program.output()).hasSize(1);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
