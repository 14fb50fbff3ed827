package campus.contacts.program;

import campus.contacts.testing.FailureReport;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts servers of other projects. */
final class ForeignServer {
    private ForeignServer() {}

    /**
     * Starts a server with its output in a file, which the report of a failure shows.
     *
     * @param directory for the file
     */
    static Process start(String name, Path directory, ProcessBuilder command) throws IOException {
        Path output = directory.resolve(name + ".out");
        reportWith(output);
        return command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    /** Shows a file in the report of a failure. */
    static void reportWith(Path file) {
        FailureReport.include(file.getFileName().toString(), () -> {
            try {
                return Files.readString(file);
            } catch (IOException none) {
                return none.toString();
            }
        });
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
