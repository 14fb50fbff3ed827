package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Poll;
import campus.contacts.program.ServerPair.Role;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests reads on a standby. Pausing the replay makes missing changes visible. */
class StandbyIT {
    @TempDir
    static Path directory;

    private static ServerPair servers;
    private static Program program;

    @BeforeAll
    static void serve() throws IOException {
        servers = new ServerPair(directory);
        program = Person.serve(directory, servers);
    }

    @AfterAll
    static void stop() {
        program.close();
        servers.close();
    }

    private static Person person(String name) {
        return new Person(program, directory, name);
    }

    /** Pauses the replay, changes a name, and repeats that until a client that did not write gets the old name. */
    private static void awaitReadsOnStandby(Person writer, Person reader) {
        String path = writer.make("young");
        int[] tries = {0};
        Poll.until("the standby answers", () -> {
            servers.pauseReplay();
            String name = "young " + ++tries[0];
            writer.rename(path, name);
            assertThat(writer.sees(path, name)).isTrue();
            boolean old = !reader.sees(path, name);
            servers.resumeReplay();
            return old;
        });
    }

    @Test
    void a_writer_reads_its_write_at_once_and_others_within_seconds() {
        Person ada = person("ada");
        Person bob = person("bob");
        awaitReadsOnStandby(ada, bob);
        String path = ada.make("before");
        String gone = ada.make("gone");
        servers.pauseReplay();
        ada.rename(path, "after");
        String made = ada.make("made");
        assertThat(ada.send("DELETE", gone, "").status()).isEqualTo(200);
        for (int i = 0; i < 30; i++) {
            assertThat(ada.sees(path, "after")).isTrue();
            assertThat(ada.get("addresses?limit=1000").body()).contains("\"made\"");
            assertThat(ada.get(gone).status()).isEqualTo(404);
        }
        // an object that the standby does not have yet is not reported as missing
        assertThat(bob.sees(made, "made")).isTrue();
        Poll.until("nobody is shown what is old for long", () -> bob.sees(path, "after"));
        servers.resumeReplay();
    }

    @Test
    void after_a_412_the_client_reads_the_new_version() {
        Person ada = person("ada");
        String path = ada.make("version 1");
        int[] names = {1};
        Poll.until("a tag from the standby is old", () -> {
            // a new client each time, which has not written anything
            Person bob = person("bob " + names[0]);
            servers.pauseReplay();
            String name = "version " + ++names[0];
            ada.rename(path, name);
            String tag = bob.get(path).header("ETag");
            int status = bob.send("PUT", path, Person.named("bob's"), "If-Match", tag)
                    .status();
            if (status == 412) {
                assertThat(bob.sees(path, name)).isTrue();
            }
            servers.resumeReplay();
            return status == 412;
        });
    }

    @Test
    void a_standby_as_the_database_is_refused_in_one_line() {
        try (Program refused = ProgramLauncher.in(directory).start(servers.standbyAsDatabase())) {
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.complaints())
                    .singleElement()
                    .asString()
                    .endsWith(" is a standby, which takes no changes: name the primary");
        }
    }

    @Test
    void reads_fail_over_from_a_dead_standby_and_return_to_it() {
        Person ada = person("ada");
        Person bob = person("bob");
        awaitReadsOnStandby(ada, bob);
        String path = ada.make("still there");
        servers.kill(Role.STANDBY);
        for (int i = 0; i < 100; i++) {
            assertThat(bob.sees(path, "still there")).isTrue();
        }
        servers.startStandby();
        awaitReadsOnStandby(ada, bob);
    }
}
