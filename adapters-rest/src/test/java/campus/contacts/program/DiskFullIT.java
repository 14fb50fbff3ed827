package campus.contacts.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullIT {
    private static final int A_WHILE = 40;
    private static final int MEGABYTES = 48;

    @TempDir
    Path directory;

    /** Its tables alone are on that disk: without room for its log a PostgreSQL stops. */
    @Test
    void a_postgresql_whose_tables_cannot_grow_costs_a_503_until_there_is_room() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), MEGABYTES)) {
            String port = Databases.serve("create tablespace small location '" + disk.root() + "'\n"
                    + "create database small tablespace small");
            String url = "jdbc:postgresql://127.0.0.1:" + port + "/small";
            assertGoesOn(disk, List.of("--database", url, "--database-user", "postgres"));
            Databases.serve("drop database small\ndrop tablespace small");
        }
    }

    private void assertGoesOn(SmallDisk disk, List<String> database) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("--port", "0", "--public-url", Clerk.PUBLIC_URL));
        options.addAll(database);
        Clerks clerks;
        try (Program program = Launch.in(directory).serve(options.toArray(String[]::new))) {
            clerks = new Clerks(program);
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
        try (Program program = Launch.in(directory).serve(options.toArray(String[]::new))) {
            clerks.assertNothingIsLost(program);
            clerks.assertNothingIsDoubledOrHalfDone(program);
            program.stop();
        }
    }
}
