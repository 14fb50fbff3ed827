package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small file system in memory. */
final class LimitedFileSystem implements AutoCloseable {
    private final Path root;
    private final Path ballast;

    private LimitedFileSystem(Path root) {
        this.root = root;
        this.ballast = root.resolve("ballast");
    }

    /**
     * Mounts a file system at a new directory; where mounting is not allowed, the test is skipped with a message.
     *
     * @param megabytes its size
     */
    static LimitedFileSystem mount(Path directory, int megabytes) throws IOException {
        Files.createDirectory(directory);
        String size = "size=" + megabytes + 'm';
        if (run("mount", "-t", "tmpfs", "-o", size, "tmpfs", directory.toString()) != 0) {
            MachineAssumptions.skip("no small disk can be mounted here, so none can be full");
        }
        return new LimitedFileSystem(directory);
    }

    Path root() {
        return root;
    }

    /** Uses up the free space, except for what other processes release meanwhile. */
    void fill() throws IOException {
        byte[] block = new byte[512];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    void makeRoom() throws IOException {
        Files.delete(ballast);
    }

    private static int run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Unmounts lazily: a server with open files keeps them until it ends. */
    @Override
    public void close() throws IOException {
        assertThat(run("umount", "-l", root.toString())).isZero();
    }
}
