package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.http.client.HttpCall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullIT {
    private static final int A_WHILE = 40;
    private static final int A_FEW = 8;
    private static final int MEGABYTES = 48;

    @TempDir
    Path directory;

    @Test
    void a_full_h2_disk_is_a_503_until_there_is_space() throws Exception {
        try (LimitedFileSystem disk = LimitedFileSystem.mount(directory.resolve("disk"), MEGABYTES)) {
            String url = "jdbc:h2:file:" + disk.root().resolve("contacts");
            assertGoesOn(disk, List.of("--database", url));
        }
    }

    @Test
    void a_copy_that_its_disk_has_no_room_for_is_refused_with_the_reason() throws Exception {
        int admin = ForeignServer.freePort();
        try (LimitedFileSystem disk = LimitedFileSystem.mount(directory.resolve("disk"), MEGABYTES);
                Program program = serve(List.of(
                        "--database=jdbc:h2:file:" + disk.root().resolve("contacts"), "--admin-port=" + admin))) {
            URI backup = URI.create("http://127.0.0.1:" + admin + "/backup");
            disk.fill();
            HttpCall.Reply refused = HttpCall.send("POST", backup, List.of(), new byte[0]);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(new String(refused.body())).contains("a copy needs ", " bytes on the disk");
            program.awaitComplaint("a copy needs ");
            disk.makeRoom();
            assertThat(HttpCall.send("POST", backup, List.of(), new byte[0]).status())
                    .isEqualTo(200);
            program.stop();
        }
    }

    /** Only the tables are on the limited disk. */
    @Test
    void a_full_postgresql_table_disk_is_a_503_until_there_is_space() throws Exception {
        try (LimitedFileSystem disk = LimitedFileSystem.mount(directory.resolve("disk"), MEGABYTES)) {
            String port = Databases.serve("create tablespace small location '" + disk.root() + "'\n"
                    + "create database small tablespace small");
            String url = "jdbc:postgresql://127.0.0.1:" + port + "/small";
            assertGoesOn(disk, List.of("--database", url, "--database-user", "postgres"));
            Databases.serve("drop database small\ndrop tablespace small");
        }
    }

    /** A PostgreSQL without space for its log stops, and its operator restarts it. */
    @Test
    void a_full_postgresql_log_disk_is_a_503_until_a_restart() throws Exception {
        try (LimitedFileSystem disk = LimitedFileSystem.mount(directory.resolve("disk"), MEGABYTES);
                Cluster cluster = Cluster.withLogIn(disk.root().resolve("log"), directory.resolve("cluster"));
                Program program = serve(cluster.options())) {
            RetryingWriters clerks = new RetryingWriters(program);
            clerks.begin(program);
            clerks.await(A_WHILE);
            disk.fill();
            clerks.awaitRefused(A_FEW);
            disk.makeRoom();
            cluster.restart();
            clerks.await(A_WHILE);
            clerks.finish();
            clerks.assertNothingIsLost(program);
            clerks.assertNothingIsDoubledOrHalfDone(program);
            program.stop();
        }
    }

    private Program serve(List<String> database) {
        List<String> options = new ArrayList<>(List.of("--port", "0", "--public-url", RetryingWriter.PUBLIC_URL));
        options.addAll(database);
        return ProgramLauncher.in(directory).serve(options.toArray(String[]::new));
    }

    private void assertGoesOn(LimitedFileSystem disk, List<String> database) throws IOException, InterruptedException {
        RetryingWriters clerks;
        try (Program program = serve(database)) {
            clerks = new RetryingWriters(program);
            clerks.begin(program);
            clerks.await(A_WHILE);
            disk.fill();
            clerks.awaitRefused(A_WHILE);
            program.awaitComplaint("no room left");
            disk.makeRoom();
            clerks.await(A_WHILE);
            clerks.finish();
            clerks.assertNothingIsLost(program);
            clerks.assertNothingIsDoubledOrHalfDone(program);
            program.stop();
        }
        try (Program program = serve(database)) {
            clerks.assertNothingIsLost(program);
            clerks.assertNothingIsDoubledOrHalfDone(program);
            program.stop();
        }
    }
}
