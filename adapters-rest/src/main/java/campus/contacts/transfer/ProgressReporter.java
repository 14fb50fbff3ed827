package campus.contacts.transfer;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows the progress of a command: with a bar on a terminal, otherwise with one line a second. */
public final class ProgressReporter {
    private static final int WIDTH = 30;
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final String verb;
    private final CountedNoun noun;
    private final PrintWriter out;
    private final Style style;
    private final LongSupplier nanoTime;
    private final long start;
    private long shownAt;
    private boolean barShown;

    /** The form and the frequency of the output. */
    public enum Style {
        BAR(Duration.ofMillis(100)),
        LINES(Duration.ofSeconds(1));

        private final long pause;

        Style(Duration pause) {
            this.pause = pause.toNanos();
        }

        /** Returns the style for the program's standard error. */
        private static Style suitable() {
            try {
                String target = STANDARD_ERROR.toRealPath().toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") ? BAR : LINES;
            } catch (IOException unknown) {
                return !Files.exists(Path.of("/proc")) && System.console() != null ? BAR : LINES;
            }
        }
    }

    /** Returns a reporter in the style that suits the standard error of this process. */
    public static ProgressReporter to(PrintWriter out, String verb, CountedNoun noun) {
        return new ProgressReporter(verb, noun, out, Style.suitable(), System::nanoTime);
    }

    /**
     * @param verb the past participle of the action: {@code exported}
     * @param noun the noun that is counted: {@link CountedNoun#OBJECT}
     * @param nanoTime as {@link System#nanoTime()}
     */
    public ProgressReporter(String verb, CountedNoun noun, PrintWriter out, Style style, LongSupplier nanoTime) {
        this.verb = verb;
        this.noun = noun;
        this.out = out;
        this.style = style;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.shownAt = start;
    }

    /**
     * Shows the progress, if it is due.
     *
     * @param share the completed share, 0 when it is not known
     */
    public void at(long done, double share) {
        long now = nanoTime.getAsLong();
        if (now - shownAt < style.pause) {
            return;
        }
        shownAt = now;
        String percent = share > 0 ? String.format(Locale.ROOT, "%3.0f %%  ", 100 * share) : "";
        String text = String.format(Locale.ROOT, "%s%s %s", percent, verb, noun.counted(done));
        if (style == Style.BAR) {
            out.print('\r' + bar(share) + text);
            barShown = true;
        } else {
            out.println(text.strip());
        }
        out.flush();
    }

    private static String bar(double share) {
        int full = (int) Math.round(WIDTH * Math.min(1, share));
        return '[' + "#".repeat(full) + "-".repeat(WIDTH - full) + "] ";
    }

    /** Ends the line of the bar, so that further output begins on a new line. */
    public void stop() {
        if (barShown) {
            out.println();
            out.flush();
            barShown = false;
        }
    }

    /**
     * Shows the final counts.
     *
     * @param counts in words
     */
    public void end(Object counts) {
        stop();
        double seconds = (nanoTime.getAsLong() - start) / 1e9;
        out.println(String.format(Locale.ROOT, "%s %s in %.1f s", verb, counts, seconds));
        out.flush();
    }
}
