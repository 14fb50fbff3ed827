package campus.contacts.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

/** Checks the allowed dependencies between packages. */
class ShapeTest {
    @Test
    void the_domain_depends_on_java_base_only() {
        classes()
                .should()
                .onlyDependOnClassesThat(new DescribedPredicate<JavaClass>("belong to the domain or to java.base") {
                    @Override
                    public boolean test(JavaClass type) {
                        JavaClass element = type.getBaseComponentType();
                        return Bytecode.DOMAIN.contain(element.getName()) || isOfJavaBase(element);
                    }
                })
                .check(Bytecode.DOMAIN);
    }

    private static boolean isOfJavaBase(JavaClass type) {
        return type.isPrimitive()
                || Object.class.getModule().getPackages().contains(type.getPackageName())
                        && type.getPackageName().matches("javax?\\..*");
    }

    @Test
    void the_language_and_the_spi_name_no_storage() {
        noClasses()
                .that()
                .resideInAnyPackage("campus.contacts", "campus.contacts.osid..", "campus.contacts.spi")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("campus.contacts.memory..", "campus.contacts.jdbc..")
                .check(Bytecode.SHIPPED);
    }

    @Test
    void no_class_outside_names_the_jdbc_storage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("campus.contacts.jdbc..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("campus.contacts.jdbc..")
                .check(Bytecode.SHIPPED);
    }

    @Test
    void the_storages_do_not_depend_on_rest() {
        noClasses()
                .that()
                .resideInAnyPackage("campus.contacts.jdbc..", "campus.contacts.memory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "campus.contacts.rest..",
                        "campus.contacts.program..",
                        "campus.contacts.json..",
                        "io.javalin..",
                        "org.eclipse.jetty..")
                .check(Bytecode.SHIPPED);
    }

    @Test
    void the_package_of_the_jdbc_storage_has_one_public_class() {
        assertThat(Bytecode.JDBC.stream()
                        .filter(type -> type.getPackageName().equals("campus.contacts.jdbc"))
                        .filter(type ->
                                type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactly("JdbcStorageProvider");
    }

    @Test
    void every_package_is_documented() {
        assertThat(Bytecode.SHIPPED.stream().map(JavaClass::getPackageName).distinct())
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(name -> assertThat(Bytecode.SHIPPED.contain(name + ".package-info"))
                        .as(name)
                        .isTrue());
    }
}
