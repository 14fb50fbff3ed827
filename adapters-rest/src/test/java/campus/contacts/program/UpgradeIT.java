package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that the databases and the export of each release are migrated and served, and those of this version too. {@code
 * -Dfreeze=VERSION} keeps the latter as those of a release.
 */
@Tag("complete")
class UpgradeIT {
    private static final String THIS = "this version";
    private static final String FROZEN = System.getProperty("freeze");
    private static final String BOOK = "contact.AddressBook:2@example.edu";
    private static final String ADDRESS = "addresses/contact.Address:1@example.edu";
    private static final String CONTACT = "contacts/contact.Contact:1@example.edu";
    private static final String ALIAS = "room.Room:12@example.test";
    private static final String ADA = "resource.Resource:ada1@example.edu";
    private static final String PERSON = """
            {"identifiers": [{"identifier": "ada1", "type": "network", "release": "public"}],\
             "names": [{"family": "Lindholm", "given": "Ada", "release": "public"}]}""";

    @TempDir
    Path directory;

    static Stream<Arguments> releases() {
        return Stream.concat(KeptRelease.versions().filter(version -> !version.equals(FROZEN)), Stream.of(THIS))
                .flatMap(version -> Stream.of(KeptRelease.Part.values()).map(part -> Arguments.of(version, part)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("releases")
    void is_migrated_and_served(String version, KeptRelease.Part part) throws Exception {
        KeptRelease release = new KeptRelease(
                version.equals(THIS) && FROZEN == null
                        ? directory
                        : KeptRelease.of(version.equals(THIS) ? FROZEN : version));
        if (version.equals(THIS)) {
            release.keep(part, made(part));
        }
        List<String> database = release.restore(part, Files.createDirectory(directory.resolve("restored")));
        assertThat(run("check", database)).last().asString().startsWith("pending migrations: ");
        run("migrate", database);
        assertThat(run("check", database)).last().isEqualTo("pending migrations: none");
        try (Program program = serve(database)) {
            assertHasAll(program);
            assertGoesOn(program, part);
            program.stop();
        }
    }

    /** What every release keeps: later versions of this test may add to it, and ask the older releases for less. */
    private List<String> made(KeptRelease.Part part) throws IOException {
        List<String> database = part.newDatabase(Files.createDirectory(directory.resolve("made")));
        List<String> named = Stream.concat(database.stream(), Stream.of("--authority=example.edu"))
                .toList();
        ProgramLauncher.in(directory).enrol(List.of(PERSON), named);
        try (Program program = serve(database)) {
            make(program, "address-books", "Law");
            make(program, "address-books?parentId=" + BOOK, "Library");
            make(program, "addresses?addressBookId=" + BOOK + "&alias=" + ALIAS, "Court");
            make(program, "contacts?addressId=contact.Address:1@example.edu&referenceId=" + ADA, "Ada");
            Conversation.Answer changed = program.send("PUT", CONTACT, "{\"description\": \"second\"}");
            assertThat(changed.status()).isEqualTo(200);
            make(program, "addresses", "Attic");
            assertThat(program.send("DELETE", "addresses/contact.Address:2@example.edu", "")
                            .status())
                    .isEqualTo(200);
            program.stop();
        }
        return database;
    }

    private static void make(Program program, String path, String name) {
        assertThat(program.post(path, Person.named(name)).status()).as(path).isEqualTo(201);
    }

    private static void assertHasAll(Program program) {
        assertThat(text(program, CONTACT)).contains("\"displayName\":\"Ada\"", "\"description\":\"second\"", ADA);
        assertThat(text(program, CONTACT + "?version=1")).contains("\"description\":null");
        assertThat(text(program, "addresses/contact.Address:2@example.edu/history"))
                .contains("\"Attic\"");
        assertThat(text(program, "addresses/" + ALIAS))
                .isEqualTo(text(program, ADDRESS))
                .contains("\"Court\"");
        assertThat(text(program, "addresses?addressBookId=" + BOOK)).contains("\"Court\"");
        assertThat(text(program, "addresses?q=cou")).contains("\"Court\"");
        assertThat(text(program, "address-books/" + BOOK + "/children")).contains("\"Library\"");
        assertThat(text(program, "v1/people/network:ada1")).contains("Lindholm");
    }

    /** An export has no feed, and that of a PostgreSQL begins anew where its transactions are others. */
    private static void assertGoesOn(Program program, KeptRelease.Part part) {
        assertThat(program.post("addresses", Person.named("Tower")).header("Location"))
                .endsWith("contact.Address%3A3%40example.edu");
        assertThat(program.send("PUT", ADDRESS, Person.named("High court")).status())
                .isEqualTo(200);
        assertThat(text(program, "addresses?q=high")).contains("\"High court\"");
        // a change is told when every writer that began before it has ended, also one of another database on the server
        Poll.until("the change is told", () -> text(program, "changes").contains("contact.Address:3"));
        if (part == KeptRelease.Part.H2) {
            assertThat(text(program, "changes")).contains("contact.Address:2");
        }
    }

    private static String text(Program program, String path) {
        Conversation.Answer answer = program.get(path);
        assertThat(answer.status()).as(path + ' ' + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private Program serve(List<String> database) {
        return ProgramLauncher.in(directory)
                .serve(Stream.concat(database.stream(), Stream.of("--port=0", "--authority=example.edu"))
                        .toArray(String[]::new));
    }

    /** Runs a command that must succeed, and returns its output. */
    private List<String> run(String command, List<String> database) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(database);
        try (Program program = ProgramLauncher.in(directory).start(words.toArray(String[]::new))) {
            assertThat(program.awaitExit()).isZero();
            return program.output();
        }
    }
}
