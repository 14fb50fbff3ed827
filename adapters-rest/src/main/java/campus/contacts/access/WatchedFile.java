package campus.contacts.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a file says, read again when the file changes; a file that went bad leaves what it said before. */
final class WatchedFile<T> {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private final Function<String, T> reader;
    private volatile T content;
    private volatile long lookedAt = System.nanoTime();
    private String state;

    /**
     * @param reader throws {@link WrongSetting} when the text cannot be used
     * @throws WrongSetting when the file cannot be read or used
     */
    WatchedFile(Path file, Function<String, T> reader) {
        this.file = file;
        this.reader = reader;
        this.state = state();
        this.content = read();
    }

    /** What it says; looks at the file at most once a second. */
    T content() {
        if (System.nanoTime() - lookedAt > PAUSE) {
            look();
        }
        return content;
    }

    private synchronized void look() {
        lookedAt = System.nanoTime();
        if (!state().equals(state)) {
            reload();
        }
    }

    /** Reads the file again. */
    synchronized void reload() {
        state = state();
        try {
            content = read();
            LOG.info("{} was read again", file.getFileName());
        } catch (WrongSetting wrong) {
            LOG.error("{}; what was read before still holds", wrong.getMessage());
        }
    }

    private T read() {
        try {
            return reader.apply(Files.readString(file));
        } catch (IOException unreadable) {
            throw new WrongSetting(file + " cannot be read");
        }
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
