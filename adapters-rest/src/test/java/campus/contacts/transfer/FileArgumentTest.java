package campus.contacts.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class FileArgumentTest {
    @TempDir
    Path directory;

    private static Void half(OutputStream out) throws IOException {
        out.write(new byte[100_000]);
        throw new IOException("No space left on device");
    }

    private static Void word(OutputStream out) throws IOException {
        out.write("new".getBytes());
        return null;
    }

    private FileArgument named(Path path) {
        return new FileArgument(path.toString());
    }

    @Test
    void a_file_is_overwritten_only_when_forced() throws IOException {
        Path file = Files.writeString(directory.resolve("backup"), "old");
        assertThat(named(file).obstacle(false)).contains(file + " exists; --force overwrites it");
        assertThat(named(file).obstacle(true)).isEmpty();
        assertThat(named(directory.resolve("other")).obstacle(false)).isEmpty();
    }

    @Test
    void a_directory_is_never_written_to() {
        assertThat(named(directory).obstacle(true)).contains(directory + " is a directory");
    }

    @Test
    void standard_output_and_special_files_are_written_directly() throws IOException {
        assertThat(new FileArgument("-").obstacle(false)).isEmpty();
        assertThat(new FileArgument("/dev/null").obstacle(false)).isEmpty();
        new FileArgument("/dev/null").write(FileArgumentTest::word);
        assertThat(Path.of("/dev/null")).exists();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void a_link_is_followed_and_kept() throws IOException {
        Path file = Files.writeString(directory.resolve("backup"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        assertThat(named(link).obstacle(false)).isPresent();
        named(link).write(FileArgumentTest::word);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void a_full_disk_leaves_the_old_file_and_no_temporary_file() throws IOException {
        Path file = Files.writeString(directory.resolve("backup"), "old");
        assertThatThrownBy(() -> named(file).write(FileArgumentTest::half)).isInstanceOf(IOException.class);
        assertThat(file).hasContent("old");
        assertThatThrownBy(() -> named(directory.resolve("new")).write(FileArgumentTest::half))
                .isInstanceOf(IOException.class);
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b"})
    void an_invalid_name_is_refused(String name) {
        assertThatThrownBy(() -> FileArgument.of(name)).isInstanceOf(TypeConversionException.class);
    }
}
