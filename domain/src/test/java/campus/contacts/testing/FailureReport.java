package campus.contacts.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Prints the diagnostic output of each failed test: the sections that the test included and the end of the log. JUnit
 * registers the extension as a service in every module that uses the tests of this one.
 */
public final class FailureReport
        implements BeforeAllCallback, BeforeEachCallback, TestWatcher, LifecycleMethodExecutionExceptionHandler {
    /** The file to which {@code logback-test.xml} writes the log of the whole JVM. */
    private static final Path LOG = Path.of("target", "test.log");

    private static final int LAST_LINES = 60;
    private static final int LAST_BYTES = 64 * 1024;

    /** Inherited, so that sections included by a test's own threads belong to that test. */
    private static final ThreadLocal<Sections> SECTIONS = new InheritableThreadLocal<>() {
        @Override
        protected Sections initialValue() {
            return new Sections();
        }
    };

    private record Section(String title, int lines, Supplier<String> text) {}

    /** The sections of the test class that runs on a thread. */
    private static final class Sections {
        private final List<Section> ofClass = new CopyOnWriteArrayList<>();
        private final List<Section> ofTest = new CopyOnWriteArrayList<>();
        private volatile boolean inTest;
        private volatile long logStart = LOG.toFile().length();
    }

    /**
     * Includes a text in the report of the current test, or of all tests of the class when called before the first one.
     *
     * @param text evaluated only after a failure; its last 60 lines are printed
     */
    public static void include(String title, Supplier<String> text) {
        include(title, LAST_LINES, text);
    }

    /** Includes a text as above, with the given number of its last lines. */
    public static void include(String title, int lines, Supplier<String> text) {
        Sections current = SECTIONS.get();
        (current.inTest ? current.ofTest : current.ofClass).add(new Section(title, lines, text));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        SECTIONS.set(new Sections());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Sections current = SECTIONS.get();
        current.ofTest.clear();
        current.inTest = true;
        current.logStart = LOG.toFile().length();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        print(context);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable cause) throws Throwable {
        print(context);
        throw cause;
    }

    private static void print(ExtensionContext context) {
        Sections current = SECTIONS.get();
        List<Section> all = new ArrayList<>(current.ofClass);
        all.addAll(current.ofTest);
        all.add(new Section("end of the log, " + LOG, LAST_LINES, () -> log(current.logStart)));
        String name = context.getRequiredTestClass().getSimpleName() + ", " + context.getDisplayName();
        System.out.println(all.stream()
                .map(FailureReport::shown)
                .collect(Collectors.joining("", "---- failed: " + name + '\n', "----")));
    }

    /** Returns an empty text when there is nothing to show. */
    private static String shown(Section section) {
        List<String> lines = section.text().get().lines().toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - section.lines()), lines.size());
        String title = "-- " + section.title() + " (last " + last.size() + " of " + lines.size() + " lines)";
        return last.isEmpty()
                ? ""
                : Stream.concat(Stream.of(title), last.stream()).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String log(long start) {
        long length = LOG.toFile().length();
        if (length == 0) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(LOG.toFile(), "r")) {
            // a shorter log was restarted by this JVM
            file.seek(Math.max(length < start ? 0 : start, length - LAST_BYTES));
            byte[] bytes = new byte[(int) (length - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
