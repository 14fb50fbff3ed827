package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportPeopleIT {
    private static final String ADA = """
            {"identifiers":[{"identifier":"ada1","type":"network"}],"names":[{"family":"Lovelace"}],\
            "emailAddresses":[{"address":"ada@example.edu","type":"official"}]}""";

    private static final int MANY = 3000;

    private static final String BOB = ADA.replace("ada1", "bob2").replace("ada@", "bob@");

    @TempDir
    Path directory;

    @Test
    void people_are_removed_only_when_all_lines_were_valid() throws IOException {
        assertThat(run(1, "--replace", ADA, BOB, "{}")).anyMatch(line -> line.startsWith("line 3: /identifiers: "));
        assertThat(run(0, "--replace", ADA)).contains("removed 1 person");
        assertThat(run(1, "--replace")).anyMatch(line -> line.endsWith("no person in the file, so nobody was removed"));
        try (Program program = ProgramLauncher.in(directory).serve("--port", "0")) {
            String addresses = program.get("addresses?resourceId=resource.Resource:ada1@localhost")
                    .body();
            assertThat(addresses).contains("\"addressText\":\"ada@example.edu\"");
            String id = addresses.replaceFirst("(?s).*\"id\":\"([^\"]*)\".*", "$1");
            assertThat(program.get("addresses/" + id + "/history").body())
                    .contains("\"change\":\"created\"", "\"by\":{\"command\":\"import people\"}");
            assertThat(program.get("addresses?resourceId=resource.Resource:bob2@localhost")
                            .body())
                    .isEqualTo("[]");
        }
    }

    @Test
    void a_left_out_value_does_not_change_the_exit_status() throws IOException {
        String line = ADA.replace("ada@example.edu", "ada at example.edu");
        assertThat(run(1, "--replace", line)).anyMatch(told -> told.contains("1 bad line"));
        assertThat(run(0, "--skip-bad-values", line))
                .anyMatch(told -> told.startsWith("line 1: /emailAddresses/0/address: "))
                .contains("left out 1 value that does not fit");
    }

    /** An import that hangs would block the writer for ever. */
    @ParameterizedTest
    @EnumSource
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_killed_import_can_be_repeated(Databases database) throws IOException {
        List<String> options = database.options();
        long sent = 0;
        try (Program program = start("-", options)) {
            Writer lines = new OutputStreamWriter(program.input(), StandardCharsets.UTF_8);
            while (!program.hasComplained("imported ")) {
                lines.write(line(++sent) + '\n');
            }
            program.kill();
        }
        long all = sent + 1000;
        ProgramLauncher.in(directory).enrol(lines(all), options);
        try (Program program = serve(options)) {
            assertThat(program.get("addresses?total=true&limit=0").header("X-Total-Count"))
                    .isEqualTo(Long.toString(all));
            for (long number : List.of(1L, sent, all)) {
                assertThat(program.get("v1/people/network:p" + number).body())
                        .contains("\"address\":\"p" + number + "@example.edu\"");
            }
        }
    }

    @Test
    void concurrent_writes_are_kept_and_imported_people_visible() throws Exception {
        List<String> options = Databases.POSTGRESQL.options();
        try (Program program = serve(options)) {
            RetryingWriters clerks = new RetryingWriters(program);
            clerks.begin(program);
            ProgramLauncher.in(directory).enrol(lines(MANY), options);
            clerks.finish();
            clerks.assertNothingIsLost(program);
            clerks.assertNothingIsDoubledOrHalfDone(program);
            assertThat(program.get("v1/people?filter=name.family%20eq%20%22Lovelace%22&count=0")
                            .body())
                    .contains("\"totalResults\":" + MANY);
        }
    }

    /** Two concurrent imports, unless serialized, would remove each other's people. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void concurrent_imports_are_serialized() throws IOException {
        List<String> options = new ArrayList<>(Databases.POSTGRESQL.options());
        options.add("--replace");
        long sent = 0;
        try (Program first = start("-", options)) {
            Writer lines = new OutputStreamWriter(first.input(), StandardCharsets.UTF_8);
            while (!first.hasComplained("imported ")) {
                lines.write(line(++sent) + '\n');
            }
            Files.write(directory.resolve("all.ndjson"), lines(sent + 100));
            try (Program second = start("all.ndjson", options)) {
                second.awaitComplaint("another import is running on this database: waiting up to 60 s");
                for (String line : lines(sent + 100).subList((int) sent, (int) sent + 100)) {
                    lines.write(line + '\n');
                }
                lines.close();
                for (Program each : List.of(first, second)) {
                    assertThat(each.awaitExit()).isZero();
                    assertThat(each.complaints()).contains("removed 0 people");
                }
            }
        }
    }

    private static List<String> lines(long people) {
        return LongStream.rangeClosed(1, people).mapToObj(ImportPeopleIT::line).toList();
    }

    private static String line(long number) {
        return ADA.replace("ada1", "p" + number)
                .replace("ada@", "p" + number + '@')
                .replace("}]", ",\"release\":\"public\"}]");
    }

    private Program start(String file, List<String> options) {
        List<String> command = new ArrayList<>(List.of("import", "people", file));
        command.addAll(options);
        return ProgramLauncher.in(directory).start(command.toArray(String[]::new));
    }

    private Program serve(List<String> options) {
        List<String> all = new ArrayList<>(List.of("--port", "0", "--public-url", RetryingWriter.PUBLIC_URL));
        all.addAll(options);
        return ProgramLauncher.in(directory).serve(all.toArray(String[]::new));
    }

    private List<String> run(int status, String option, String... lines) throws IOException {
        Files.write(directory.resolve("people.ndjson"), List.of(lines));
        try (Program program = start("people.ndjson", List.of(option))) {
            assertThat(program.awaitExit()).isEqualTo(status);
            assertThat(program.output()).isEmpty();
            return program.complaints();
        }
    }
}
