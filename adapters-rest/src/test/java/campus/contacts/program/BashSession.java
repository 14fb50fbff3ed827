package campus.contacts.program;

import campus.contacts.testing.FailureReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A terminal session: lines typed one after the other into one bash. */
final class BashSession {
    private static final String END = "==== end of output ====";

    /** The timeout of a session, which may start the program several times. */
    private static final Duration PATIENCE = Program.PATIENCE.multipliedBy(4);

    private BashSession() {}

    /** Returns the standard output of each line, without surrounding whitespace. */
    static List<String> type(Path directory, List<String> lines) {
        StringBuilder script = new StringBuilder();
        lines.forEach(
                line -> script.append(line).append("\necho; echo '").append(END).append("'\n"));
        try {
            Path file = Files.writeString(Files.createTempFile("typed", ".sh"), script);
            ProcessBuilder typing = new ProcessBuilder("bash", file.toString()).directory(directory.toFile());
            typing.environment()
                    .put("JDK_JAVA_OPTIONS", ProgramLauncher.BRIEFLY + ' ' + String.join(" ", ClassArchive.options()));
            Process bash = typing.start();
            bash.getOutputStream().close();
            FailureReport.include("standard error of the shell", new Lines(bash.getErrorStream())::toString);
            Lines output = new Lines(bash.getInputStream());
            String all = String.join("\n", output.all(PATIENCE));
            Files.delete(file);
            return Stream.of(all.split(Pattern.quote(END), -1))
                    .map(String::strip)
                    .limit(lines.size())
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
