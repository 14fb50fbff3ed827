package campus.contacts.settings;

import campus.contacts.files.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/** Checks once a second, in a thread of its own, whether files have changed, and reloads the changed ones. */
public final class FileWatcher implements AutoCloseable {
    private final List<ReloadingFile<?>> files = new ArrayList<>();
    private ScheduledExecutorService thread;

    /**
     * Reads a file, which is watched from {@link #start()} on.
     *
     * @param option the option that names the file, such as {@code --policy}
     * @param reader throws {@link ConfigurationException} when the text cannot be used
     * @throws ConfigurationException when the file cannot be read or used
     */
    public <T> ReloadingFile<T> read(String option, Path file, Function<TextFile, T> reader) {
        ReloadingFile<T> watched = new ReloadingFile<>(option, file, reader);
        files.add(watched);
        return watched;
    }

    /** Returns the contents of all files, which are equal to earlier ones only while none was read with another content. */
    public List<Object> contents() {
        return files.stream().<Object>map(ReloadingFile::content).toList();
    }

    /** Starts watching all files that were read. */
    public void start() {
        thread = Executors.newSingleThreadScheduledExecutor(FileWatcher.daemon("file-watch"));
        thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** Reloads the files that have changed. */
    public void look() {
        for (ReloadingFile<?> file : files) {
            try {
                file.look();
            } catch (RuntimeException | Error bug) {
                // Either would end the schedule, and with it all watching.
                LoggerFactory.getLogger(FileWatcher.class).error("a watched file cannot be read", bug);
            }
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    /** Returns a factory of daemon threads, which do not keep the process running. */
    public static ThreadFactory daemon(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
