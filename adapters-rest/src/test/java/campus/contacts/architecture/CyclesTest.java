package campus.contacts.architecture;

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
import org.junit.jupiter.api.Test;

/** Packages must not depend on each other in a cycle. Each package is one slice, the packages above and below it are others. */
class CyclesTest {
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

    private static boolean formCycle(JavaClasses classes) {
        return noCycles().evaluate(classes).hasViolation();
    }

    private static ArchRule noCycles() {
        return slices().assignedFrom(EACH_PACKAGE).should().beFreeOfCycles();
    }

    @Test
    void packages_form_no_cycles() {
        noCycles().check(Bytecode.SHIPPED);
    }

    @Test
    void a_package_and_its_subpackage_can_form_a_cycle() {
        assertThat(formCycle(new ClassFileImporter().importClasses(Above.class, Below.class)))
                .isTrue();
        assertThat(formCycle(new ClassFileImporter().importClasses(Above.class)))
                .isFalse();
    }
}
