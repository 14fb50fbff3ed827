package campus.contacts.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that simple class names are unique. */
class NamesTest {
    private static final List<String> EVERYWHERE = List.of("java.lang.", "java.util.", "java.util.function.");

    private static Stream<String> topLevelNames() {
        return Bytecode.SHIPPED.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .filter(Predicate.not("package-info"::equals));
    }

    @Test
    void two_classes_never_share_a_simple_name() {
        assertThat(topLevelNames()).doesNotHaveDuplicates();
    }

    @Test
    void no_class_shadows_one_of_java_lang_or_java_util() {
        assertThat(topLevelNames().filter(NamesTest::isOfTheJdk)).isEmpty();
        assertThat(isOfTheJdk("Function")).isTrue();
    }

    private static boolean isOfTheJdk(String name) {
        return EVERYWHERE.stream().anyMatch(prefix -> exists(prefix + name));
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, null);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
