package campus.contacts.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of every module, including this module. */
final class Bytecode {
    private static final List<String> MODULES = List.of("domain", "adapters-jdbc", "adapters-rest");

    /** The main classes of all modules. */
    static final JavaClasses SHIPPED = read(MODULES, "target/classes");
    /** The main classes of the domain. */
    static final JavaClasses DOMAIN = read(List.of("domain"), "target/classes");

    static final JavaClasses JDBC = read(List.of("adapters-jdbc"), "target/classes");
    /** The test classes of all modules. */
    static final JavaClasses TESTS = read(MODULES, "target/test-classes");

    private Bytecode() {}

    private static JavaClasses read(List<String> modules, String directory) {
        Stream<Path> places = modules.stream().map(module -> Path.of("..", module, directory));
        // The rules match by name, so the classes of libraries need not be read.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .importPaths(places.peek(Bytecode::requireCompiled).toList());
    }

    private static void requireCompiled(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalStateException("rules about all modules need them compiled, and there is no " + directory);
        }
    }
}
