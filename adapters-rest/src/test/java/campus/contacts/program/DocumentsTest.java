package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {
    private static final List<String> MODULES = List.of("domain", "adapters-jdbc", "adapters-rest");
    private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");

    /** A name of at least two words, which in these documents is a class. */
    private static final String CLASS_NAME = "[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+";

    private static final Set<String> CLASSES_OF_JAVA = Set.of("NullPointerException", "ServiceLoader");

    static List<Readme> documents() {
        return Readme.all();
    }

    @Test
    void all_documents_are_found() {
        assertThat(documents())
                .extracting(Readme::toString)
                .contains("README.md", ".github/SECURITY.md", "domain/README.md", "adapters-rest/docs/operations.md");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_lead_to_files_and_headings_that_exist(Readme document) {
        assertThat(document.brokenLinks()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void each_document_is_linked_from_another_one(Readme document) {
        assertThat(documents()).anyMatch(other -> document.toString().equals("README.md") || other.linksTo(document));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void classes_that_are_named_exist(Readme document) throws IOException {
        Set<String> known = new TreeSet<>(CLASSES_OF_JAVA);
        for (String module : MODULES) {
            known.addAll(sources(module).map(DocumentsTest::className).toList());
        }
        assertThat(quoted(document.text()))
                .filteredOn(name -> name.matches(CLASS_NAME))
                .isSubsetOf(known);
    }

    @Test
    void the_first_page_lists_every_package() throws IOException {
        Set<String> packages = new TreeSet<>();
        Path root = Path.of("src/main/java/campus/contacts");
        for (String module : MODULES) {
            Path main = Readme.ROOT.resolve(module).resolve(root);
            sources(module)
                    .filter(source -> source.startsWith(main))
                    .map(source ->
                            main.relativize(source.getParent()).toString().replace('/', '.'))
                    .forEach(packages::add);
        }
        packages.remove("");
        String firstCells = Readme.read("README.md")
                .text()
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .collect(Collectors.joining("\n"));
        assertThat(quoted(firstCells)).isEqualTo(packages);
    }

    private static Stream<Path> sources(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Readme.ROOT.resolve(module))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private static String className(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static Set<String> quoted(String text) {
        return QUOTED.matcher(text)
                .results()
                .map((MatchResult quote) -> quote.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
