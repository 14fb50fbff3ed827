package campus.contacts.settings;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the reloading of changed files. */
class FileWatcherTest {
    @TempDir
    Path directory;

    private final FileWatcher files = new FileWatcher();

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void an_error_in_one_file_does_not_stop_reloading() throws IOException {
        Function<TextFile, Integer> reader = text -> {
            if (text.text().length() == 2) {
                throw new StackOverflowError();
            }
            return text.text().length();
        };
        ReloadingFile<Integer> first = files.read("--numbers", file("first", "1"), reader);
        ReloadingFile<Integer> second = files.read("--numbers", file("second", "1"), reader);
        file("first", "12");
        file("second", "123");
        files.look();
        assertThat(first.content()).isEqualTo(1);
        assertThat(second.content()).isEqualTo(3);
        file("first", "1234");
        files.look();
        assertThat(first.content()).isEqualTo(4);
    }
}
