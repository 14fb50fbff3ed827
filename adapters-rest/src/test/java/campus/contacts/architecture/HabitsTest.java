package campus.contacts.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import campus.contacts.access.Caller;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/**
 * Checks which classes may read the clock and the environment, and use a caller with every right, and which packages may
 * use a library.
 */
class HabitsTest {
    private static final DescribedPredicate<JavaClass> MAIN = named("campus.contacts.program.Main");
    private static final DescribedPredicate<JavaClass> OPTIONS = named("campus.contacts.program.ServerOptions");
    /** The program and its other commands. */
    private static final DescribedPredicate<JavaClass> COMMANDS = MAIN.or(DescribedPredicate.describe(
            "a command",
            type -> type.getName()
                    .matches("campus\\.contacts\\.(program|backup|erasure|peopleimport)\\.[A-Za-z]+Command")));

    @Test
    void only_the_program_and_its_options_read_the_environment() {
        noClasses()
                .that(outside(MAIN.or(OPTIONS)))
                .should()
                .callMethodWhere(target(owner(assignableTo(System.class)))
                        .and(target(nameMatching("getenv|getProperty|getProperties|setProperty"))))
                .orShould()
                .callMethodWhere(target(nameMatching("getInteger|getLong|getBoolean"))
                        .and(target(owner(nameMatching("java\\.lang\\.(Integer|Long|Boolean)")))))
                .check(Bytecode.SHIPPED);
    }

    @Test
    void only_the_wiring_reads_the_system_clock() {
        DescribedPredicate<JavaClass> wiring =
                named("campus.contacts.program.Server").or(MAIN).or(named("campus.contacts.spi.StorageSettings"));
        noClasses()
                .that(outside(wiring))
                .should()
                .callMethodWhere(target(owner(assignableTo(Clock.class))).and(target(nameMatching("system.*|tick.*"))))
                .check(Bytecode.SHIPPED);
        noClasses()
                .should()
                .callMethodWhere(target(name("now"))
                        .and(target(owner(nameMatching("java\\.time\\..*"))))
                        .and(withoutClock()))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(Bytecode.SHIPPED);
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaCall<?>> withoutClock() {
        return DescribedPredicate.describe(
                "without a clock",
                call -> call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class)));
    }

    /** A rule that two use cases share takes their unit of work, and needs no caller with every right. */
    @Test
    void no_use_case_calls_another_as_a_caller_with_every_right() {
        noClasses()
                .that()
                .resideInAPackage("campus.contacts.service..")
                .should()
                .accessField(Caller.class, "ANYONE")
                .check(Bytecode.SHIPPED);
    }

    /** JSON of requests and responses, and of the files that the program reads. */
    @Test
    void only_edge_packages_use_jackson() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "campus.contacts.rest..",
                        "campus.contacts.json",
                        "campus.contacts.auth",
                        "campus.contacts.files",
                        "campus.contacts.backup",
                        "campus.contacts.exchange..",
                        "campus.contacts.peopleimport")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .check(Bytecode.SHIPPED);
    }

    @Test
    void only_the_jdbc_storage_uses_sql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("campus.contacts.jdbc..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb..")
                .check(Bytecode.SHIPPED);
    }

    @Test
    void only_the_program_uses_the_console_or_ends_the_process() {
        noClasses()
                .that(outside(COMMANDS))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(Bytecode.SHIPPED);
    }

    @Test
    void there_is_one_way_to_log() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "ch.qos.logback..")
                .check(Bytecode.SHIPPED);
    }

    @Test
    void no_test_sleeps() {
        noClasses()
                .should()
                .callMethodWhere(
                        target(nameMatching("sleep|parkNanos|parkUntil"))
                                .and(
                                        target(
                                                owner(
                                                        nameMatching(
                                                                "java\\.lang\\.Thread|java\\.util\\.concurrent\\.TimeUnit|java\\.util\\.concurrent\\.locks\\.LockSupport")))))
                .check(Bytecode.TESTS);
    }

    /** With one client, all tests treat timeouts, retries and broken connections alike. */
    @Test
    void all_tests_send_their_requests_through_one_http_client() {
        noClasses()
                .that(outside(named("campus.contacts.rest.http.client.HttpCall")))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.http\\..*|org\\.apache\\.hc\\..*|java\\.net\\.(Http)?URLConnection")
                .check(Bytecode.TESTS);
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return DescribedPredicate.describe(
                "in " + name,
                type -> type.getName().equals(name) || type.getName().startsWith(name + '$'));
    }

    private static DescribedPredicate<JavaClass> outside(DescribedPredicate<JavaClass> these) {
        return DescribedPredicate.not(these);
    }
}
