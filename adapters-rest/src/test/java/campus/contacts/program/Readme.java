package campus.contacts.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of the documents of the project, a Markdown file. */
final class Readme {
    /** The directory in which the commands of the documents are typed. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** One line that is typed, and its answer; {@code ""} for none. */
    record Typed(String command, String output) {}

    /** The console blocks below one heading. */
    record Section(String document, String heading, List<Typed> session) {
        @Override
        public String toString() {
            return document + "#" + anchor(heading);
        }
    }

    /** Directories of a checkout that hold no documents of the project. */
    private static final Set<String> SKIPPED = Set.of(".git", "data", "node_modules", "target");

    private static final String PROMPT = "$ ";
    private static final Pattern FENCED = Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
    private static final Pattern SECTION =
            Pattern.compile("^## (.+?)\n(.*?)(?=^## |\\z)", Pattern.DOTALL | Pattern.MULTILINE);

    private final String name;
    private final String text;

    private Readme(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** Reads the document with this path below {@link #ROOT}. */
    static Readme read(String name) {
        return new Readme(name, file(name));
    }

    /** All documents, sorted by path. */
    static List<Readme> all() {
        List<Readme> documents = new ArrayList<>();
        collect(ROOT, documents);
        return documents;
    }

    private static void collect(Path directory, List<Readme> documents) {
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.sorted().toList()) {
                String name = child.getFileName().toString();
                if (Files.isDirectory(child) && !SKIPPED.contains(name)) {
                    collect(child, documents);
                } else if (name.endsWith(".md")) {
                    documents.add(read(ROOT.relativize(child).toString()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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

    @Override
    public String toString() {
        return name;
    }

    /** The blocks of code in one language, in order. */
    List<String> blocks(String language) {
        return blocks(text, language);
    }

    private static List<String> blocks(String text, String language) {
        return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The sections of the second level that have console blocks. */
    List<Section> sessions() {
        List<Section> sections = new ArrayList<>();
        SECTION.matcher(text).results().forEach(section -> {
            List<Typed> session = typed(blocks(section.group(2), "console"));
            if (!session.isEmpty()) {
                sections.add(new Section(name, section.group(1), session));
            }
        });
        return sections;
    }

    private static List<Typed> typed(List<String> blocks) {
        List<Typed> typed = new ArrayList<>();
        for (String block : blocks) {
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

    /** The links to files and headings of this project that do not exist. */
    List<String> brokenLinks() {
        return links().stream().filter(link -> !exists(link)).toList();
    }

    boolean linksTo(Readme other) {
        return links().stream().anyMatch(link -> target(link).equals(ROOT.resolve(other.name)));
    }

    private List<String> links() {
        return LINK.matcher(FENCED.matcher(text).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    private Path target(String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty()
                ? ROOT.resolve(name)
                : ROOT.resolve(name).resolveSibling(path).normalize();
    }

    private boolean exists(String link) {
        Path file = target(link);
        int hash = link.indexOf('#');
        return file.startsWith(ROOT)
                && Files.exists(file)
                && (hash < 0 || read(ROOT.relativize(file).toString()).anchors().contains(link.substring(hash + 1)));
    }

    private List<String> anchors() {
        return HEADING.matcher(FENCED.matcher(text).replaceAll(""))
                .results()
                .map(heading -> anchor(heading.group(1)))
                .toList();
    }

    /** The fragment that leads to a heading, as GitHub makes it. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    /** The only block of code in one language in all documents. */
    static String onlyBlock(String language) {
        List<String> blocks = all().stream()
                .flatMap(document -> document.blocks(language).stream())
                .toList();
        if (blocks.size() != 1) {
            throw new IllegalStateException("the documents have " + blocks.size() + " blocks of " + language);
        }
        return blocks.get(0);
    }
}
