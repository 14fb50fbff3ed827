package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the files for containers and systemd as far as possible without a container engine and without being process 1. */
class DeployIT {
    private static final String DEPLOY = "adapters-rest/deploy/";
    private static final String DOCKERFILE = Readme.file(DEPLOY + "Dockerfile");
    private static final String UNIT = Readme.file(DEPLOY + "campus-contacts@.service");
    private static final String JAVA = "/usr/bin/java";
    private static final String ARCHIVE = "/opt/campus-contacts/classes.jsa";

    /** The highest accepted exposure level, times ten; a service without hardening has 9.6. */
    private static final String MOST_EXPOSURE = "--threshold=20";

    @TempDir
    Path directory;

    @Test
    void every_option_in_them_exists() {
        Set<String> known = knownOptions();
        assertThat(matches("CONTACTS_[A-Z_]+", DOCKERFILE + Readme.file(DEPLOY + "compose.yaml") + UNIT))
                .hasSizeGreaterThan(10)
                .allSatisfy(variable -> assertThat(known).contains(option(variable)));
        String command = UNIT.substring(UNIT.indexOf("campus-contacts.jar"), UNIT.indexOf("ExecReload"));
        assertThat(matches("--[a-z-]+", command)).hasSizeGreaterThan(3).isSubsetOf(known);
    }

    private Set<String> knownOptions() {
        try (Program help = ProgramLauncher.in(directory).start("--help")) {
            return matches("--[a-z-]+", String.join("\n", help.output()));
        }
    }

