package campus.contacts.transfer;

import campus.contacts.files.SpecialFile;
import campus.contacts.files.TextFile;
import campus.contacts.storage.text.FileProblem;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** The FILE argument of a command; {@code -} is standard input or output. */
public record FileArgument(String name) {
    /** Writes to a stream, which is closed afterwards, and returns a result. */
    public interface Writing<R> {
        R to(OutputStream out) throws IOException;
    }

    private boolean isStandard() {
        return name.equals("-");
    }

    /**
     * Converts a command-line value.
     *
     * @throws TypeConversionException when the text is not a valid file name
     */
    public static FileArgument of(String name) {
        path(name);
        return new FileArgument(name);
    }

    /**
     * Converts a command-line value. An empty value, as of an unset shell variable, is rejected, since it would be the current
     * directory.
     *
     * @throws TypeConversionException when the text is not a valid file name
     */
    public static Path path(String name) {
        if (name.isEmpty()) {
            throw new TypeConversionException("the name of a file is not empty");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException impossible) {
            throw new TypeConversionException("not the name of a file: " + impossible.getReason());
        }
    }

    /** @throws TransferException when the file is a directory, or a device, which may have no end */
    public InputStream read() throws IOException {
        if (isStandard()) {
            return new FileInputStream(FileDescriptor.in);
        }
        Path source = absolute();
        if (Files.isDirectory(source)) {
            throw new TransferException(this + " cannot be read: is a directory");
        }
        if (SpecialFile.isDevice(source)) {
            throw new TransferException(this + " cannot be read: is a device");
        }
        return Files.newInputStream(source);
    }

    /** Returns the size in bytes; infinity when it is unknown, so that every share of it is 0. */
    public double size() throws IOException {
        long size = isStandard() ? 0 : Files.size(absolute());
        return size == 0 ? Double.POSITIVE_INFINITY : size;
    }

    /**
     * Returns why the file must not be written; empty when nothing prevents writing. Special files such as pipes are written directly.
     *
     * @param force whether a file may be overwritten
     */
    public Optional<String> obstacle(boolean force) {
        Path target = absolute();
        if (isStandard() || !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (Files.isDirectory(target)) {
            return Optional.of(this + " is a directory");
        }
        boolean isFile = Files.isRegularFile(target) || !Files.exists(target);
        return isFile && !force ? Optional.of(this + " exists; --force overwrites it") : Optional.empty();
    }

    private Path absolute() {
        return Path.of(name).toAbsolutePath();
    }

    public <R> R write(Writing<R> writing) throws IOException {
        if (isStandard()) {
            try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
                return writing.to(out);
            }
        }
        Path target = absolute();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (OutputStream out = Files.newOutputStream(target)) {
                return writing.to(out);
            }
        }
        return replace(target, writing);
    }

    /**
     * Replaces a file atomically: the temporary file, readable by its owner alone, is written in the same directory (of the link's
     * target if the name is a link) and then renamed.
     */
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

    public TransferException unreadable(IOException failure) {
        return new TransferException(this + " cannot be read: " + FileProblem.reason(failure));
    }

    public TransferException unwritable(IOException failure) {
        return new TransferException(this + " cannot be written: " + FileProblem.reason(failure));
    }

    /** Returns the name on one line. */
    @Override
    public String toString() {
        return TextFile.oneLine(name);
    }
}
