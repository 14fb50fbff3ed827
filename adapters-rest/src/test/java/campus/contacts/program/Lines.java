package campus.contacts.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads an output of a process line by line, as it arrives. */
final class Lines {
    private final List<String> read = new ArrayList<>();
    private boolean ended;

    Lines(InputStream in) {
        Thread reader = new Thread(() -> readAll(in), "lines");
        reader.setDaemon(true);
        reader.start();
    }

    private void readAll(InputStream in) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException closed) {
            add("(output broke off: " + closed.getMessage() + ')');
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        read.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Returns the first matching line; empty when the output ended, or the time ran out, without one. */
    synchronized Optional<String> await(Predicate<String> sort, Duration patience) {
        waitUntil(() -> read.stream().anyMatch(sort), patience);
        return read.stream().filter(sort).findFirst();
    }

    /** Returns all lines until the end of the output. */
    synchronized List<String> all(Duration patience) {
        waitUntil(() -> false, patience);
        return List.copyOf(read);
    }

    private void waitUntil(java.util.function.BooleanSupplier enough, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ended && !enough.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return;
            }
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", read);
    }
}
