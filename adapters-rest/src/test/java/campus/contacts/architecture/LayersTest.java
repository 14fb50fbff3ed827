package campus.contacts.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The layers of each module. A package depends on packages of lower layers of its module, and on the domain. */
class LayersTest {
    private static final String ROOT = "campus.contacts";

    /** The layers: the language, then the SPI of a storage, then the use cases. */
    private static final List<Set<String>> DOMAIN = layers(
            ".osid",
            ".filter .records .storage.text",
            ". .access",
            ".history .people",
            ".directory .feed .imports .tasks",
            ".spi",
            ".memory.index .storage",
            ".memory.recorded .service.feed .service.objects",
            ".memory.state .service.duplicates .service.reading .service.rules .service.smartbooks",
            ".memory.objects .service.writing",
            ".memory.past .memory.people .service.merging",
            ".memory.archive .service.history",
            ".memory .service",
            ".service.people.document",
            ".service.contactimport .service.peopleimport .service.people");

    /** The layers: SQL, then a transaction and what accompanies each change, then the stores, then the storage. */
    private static final List<Set<String>> JDBC = layers(
            ".jdbc.bulk .jdbc.h2file",
            ".jdbc.sql",
            ".jdbc.columns .jdbc.connection .jdbc.words",
            ".jdbc.directory .jdbc.standby .jdbc.transaction",
            ".jdbc.aliases .jdbc.feed .jdbc.fileimports .jdbc.requests",
            ".jdbc.visibility",
            ".jdbc.history",
            ".jdbc.objects",
            ".jdbc.migration .jdbc.past .jdbc.people",
            ".jdbc.archive",
            ".jdbc");

    /** The layers: JSON and HTTP, then the resources, then the server, then the program. */
    private static final List<Set<String>> REST = layers(
            ".json",
            ".operations .rest.error",
            ".files .rest.response",
            ".transfer",
            ".rest.admission",
            ".rest.body",
            ".rest.http .settings",
            ".auth .backup .rest.page .rest.schema",
            ".exchange",
            ".exchange.csv .exchange.vcard .rest.forms .rest.view",
            ".contactimport .rest.batch .rest.history .rest.openapi",
            ".rest.list",
            ".rest.objects",
            ".demo .erasure .peopleimport .rest.campus .rest.changes .rest.directory .rest.imports",
            ".rest",
            ".rest.jetty",
            ".program");

    private static List<Set<String>> layers(String... layers) {
        return Stream.of(layers)
                .map(layer ->
                        Set.of(layer.replaceAll("(?<=^|\\s)\\.(?=\\s|$)", "").split(" ", -1)))
                .toList();
    }

    @Test
    void packages_of_the_domain_depend_on_lower_layers_only() {
        assertLayered(DOMAIN, Set.of());
    }

    @Test
    void packages_of_the_jdbc_storage_depend_on_lower_layers_only() {
        assertLayered(JDBC, all(DOMAIN));
    }

    @Test
    void packages_of_the_program_depend_on_lower_layers_only() {
        assertLayered(REST, all(DOMAIN));
    }

    @Test
    void every_package_belongs_to_a_layer() {
        assertThat(Bytecode.SHIPPED.stream().map(LayersTest::name).distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(DOMAIN, JDBC, REST)
                        .flatMap(layers -> all(layers).stream())
                        .toList());
    }

    private static void assertLayered(List<Set<String>> layers, Set<String> base) {
        Set<String> below = new HashSet<>(base);
        for (Set<String> layer : layers) {
            for (String each : layer) {
                assertThat(dependencies(each)).as(ROOT + each).isSubsetOf(below);
            }
            below.addAll(layer);
        }
    }

    /** Returns the packages of this project that a package depends on, without itself. */
    private static List<String> dependencies(String of) {
        return Bytecode.SHIPPED.stream()
                .filter(type -> name(type).equals(of) && !type.getSimpleName().equals("package-info"))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(type -> type.getPackageName().startsWith(ROOT))
                .map(LayersTest::name)
                .filter(name -> !name.equals(of))
                .distinct()
                .toList();
    }

    private static String name(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    private static Set<String> all(List<Set<String>> layers) {
        Set<String> all = new HashSet<>();
        layers.forEach(all::addAll);
        return all;
    }
}
