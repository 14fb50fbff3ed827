package campus.contacts.settings;

import campus.contacts.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The content of a file, which {@link FileWatcher} reloads when the file changes; an invalid file leaves the previous content in force.
 */
public final class ReloadingFile<T> {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadingFile.class);

    private final String option;
    private final Path file;
    private final Function<TextFile, T> reader;
    private volatile T content;
    private String state;

    /**
     * Reads the file.
     *
     * @param option the option that names the file, such as {@code --policy}
     * @param reader throws {@link ConfigurationException} when the text cannot be used
     * @throws ConfigurationException when the file cannot be read or used
     */
    ReloadingFile(String option, Path file, Function<TextFile, T> reader) {
        this.option = option;
        this.file = file;
        this.reader = reader;
        this.state = state();
        this.content = read();
    }

    /** Returns the content of the last valid file, the same object until the content changes. */
    public T content() {
        return content;
    }

    /** Reloads the file if it has changed. */
    synchronized void look() {
        if (!state().equals(state)) {
            reload();
        }
    }

    /** Reloads the file. A file that cannot be used is reported in one line of the log. */
    public synchronized void reload() {
        state = state();
        try {
            T now = read();
            if (!now.equals(content)) {
                content = now;
            }
            LOG.info("{} was read again", file.getFileName());
        } catch (ConfigurationException wrong) {
            LOG.error("{}; what was read before still holds", wrong.getMessage());
        }
    }

    private T read() {
        return reader.apply(TextFile.read(option, file, ConfigurationException::new));
    }

    private String state() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException gone) {
            return "gone";
        }
    }
}
