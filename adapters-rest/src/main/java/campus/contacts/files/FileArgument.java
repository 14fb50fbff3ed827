package campus.contacts.files;

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

/** The FILE of a command, by its name; {@code -} is standard input or output. */
public record FileArgument(String name) {
    /** Writes to a stream, which is closed afterwards, and tells what it wrote. */
    public interface Writing<R> {
        R to(OutputStream out) throws IOException;
    }

    private boolean isStandard() {
        return name.equals("-");
    }

    /**
     * Converts a value of the command line.
     *
     * @throws TypeConversionException when no file can have the name
     */
    public static FileArgument of(String name) {
        path(name);
        return new FileArgument(name);
    }

    /**
     * Converts a value of the command line. An empty one would be the current directory, which is not what somebody means whose
     * variable is not set.
     *
     * @throws TypeConversionException when no file can have the name
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

    /** @throws TransferException when it is a directory, or a device, which may have no end */
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

    /** How many bytes it has; infinitely many where nobody knows, so that any number of them is none of it. */
    public double size() throws IOException {
        long size = isStandard() ? 0 : Files.size(absolute());
        return size == 0 ? Double.POSITIVE_INFINITY : size;
    }

    /**
     * Why nothing is to be written there; empty: nothing speaks against it. Special files such as pipes are written to as they are.
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

    public TransferException unreadable(IOException failure) {
        return new TransferException(this + " cannot be read: " + FileProblem.reason(failure));
    }

    public TransferException unwritable(IOException failure) {
        return new TransferException(this + " cannot be written: " + FileProblem.reason(failure));
    }

    /** The name on one line. */
    @Override
    public String toString() {
        return TextFile.oneLine(name);
    }
}
