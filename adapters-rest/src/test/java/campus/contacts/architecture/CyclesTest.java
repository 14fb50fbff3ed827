package campus.contacts.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.architecture.sample.Above;
import campus.contacts.architecture.sample.below.Below;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages must not depend on each other in a cycle. Each package is one slice, the packages above and below it are others. */
class CyclesTest {
    /** A dependency of one package on another, both by their full names. */
    private record Dependency(String from, String to) {}

    /** The dependencies that close a cycle today. This list may only get shorter: each of its entries must still be needed. */
    private static final List<Dependency> KNOWN = Stream.of(
                    new Dependency("", ".people"),
                    new Dependency("", ".records"),
                    new Dependency("", ".spi"),
                    new Dependency(".spi", ".people"),
                    new Dependency(".spi", ".tasks"),
                    new Dependency(".rest.api", ".rest"),
                    new Dependency(".rest.backup", ".rest"),
                    new Dependency(".rest.directory", ".rest"),
                    new Dependency(".rest.people", ".rest"))
            .map(each -> new Dependency("campus.contacts" + each.from, "campus.contacts" + each.to))
            .toList();

    private static final SliceAssignment EACH_PACKAGE = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    };

    private static ArchRule noCyclesWithout(List<Dependency> ignored) {
        var rule = slices().assignedFrom(EACH_PACKAGE).should().beFreeOfCycles();
        for (Dependency each : ignored) {
            rule = rule.ignoreDependency(resideInAPackage(each.from), resideInAPackage(each.to));
        }
        return rule;
    }

    private static boolean formCycle(JavaClasses classes, List<Dependency> ignored) {
        return noCyclesWithout(ignored).evaluate(classes).hasViolation();
    }

    @Test
    void packages_form_no_other_cycles_than_the_known_ones() {
        noCyclesWithout(KNOWN).check(Bytecode.SHIPPED);
    }

    @Test
    void each_known_dependency_still_closes_a_cycle() {
        assertThat(KNOWN).allSatisfy(each -> {
            List<Dependency> others = new ArrayList<>(KNOWN);
            others.remove(each);
            assertThat(formCycle(Bytecode.SHIPPED, others))
                    .as("%s is no longer part of a cycle: remove it from the list", each)
                    .isTrue();
        });
    }

    @Test
    void a_package_and_the_one_below_it_form_a_cycle_when_they_use_each_other() {
        JavaClasses both = new ClassFileImporter().importClasses(Above.class, Below.class);
        Dependency down = new Dependency(Above.class.getPackageName(), Below.class.getPackageName());
        Dependency up = new Dependency(down.to, down.from);
        assertThat(formCycle(both, List.of())).isTrue();
        assertThat(formCycle(both, List.of(up))).isFalse();
        assertThat(formCycle(both, List.of(down))).isFalse();
    }
}
