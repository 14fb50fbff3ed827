package campus.contacts.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running server: the program or the floor. Each has its own process with a heap of 512 MiB. */
final class Program implements AutoCloseable {
    private final Process process;
    private final String url;
    private final long readyMillis;

    private Program(List<String> command, Path log) throws IOException {
        long begin = System.nanoTime();
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        if (line == null || !line.startsWith("ready ")) {
            process.destroy();
            throw new IllegalStateException("a server did not start, see " + log);
        }
        readyMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        url = line.substring("ready ".length()).replaceFirst("/$", "");
    }

    /** Starts the program on a database, with a directory for its log. */
    static Program ours(Path directory, String database, List<String> options) throws IOException {
        return ours(directory, database, options, List.of());
    }

    /** Starts the program with another heap. */
    static Program withHeap(Path directory, String database, String size) throws IOException {
        return ours(directory, database, List.of(), List.of("-Xmx" + size));
    }

    private static Program ours(Path directory, String database, List<String> options, List<String> toJava)
            throws IOException {
        List<String> command = java(toJava.toArray(String[]::new));
        command.addAll(
                List.of("-jar", bench().resolve("../target/campus-contacts.jar").toString()));
        command.addAll(List.of("--port", "0", "--database", database, "--database-user", "sa"));
        command.addAll(options);
        return new Program(command, directory.resolve("ours.log"));
    }

    /** Starts the program with a class-data archive, which is created when missing. */
    static Program archived(Path directory, String database) throws IOException {
        Path archive = directory.resolve("classes.jsa");
        if (!Files.exists(archive)) {
            ours(directory, database, List.of(), List.of("-XX:ArchiveClassesAtExit=" + archive))
                    .close();
        }
        return ours(directory, database, List.of(), List.of("-XX:SharedArchiveFile=" + archive));
    }

    /** @param database the JDBC URL; null to start without a database */
    static Program floor(Path directory, String database) throws IOException {
        List<String> command = java("-cp", System.getProperty("java.class.path"), Floor.class.getName());
        if (database != null) {
            command.add(database);
        }
        return new Program(command, directory.resolve("floor.log"));
    }

    /** Starts the peer with Spring Data REST. */
    static Program spring(Path directory, String database) throws IOException {
        List<String> command = java("-jar", SpringPeer.JAR.toString(), "--server.port=0");
        command.addAll(List.of("--spring.datasource.url=" + database, "--spring.datasource.username=sa"));
        return new Program(command, directory.resolve("spring.log"));
    }

    /**
     * Imports a file with the program.
     *
     * @param command after {@code import}
     */
    static void importFile(Path file, String database, String... command) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("import"));
        arguments.addAll(List.of(command));
        run(arguments, file, database);
    }

    /** Exports a database with the program. */
    static void export(Path file, String database) throws IOException {
        run(List.of("export"), file, database);
    }

    private static void run(List<String> arguments, Path file, String database) throws IOException {
        List<String> command =
                java("-jar", bench().resolve("../target/campus-contacts.jar").toString());
        command.addAll(arguments);
        command.addAll(List.of(file.toString(), "--database", database, "--database-user", "sa"));
        Path said = Files.createTempFile("bench", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int status = process.onExit().join().exitValue();
        String output = Files.readString(said);
        Files.delete(said);
        if (status != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + " failed: " + output);
        }
    }

    /** Returns a token of the caller ada. */
    static String token(Path secret) throws IOException {
        List<String> command =
                java("-jar", bench().resolve("../target/campus-contacts.jar").toString(), "token");
        command.addAll(
                List.of("--jwt-secret-file", secret.toString(), "--subject", "ada", "--ttl", "1h", "--scope", "none"));
        Process process = new ProcessBuilder(command).start();
        String token = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("no token");
        }
        return token;
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.addAll(List.of(arguments));
        return command;
    }

    static Path bench() {
        return Path.of(System.getProperty("bench"));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Returns the URL without a trailing slash. */
    String url() {
        return url;
    }

    /** Returns the time from the start of the process to its message that it is ready. */
    long readyMillis() {
        return readyMillis;
    }

    /** Returns the processor time of the process since its start. */
    long cpuMicros() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1000;
    }

    long residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
        process.destroyForcibly().onExit().join();
    }
}
