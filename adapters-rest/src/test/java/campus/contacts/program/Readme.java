package campus.contacts.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The README as far as it can be run. */
final class Readme {
    /** Where the commands in it are meant to be typed. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** One line that is typed, and what is answered; {@code ""} for nothing. */
    record Typed(String command, String output) {}

    private static final String PROMPT = "$ ";

    private final String text;

    private Readme(String text) {
        this.text = text;
    }

    static Readme read() {
        return new Readme(file("README.md"));
    }

    static String file(String name) {
        try {
            return Files.readString(ROOT.resolve(name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    String text() {
        return text;
    }

    /** The blocks of code in one language, in order. */
    List<String> blocks(String language) {
        return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** What is typed in all console blocks below a heading, up to the next one of its level. */
    List<Typed> typedBelow(String heading) {
        int start = text.indexOf("\n## " + heading + '\n');
        if (start < 0) {
            throw new IllegalArgumentException("the README has no heading " + heading);
        }
        int end = text.indexOf("\n## ", start + 1);
        Readme section = new Readme(text.substring(start, end < 0 ? text.length() : end));
        List<Typed> typed = new ArrayList<>();
        for (String block : section.blocks("console")) {
            for (String line : block.lines().toList()) {
                if (line.startsWith(PROMPT)) {
                    typed.add(new Typed(line.substring(PROMPT.length()), ""));
                } else {
                    Typed last = typed.remove(typed.size() - 1);
                    String output = last.output().isEmpty() ? line : last.output() + '\n' + line;
                    typed.add(new Typed(last.command(), output));
                }
            }
        }
        return typed;
    }
}
