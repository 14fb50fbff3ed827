package campus.contacts.rest.backup;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The FILE of a command, by its name; {@code -} is standard input or output. */
public record NamedFile(String name) {
    /** Writes to a stream, which is closed afterwards, and tells what it wrote. */
    interface Writing<R> {
        R to(OutputStream out) throws IOException;
    }

    private boolean isStandard() {
        return name.equals("-");
    }

    public InputStream read() throws IOException {
        return isStandard() ? new FileInputStream(FileDescriptor.in) : Files.newInputStream(path());
    }

    /** How many bytes it has; infinitely many where nobody knows, so that any number of them is none of it. */
    public double size() throws IOException {
        long size = isStandard() ? 0 : Files.size(path());
        return size == 0 ? Double.POSITIVE_INFINITY : size;
    }

    /**
     * Why nothing is to be written there; empty: nothing speaks against it. Special files such as pipes are written to as they are.
     *
     * @param force whether a file may be overwritten
     */
    Optional<String> obstacle(boolean force) {
        Path target = path();
        if (isStandard() || !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (Files.isDirectory(target)) {
            return Optional.of(name + " is a directory");
        }
        boolean isFile = Files.isRegularFile(target) || !Files.exists(target);
        return isFile && !force ? Optional.of(name + " exists; --force overwrites it") : Optional.empty();
    }

    /** @throws BackupFailed when it is not a name */
    private Path path() {
        try {
            return Path.of(name).toAbsolutePath();
        } catch (InvalidPathException impossible) {
            throw new BackupFailed("FILE is not a name of a file: " + impossible.getReason());
        }
    }

    <R> R write(Writing<R> writing) throws IOException {
        if (isStandard()) {
            try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
                return writing.to(out);
            }
        }
        Path target = path();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (OutputStream out = Files.newOutputStream(target)) {
                return writing.to(out);
            }
        }
        return replace(target, writing);
    }

    /** Written beside the file first, and where a link leads beside what it leads to, readable by its owner alone, so that what is under the name is always whole. */
    private static <R> R replace(Path named, Writing<R> writing) throws IOException {
        Path target = Files.exists(named) ? named.toRealPath() : named;
        Path part =
                Files.createTempFile(target.getParent(), target.getFileName().toString(), ".part");
        try {
            R written;
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written = writing.to(Channels.newOutputStream(channel));
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    public BackupFailed unreadable(IOException failure) {
        return new BackupFailed(name + " cannot be read: " + failure.getClass().getSimpleName());
    }

    BackupFailed unwritable(Exception failure) {
        return new BackupFailed(name + " cannot be written: " + reason(failure));
    }

    /** The name of a file says nothing of what is wrong with it. */
    private static String reason(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return cause.getClass() == IOException.class
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
    }
}
