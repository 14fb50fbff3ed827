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

/** The program, running or ended. Closing it kills the process, if it has not ended. */
final class Program implements AutoCloseable {
    static final Duration PATIENCE = Poll.PATIENCE;

    private static final String READY = "ready ";
    /** More lines than the JVM prints for the threads of a server with a few running requests. */
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

    /** Waits for the ready line and returns its URL, with a slash at the end. */
    String awaitReady() {
        return out.await(line -> line.startsWith(READY), PATIENCE)
                .orElseThrow(() -> new AssertionError("not ready; it wrote:\n" + out + '\n' + err))
                .substring(READY.length());
    }

    /** Returns the URL of a path below the base path. */
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
     * @throws UncheckedIOException when the process ended before the response
     */
    Conversation.Answer send(String method, String path, String json, String... headers) {
        Conversation talk = Conversation.to(awaitReady().replaceFirst("/$", ""));
        talk = json.isEmpty() ? talk : talk.json();
        for (int i = 0; i < headers.length; i += 2) {
            talk = talk.with(headers[i], headers[i + 1]);
        }
        return talk.send(method, '/' + path, json);
    }

    /** Returns the ports on which the program accepts connections, as Linux lists them. */
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

    /** Returns the target of an open file; null when the file was closed meanwhile. */
    private static String target(Path file) throws IOException {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (NoSuchFileException closed) {
            return "";
        }
    }

    /** Returns the process id. */
    long pid() {
        return process.pid();
    }

    /** Sends SIGTERM, as {@code kill} does. */
    void terminate() {
        process.destroy();
    }

    /** Sends a signal, such as {@code HUP}. */
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

    /** Adds the stack of each of its threads to the report of a failure. */
    void reportThreads() {
        if (process.isAlive()) {
            signal("QUIT");
            out.await(line -> line.startsWith("JNI global refs"), PATIENCE);
            FailureReport.include("threads of process " + process.pid(), THREADS_LINES, out::toString);
        }
    }

    /** Ends the process abruptly, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Waits for the end and returns the exit status. */
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

    /** Stops the program and waits for its end. */
    void stop() {
        terminate();
        awaitExit();
    }

    /** Waits for the end and returns the standard output. */
    List<String> output() {
        return out.all(PATIENCE);
    }

    /** Returns the standard input of the process. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /** Returns whether standard error has a line that contains the text by now. */
    boolean hasComplained(String text) {
        return err.await(line -> line.contains(text), Duration.ZERO).isPresent();
    }

    /** Waits for a line on standard error that contains the text. */
    void awaitComplaint(String text) {
        if (err.await(line -> line.contains(text), PATIENCE).isEmpty()) {
            throw new AssertionError("no word of " + text + "; it wrote:\n" + err);
        }
    }

    /** Waits for the end and returns the standard error. */
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
