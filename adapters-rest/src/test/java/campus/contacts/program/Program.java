package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import campus.contacts.testing.FailureReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program, running or ended. Closing it kills it, when it has not ended by itself. */
final class Program implements AutoCloseable {
    static final Duration PATIENCE = Poll.PATIENCE;

    private static final String READY = "ready ";
    /** More than the JVM prints of the threads of a server with a few requests under way. */
    private static final int THREADS_LINES = 500;

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

    private final Process process;
    private final Lines out;
    private final Lines err;

    Program(Process process) {
        this.process = process;
        this.out = new Lines(process.getInputStream());
        this.err = new Lines(process.getErrorStream());
        FailureReport.include("standard output of process " + process.pid(), out::toString);
        FailureReport.include("standard error of process " + process.pid(), err::toString);
    }

    /** Where it says that it answers, with a slash at the end. */
    String awaitReady() {
        return out.await(line -> line.startsWith(READY), PATIENCE)
                .orElseThrow(() -> new AssertionError("not ready; it wrote:\n" + out + '\n' + err))
                .substring(READY.length());
    }

    /** Where a path below the base path is. */
    URI at(String path) {
        return URI.create(awaitReady() + path);
    }

    Conversation.Answer get(String path) {
        return send("GET", path, "");
    }

    Conversation.Answer post(String path, String json) {
        return send("POST", path, json);
    }

    /**
     * Sends a request below the base path.
     *
     * @param json the body; empty for none
     * @param headers names and values in turn
     * @throws UncheckedIOException when the process ended before it had answered
     */
    Conversation.Answer send(String method, String path, String json, String... headers) {
        Conversation talk = Conversation.to(awaitReady().replaceFirst("/$", ""));
        talk = json.isEmpty() ? talk : talk.json();
        for (int i = 0; i < headers.length; i += 2) {
            talk = talk.with(headers[i], headers[i + 1]);
        }
        return talk.send(method, '/' + path, json);
    }

    /** The ports on which it takes connections, as Linux knows them. */
    Set<Integer> ports() throws IOException {
        Path own = Path.of("/proc", Long.toString(process.pid()));
        Set<String> sockets = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(own.resolve("fd"))) {
            for (Path file : files) {
                Matcher socket = SOCKET.matcher(target(file));
                if (socket.matches()) {
                    sockets.add(socket.group(1));
                }
            }
        }
        Set<Integer> ports = new TreeSet<>();
        for (String family : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(own.resolve("net").resolve(family))) {
                String[] fields = line.strip().split("\\s+");
                if (fields[3].equals("0A") && sockets.contains(fields[9])) {
                    ports.add(Integer.parseInt(fields[1].replaceFirst(".*:", ""), 16));
                }
            }
        }
        return ports;
    }

    /** What an open file is; nothing when it was closed meanwhile. */
    private static String target(Path file) throws IOException {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (NoSuchFileException closed) {
            return "";
        }
    }

    /** The number of the process. */
    long pid() {
        return process.pid();
    }

    /** Asks it to stop, as {@code kill} does. */
    void terminate() {
        process.destroy();
    }

    /** Sends it a signal, such as {@code HUP}. */
    void signal(String name) {
        try {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Adds to the report of a failure what each of its threads does now. */
    void reportThreads() {
        if (process.isAlive()) {
            signal("QUIT");
            out.await(line -> line.startsWith("JNI global refs"), PATIENCE);
            FailureReport.include("threads of process " + process.pid(), THREADS_LINES, out::toString);
        }
    }

    /** Ends it between two of its instructions, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Its exit status, once it has ended. */
    int awaitExit() {
        return awaitExit(PATIENCE);
    }

    int awaitExit(Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still running; it wrote:\n" + out + '\n' + err);
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Stops it and waits for its end. */
    void stop() {
        terminate();
        awaitExit();
    }

    /** Everything that it wrote to standard output, once it has ended. */
    List<String> output() {
        return out.all(PATIENCE);
    }

    /** What it reads from standard input. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /** Whether it has written a line to standard error by now that contains this. */
    boolean hasComplained(String text) {
        return err.await(line -> line.contains(text), Duration.ZERO).isPresent();
    }

    /** Waits until it has written a line to standard error that contains this. */
    void awaitComplaint(String text) {
        if (err.await(line -> line.contains(text), PATIENCE).isEmpty()) {
            throw new AssertionError("no word of " + text + "; it wrote:\n" + err);
        }
    }

    /** Everything that it wrote to standard error, once it has ended. */
    List<String> complaints() {
        return err.all(PATIENCE);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
