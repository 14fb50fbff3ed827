package campus.contacts.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.backup.ArchiveLineType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressReporterTest {
    private final StringWriter shown = new StringWriter();
    private long now;

    @Test
    void is_a_line_a_second_where_there_is_no_terminal() {
        ProgressReporter progress = progress(ProgressReporter.Style.LINES);
        for (int i = 0; i <= 30; i++) {
            now = TimeUnit.MILLISECONDS.toNanos(100L * i);
            progress.at(1000L * i, i / 40.0);
        }
        assertThat(shown.toString().lines().map(String::strip))
                .containsExactly(
                        "25 %  exported 10,000 objects",
                        "50 %  exported 20,000 objects", "75 %  exported 30,000 objects");
    }

    @Test
    void is_a_bar_on_a_terminal_and_ends_its_line() {
        ProgressReporter progress = progress(ProgressReporter.Style.BAR);
        now = TimeUnit.SECONDS.toNanos(1);
        progress.at(50, 0.5);
        progress.stop();
        assertThat(shown.toString())
                .startsWith("\r[###############---------------]  50 %  exported 50 objects")
                .endsWith(System.lineSeparator());
    }

    @Test
    void ends_with_the_counts_and_the_duration() {
        ProgressReporter progress = progress(ProgressReporter.Style.LINES);
        ArchiveLineType.Counts counts = new ArchiveLineType.Counts();
        counts.add(ArchiveLineType.CONTACT);
        counts.add(ArchiveLineType.ROOT);
        now = TimeUnit.MILLISECONDS.toNanos(2500);
        progress.end(counts);
        assertThat(shown.toString().strip()).isEqualTo("exported 0 address books, 0 addresses, 1 contact in 2.5 s");
    }

    private ProgressReporter progress(ProgressReporter.Style style) {
        return new ProgressReporter("exported", CountedNoun.OBJECT, new PrintWriter(shown), style, () -> now);
    }
}
