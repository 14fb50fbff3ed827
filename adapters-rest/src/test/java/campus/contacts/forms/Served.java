package campus.contacts.forms;

import campus.contacts.testing.FailureReport;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * The running program. Closing it ends the process.
 *
 * @param url with a slash at the end
 */
record Served(Process process, String url) implements AutoCloseable {
    private static final String READY = "ready ";

    /** Starts the program and waits until it is ready or has ended. */
    static Served start(ProcessBuilder program) {
        File log = new File(program.directory(), "served.log");
        try {
            Process process = program.redirectError(log).start();
            FailureReport.include("standard error of the program", () -> read(log));
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            String first = lines.readLine();
            if (first == null || !first.startsWith(READY)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", program.command()) + " did not come up, but wrote: " + first);
            }
            return new Served(process, first.substring(READY.length()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(File log) {
        try {
            return Files.readString(log.toPath());
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
