package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.testing.FailureReport;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that other programs read the server's vCards: vobject and khard (Debian's python3-vobject and khard) and ical.js. */
@Tag("complete")
class ForeignReadersIT {
    private static final Path READERS = Path.of("src", "test", "vcards").toAbsolutePath();

    private static final String CARD = """
            BEGIN:VCARD
            VERSION:4.0
            UID:zoe
            FN:Zoë "Z" Example\\, née Müller 李
            N:Example;Zoë;;;
            NOTE:two\\nlines of a very long note that does not fit on one line of a vCard, with ümläuts at its énd
            item1.EMAIL;TYPE=work;PREF=1:zoe@example.edu
            item1.X-ABLabel:Office, second "floor"
            TEL;TYPE=cell:+49 30 5550100
            END:VCARD
            """;

    private static final String READ =
            "Zoë \"Z\" Example, née Müller 李 | two\nlines of a very long note that does not fit on one line of a vCard, "
                    + "with ümläuts at its énd | zoe@example.edu | +49 30 5550100\n";

    @TempDir
    Path directory;

    @Test
    void other_programs_read_the_vcards_of_both_versions() throws IOException, InterruptedException {
        MachineAssumptions.requireCommands("curl", "khard", "node", "npm", "python3");
        Files.writeString(directory.resolve("zoe.vcf"), CARD);
        try (Program program = ProgramLauncher.in(directory).start("import", "contacts", "zoe.vcf")) {
            assertThat(program.awaitExit()).isZero();
        }
        run(READERS, "npm", "ci", "--prefer-offline", "--no-progress");
        try (Program program = ProgramLauncher.in(directory).serve("--port", "0")) {
            for (String version : List.of("3.0", "4.0")) {
                Path cards = directory.resolve("cards-" + version + ".vcf");
                URI list = program.at("contacts");
                run(
                        directory,
                        "curl",
                        "-sf",
                        "-o",
                        cards.toString(),
                        "-H",
                        "Accept: text/vcard;version=" + version,
                        list.toString());
                assertThat(read(cards, "node", "read.mjs")).isEqualTo(READ);
                assertKhardReads(cards);
                if (version.equals("3.0")) {
                    // vobject knows no other version
                    assertThat(read(cards, "/usr/bin/python3", "read.py")).isEqualTo(READ);
                }
            }
        }
    }

    /** Opens the file as an address book of khard, which holds a card in each file. */
    private void assertKhardReads(Path cards) throws IOException, InterruptedException {
        Path book = Files.createDirectory(directory.resolve(cards.getFileName() + ".book"));
        Files.copy(cards, book.resolve("zoe.vcf"));
        Path configuration = directory.resolve(cards.getFileName() + ".conf");
        Files.writeString(configuration, "[addressbooks]\n[[book]]\npath = " + book + '\n');
        assertThat(khard(configuration, "list", "--parsable")).contains("zoe\tZoë Example\tbook");
        assertThat(khard(configuration, "email", "--parsable")).contains("zoe@example.edu\tZoë Example\t");
        assertThat(khard(configuration, "phone", "--parsable")).contains("+49 30 5550100\tZoë Example\tcell");
        assertThat(khard(configuration, "show", "uid:zoe"))
                .contains("Name: Zoë \"Z\" Example, née Müller 李", "two\n", "ümläuts at its énd");
    }

    private static String khard(Path configuration, String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("khard", "-c", configuration.toString()));
        all.addAll(List.of(command));
        ProcessBuilder khard = new ProcessBuilder(all).redirectErrorStream(true);
        khard.environment().put("LC_ALL", "C.UTF-8");
        return output(khard.start(), all);
    }

    private static String read(Path cards, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(READERS.toFile())
                .redirectInput(cards.toFile())
                .redirectErrorStream(true)
                .start();
        return output(process, List.of(command));
    }

    private static void run(Path in, String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(command));
        output(
                new ProcessBuilder(all)
                        .directory(in.toFile())
                        .redirectErrorStream(true)
                        .start(),
                all);
    }

    private static String output(Process process, List<String> command) throws IOException, InterruptedException {
        String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        FailureReport.include("output of " + String.join(" ", command), () -> written);
        assertThat(process.waitFor()).isZero();
        return written;
    }
}
