package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.program.MachineAssumptions;
import campus.contacts.program.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests every file that a command reads when the file is missing or unreadable: one correct line, at once. */
@Timeout(60)
class UnreadableFilesTest {
    private static final String SERVE =
            "--database=memory --auth=required --jwt-issuer=a --jwt-audience=b --users=/dev/null ";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                SERVE + "--policy=",
                SERVE + "--jwks=",
                SERVE + "--jwt-secret-file=",
                SERVE + "--database-password-file=",
                "--database=memory --auth=required --users=",
                "token --subject=a --jwt-secret-file=",
                "export / --database-password-file=",
                "import /dev/null --database-password-file=",
                "import people /dev/null --database-password-file="
            })
    void of_an_option(String command) throws Exception {
        String option = command.substring(command.lastIndexOf('-', command.length() - 2))
                .replaceFirst("=$", "");
        assertRefused(2, command, "missing", "cannot be read: no such file or directory");
        assertRefused(2, command, "missing/file", "cannot be read: no such file or directory");
        Files.writeString(directory.resolve("file"), "text");
        assertRefused(2, command, "file/below", "cannot be read: not a directory");
        assertRefused(2, command, "x".repeat(300), "cannot be read: file name too long");
        assertRefused(
                2, command, Files.createDirectory(directory.resolve("directory")), "cannot be read: is a directory");
        assertRefused(2, command, "/dev/zero", "is larger than");
        assertRefused(2, command, pipe(), "is a named pipe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import ", "import people "})
    void of_an_import(String command) throws Exception {
        assertRefused(1, command, "missing", "cannot be read: no such file or directory");
        assertRefused(
                1, command, Files.createDirectory(directory.resolve("directory")), "cannot be read: is a directory");
        assertRefused(1, command, "/dev/zero", "cannot be read: is a device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--schemas", "--value-lists"})
    void of_a_directory(String option) throws Exception {
        Path own = Files.createDirectory(directory.resolve("own"));
        Path file = Files.createDirectory(own.resolve("states.json"));
        String command = "--database=memory " + option + '=';
        assertRefused(2, command, own, option + ' ' + file + " cannot be read: is a directory");
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("missing"));
        assertRefused(2, command, own, option + ' ' + file + " cannot be read: no such file or directory");
        assertRefused(
                2,
                command,
                directory.resolve("missing"),
                option + ' ' + directory.resolve("missing") + " is not a directory");
    }

    @Test
    void without_permission() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "x".repeat(32));
        assertThat(secret.toFile().setReadable(false)).isTrue();
        if (Files.isReadable(secret)) {
            MachineAssumptions.skip("root reads every file, so none is without permission");
        }
        assertRefused(2, "token --subject=a --jwt-secret-file=", secret, "cannot be read: permission denied");
        assertRefused(1, "import ", secret, "cannot be read: permission denied");
    }

    @Test
    void without_the_end_of_a_line() throws IOException {
        Path file = directory.resolve("zeros");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 3L << 30);
        }
        assertRefused(1, "import --database=memory ", file, "line 1: longer than 1073741824 bytes");
        assertRefused(1, "import people --database=memory ", file, "line 1: longer than 1073741824 bytes");
    }

    private Path pipe() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    private void assertRefused(int status, String command, Object file, String reason) {
        List<String> words = new ArrayList<>(List.of((command + directory.resolve(file.toString())).split(" ")));
        StringWriter err = new StringWriter();
        int ended = Main.run(new PrintWriter(Writer.nullWriter()), new PrintWriter(err), words.toArray(String[]::new));
        assertThat(err.toString().lines())
                .as(String.join(" ", words))
                .singleElement()
                .asString()
                .contains(command.replaceAll(".* |=", ""), reason);
        assertThat(ended).as(err.toString()).isEqualTo(status);
    }
}