    private static String option(String variable) {
        return "--"
                + variable.substring("CONTACTS_".length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
    }

    private static Set<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void all_files_of_the_image_exist_after_the_build() {
        List<String> copied = DOCKERFILE
                .lines()
                .filter(line -> line.startsWith("COPY "))
                .map(line ->
                        line.replaceFirst("^COPY (--from=build /build/)?", "").split(" ")[0])
                .toList();
        assertThat(copied)
                .hasSizeGreaterThan(6)
                .allSatisfy(path -> assertThat(Readme.ROOT.resolve(path)).exists());
        assertThat(DOCKERFILE.lines().filter(line -> line.startsWith("USER "))).containsExactly("USER 10001:10001");
    }

    @Test
    void the_health_check_of_the_image_detects_a_dead_service() throws Exception {
        MachineAssumptions.requireCommands("bash");
        String json = DOCKERFILE
                .lines()
                .filter(line -> line.startsWith("HEALTHCHECK "))
                .map(line -> line.substring(line.indexOf('[')))
                .findFirst()
                .orElseThrow();
        try (Program program = ProgramLauncher.in(directory).serve("--database", "memory", "--port", "0")) {
            String port = Integer.toString(program.at("").getPort());
            List<String> check = new ArrayList<>();
            new ObjectMapper().readTree(json).forEach(word -> check.add(word.asText()));
            check.replaceAll(word -> word.replace("8080", port));
            assertThat(run(check)).isZero();
            check.replaceAll(word -> word.replace("/health/ready", "/health/nowhere"));
            assertThat(run(check)).isNotZero();
            check.replaceAll(word -> word.replace("/health/nowhere", "/health/ready"));
            program.stop();
            assertThat(run(check)).isNotZero();
        }
    }

    @Test
    void java_accepts_the_class_archive_of_the_image() throws Exception {
        String archive = directory.resolve("classes.jsa").toString();
        String build = DOCKERFILE
                .lines()
                .filter(line -> line.startsWith("RUN ") && line.contains(ARCHIVE))
                .map(line -> line.substring("RUN ".length()))
                .findFirst()
                .orElseThrow()
                .replace(ARCHIVE, archive)
                .replace("/opt/campus-contacts/campus-contacts.jar", ProgramLauncher.jar() + " --port 0")
                .replace("/tmp/ready", directory.resolve("ready").toString())
                .replaceFirst("java", java());
        assertThat(run(List.of("sh", "-c", build))).isZero();
        assertThat(DOCKERFILE.substring(DOCKERFILE.indexOf("ENTRYPOINT"))).contains("-XX:SharedArchiveFile=" + ARCHIVE);
        String taken = "-XX:SharedArchiveFile=" + archive;
        assertThat(run(List.of(java(), "-Xshare:on", taken, "-jar", ProgramLauncher.jar(), "--help")))
                .isZero();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Test
    void java_exits_on_out_of_memory_and_warns_on_standard_error() throws Exception {
        String entry = DOCKERFILE.substring(DOCKERFILE.indexOf("ENTRYPOINT"));
        List<String> image = new ArrayList<>(matches("-X[A-Za-z:+=0-9]+", entry));
        List<String> unit = new ArrayList<>(matches("-X[A-Za-z:+=0-9]+", UNIT.substring(UNIT.indexOf("ExecStart="))));
        for (List<String> options : List.of(image, unit)) {
            assertThat(options)
                    .contains("-XX:+ExitOnOutOfMemoryError", "-Xlog:disable", "-Xlog:all=warning:stderr")
                    .anyMatch(option -> option.startsWith("-XX:MaxRAMPercentage="));
        }
        // Java warns of an archive that does not match; otherwise it prints only the version.
        Path archive = Files.writeString(directory.resolve("classes.jsa"), "no archive");
        List<String> command = new ArrayList<>(List.of(java(), "-XX:SharedArchiveFile=" + archive));
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr", "-Xshare:auto", "--version"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(exit(process)).isZero();
        assertThat(output).doesNotContain("warning");
    }

    @Test
    void compose_starts_two_processes_without_a_public_admin_port() throws IOException {
        JsonNode compose = new ObjectMapper(new YAMLFactory()).readTree(Readme.file(DEPLOY + "compose.yaml"));
        JsonNode contacts = compose.get("x-contacts");
        assertThat(compose.at("/services").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("database", "contacts-1", "contacts-2");
        for (String one : List.of("contacts-1", "contacts-2")) {
            JsonNode service = compose.at("/services/" + one);
            assertThat(service.at("/ports/0").asText()).matches("127\\.0\\.0\\.1:808[12]:8080");
            assertThat(service.get("ports")).hasSize(1);
        }
        assertThat(contacts.at("/depends_on/database/condition").asText()).isEqualTo("service_healthy");
        assertThat(compose.at("/services/database/healthcheck/test/1").asText()).isEqualTo("pg_isready");
        assertThat(Readme.ROOT
                        .resolve(DEPLOY)
                        .resolve(contacts.at("/build/context").asText()))
                .matches(root -> Files.exists(
                        root.resolve(contacts.at("/build/dockerfile").asText())));
        assertThat(compose.get("secrets").properties()).hasSize(2).allSatisfy(secret -> {
            assertThat(secret.getValue().has("file")).isTrue();
            assertThat(contacts.get("environment").toString()).contains("/run/secrets/" + secret.getKey());
        });
        assertThat(compose.toString()).doesNotContain("CONTACTS_DATABASE_PASSWORD\"", "POSTGRES_PASSWORD\"");
    }

    @Test
    void systemd_accepts_the_unit_and_rates_it_hardened() throws Exception {
        MachineAssumptions.askForCommand("systemd-analyze");
        assertThat(UNIT).contains("ExecStart=" + JAVA);
        Path unit = directory.resolve("campus-contacts@8081.service");
        Files.writeString(unit, UNIT.replace(JAVA, java()));
        assertThat(complaints("systemd-analyze", "verify", unit.toString())).isEmpty();
        assertThat(complaints("systemd-analyze", "security", "--offline=yes", MOST_EXPOSURE, unit.toString()))
                .isEmpty();
    }

    /** Returns the standard error of a command that must succeed. */
    private static String complaints(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String complaints = new String(process.getErrorStream().readAllBytes());
        assertThat(exit(process)).as(complaints).isZero();
        return complaints;
    }

    private static int run(List<String> command) throws IOException {
        return exit(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static int exit(Process process) {
        try {
            assertThat(process.waitFor(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
