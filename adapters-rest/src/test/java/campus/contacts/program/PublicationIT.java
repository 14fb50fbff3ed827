package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the artifacts have what a public repository demands, and that a program can be built from nothing but these. */
@Tag("complete")
class PublicationIT {
    private static final String GROUP = "campus.contacts";

    /** The modules with jars, by artifact. */
    private static final Map<String, Path> MODULES = Map.of(
            "campus-contacts-domain", Readme.ROOT.resolve("domain"),
            "campus-contacts-jdbc", Readme.ROOT.resolve("adapters-jdbc"),
            "campus-contacts-rest", Readme.ROOT.resolve("adapters-rest"));

    private static final String PARENT = Readme.file("pom.xml");
    private static final String BOM = "domain/bom/target/.flattened-pom.xml";
    private static final String VERSION = value(PARENT, "version");

    @TempDir
    Path directory;

    /** Returns the first value of an element. */
    private static String value(String pom, String element) {
        Matcher found = Pattern.compile("<" + element + ">\\s*([^<]*?)\\s*</" + element + ">")
                .matcher(pom);
        assertThat(found.find()).as(element).isTrue();
        return found.group(1);
    }

    private static String version(String artifact) {
        String version = PARENT.substring(PARENT.indexOf("<artifactId>" + artifact + "</artifactId>"));
        return value(version, "version");
    }

    static Stream<String> artifacts() {
        return MODULES.keySet().stream().sorted();
    }

    @Test
    void a_pom_names_what_a_public_repository_demands() throws IOException {
        assertThat(value(PARENT, "groupId")).isEqualTo(GROUP);
        assertThat(value(PARENT, "publication.url")).matches("https://[a-z0-9.-]+/.*");
        assertThat(value(PARENT, "publication.repository")).matches("https://[a-z0-9.-]+/.+");
        assertThat(PARENT)
                .contains("<url>${publication.url}</url>", "<name>Apache-2.0</name>", "<developer>")
                .contains("<connection>scm:git:${publication.repository}</connection>");
        List<String> poms = new ArrayList<>(List.of("domain/bom/pom.xml"));
        MODULES.values().forEach(module -> poms.add(Readme.ROOT.relativize(module) + "/pom.xml"));
        for (String name : poms) {
            String pom = Readme.file(name);
            assertThat(value(pom, "groupId")).as(name).isEqualTo(GROUP);
            assertThat(value(pom, "version")).as(name).isEqualTo(VERSION);
            assertThat(value(pom, "name")).as(name).startsWith("Campus Contacts: ");
            assertThat(value(pom, "description")).as(name).endsWith(".");
        }
    }

    @Test
    void the_list_of_versions_has_these_artifacts_alone() {
        String bom = Readme.file(BOM);
        assertThat(bom).doesNotContain("<parent>", "<properties>");
        assertThat(Pattern.compile("<artifactId>(.*?)</artifactId>")
                        .matcher(bom)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyInAnyOrder(
                        "campus-contacts-bom",
                        "campus-contacts-domain",
                        "campus-contacts-jdbc",
                        "campus-contacts-rest");
        for (String element : List.of("name", "description", "url", "licenses", "developers", "scm")) {
            assertThat(bom).containsPattern("<" + element + "[ >]");
        }
    }

    @Test
    void each_exported_package_tells_since_which_version_it_exists() {
        List<String> exported = Pattern.compile("exports ([\\w.]+);")
                .matcher(Readme.file("domain/src/main/java/module-info.java"))
                .results()
                .map(found -> "domain/src/main/java/" + found.group(1).replace('.', '/'))
                .toList();
        assertThat(exported).hasSizeGreaterThan(10);
        for (String each : exported) {
            assertThat(Readme.file(each + "/package-info.java")).as(each).contains("@since ");
        }
        assertThat(Readme.file("adapters-jdbc/src/main/java/campus/contacts/jdbc/package-info.java"))
                .contains("@since ");
    }

    private static Path jar(String artifact) {
        String name = artifact.equals("campus-contacts-rest") ? "campus-contacts" : artifact + '-' + VERSION;
        return MODULES.get(artifact).resolve("target").resolve(name + ".jar");
    }

    private static Path jar(String artifact, String classifier) {
        String name = jar(artifact).getFileName().toString().replace(".jar", '-' + classifier + ".jar");
        return MODULES.get(artifact).resolve("target/publication").resolve(name);
    }

    @ParameterizedTest
    @MethodSource("artifacts")
    void each_jar_has_the_license_and_comes_with_sources_and_javadoc(String artifact) throws IOException {
        String license = Readme.file("LICENSE");
        for (Path each : List.of(jar(artifact), jar(artifact, "sources"), jar(artifact, "javadoc"))) {
            try (JarFile jar = new JarFile(each.toFile())) {
                byte[] found =
                        jar.getInputStream(jar.getEntry("META-INF/LICENSE")).readAllBytes();
                assertThat(new String(found, StandardCharsets.UTF_8))
                        .as(each.toString())
                        .isEqualTo(license);
            }
        }
        try (JarFile sources = new JarFile(jar(artifact, "sources").toFile());
                JarFile javadoc = new JarFile(jar(artifact, "javadoc").toFile())) {
            assertThat(sources.stream().filter(entry -> entry.getName().endsWith("package-info.java")))
                    .isNotEmpty();
            assertThat(javadoc.getEntry("index.html")).isNotNull();
        }
    }

    @Test
    void each_jar_is_a_module_with_a_name() throws IOException {
        try (JarFile domain = new JarFile(jar("campus-contacts-domain").toFile())) {
            assertThat(domain.getEntry("module-info.class")).isNotNull();
        }
        assertThat(moduleName("campus-contacts-jdbc")).isEqualTo("campus.contacts.jdbc");
        assertThat(moduleName("campus-contacts-rest")).isEqualTo("campus.contacts.rest");
    }

    private static String moduleName(String artifact) throws IOException {
        try (JarFile jar = new JarFile(jar(artifact).toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest.getMainAttributes().getValue("Automatic-Module-Name");
        }
    }

    @Test
    void the_example_is_built_and_run_with_the_published_jars_alone() throws IOException {
        MachineAssumptions.requireCommands("bash", "mvn", "java");
        Files.writeString(directory.resolve("settings.xml"), settings());
        Files.writeString(Files.createDirectory(directory.resolve("publish")).resolve("pom.xml"), publishing());
        type("mvn -B -q -s settings.xml -f publish/pom.xml verify");
        Path sources = Files.createDirectories(directory.resolve("src/main/java"));
        String example = Readme.onlyBlock("java");
        assertThat(example).doesNotContain("null");
        Files.writeString(sources.resolve("Example.java"), example);
        Files.writeString(directory.resolve("pom.xml"), consumer());
        type("mvn -B -q -s settings.xml -Dmaven.repo.local=empty process-classes");
        String run = "java -cp 'target/classes:target/lib/*' Example ";
        String printed = type(run + "memory");
        assertThat(printed).startsWith("contact.Contact:1@campus.example is one of 1\n");
        assertThat(type(run + "jdbc:h2:./data/example 2> log")).isEqualTo(printed);
        assertThat(type("ls target/lib | grep campus"))
                .isEqualTo("campus-contacts-domain-%1$s.jar\ncampus-contacts-jdbc-%1$s.jar".formatted(VERSION));
    }

    private String type(String command) {
        return BashSession.type(directory, List.of(command)).get(0);
    }

    /** Returns settings that replace every remote repository by the files of this machine. */
    private String settings() {
        String repository = """
                <%1$s><id>central</id><url>file://%2$s</url></%1$s>
                <%1$s><id>published</id><url>file://%3$s</url></%1$s>
                """;
        String local = System.getProperty("localRepository");
        Path published = directory.resolve("repository");
        return "<settings><profiles><profile><id>files</id><repositories>"
                + repository.formatted("repository", local, published)
                + "</repositories><pluginRepositories>"
                + repository.formatted("pluginRepository", local, published)
                + "</pluginRepositories></profile></profiles>"
                + "<activeProfiles><activeProfile>files</activeProfile></activeProfiles></settings>";
    }

    /** Returns a project that deploys the files to a repository. */
    private String publishing() {
        StringBuilder executions = new StringBuilder();
        executions.append(deployment("campus-contacts", "pom.xml", "pom.xml", ""));
        executions.append(deployment("campus-contacts-bom", BOM, BOM, ""));
        for (String artifact : List.of("campus-contacts-domain", "campus-contacts-jdbc")) {
            String further = "<sources>" + jar(artifact, "sources") + "</sources><javadoc>" + jar(artifact, "javadoc")
                    + "</javadoc>";
            String pom = MODULES.get(artifact).resolve("pom.xml").toString();
            executions.append(deployment(artifact, jar(artifact).toString(), pom, further));
        }
        return project(
                "publish",
                "<packaging>pom</packaging>",
                plugin("maven-deploy-plugin", "<executions>" + executions + "</executions>"));
    }

    private String deployment(String id, String file, String pom, String further) {
        return """
                <execution><id>%s</id><phase>verify</phase><goals><goal>deploy-file</goal></goals><configuration>
                  <url>file://%s</url><file>%s</file><pomFile>%s</pomFile>%s
                </configuration></execution>
                """.formatted(
                id, directory.resolve("repository"), Readme.ROOT.resolve(file), Readme.ROOT.resolve(pom), further);
    }

    /** Returns the project of the document, with the plugins of this build, which are on this machine. */
    private static String consumer() {
        String copy = """
                <executions><execution><phase>process-classes</phase><goals><goal>copy-dependencies</goal></goals>
                <configuration><outputDirectory>target/lib</outputDirectory></configuration></execution></executions>
                """;
        String strict = "<configuration><release>17</release><failOnWarning>true</failOnWarning>"
                + "<compilerArgs><arg>-Xlint:all</arg></compilerArgs></configuration>";
        return project(
                "consumer",
                Readme.onlyBlock("xml"),
                plugin("maven-resources-plugin", "")
                        + plugin("maven-compiler-plugin", strict)
                        + plugin("maven-dependency-plugin", copy));
    }

    private static String project(String name, String content, String plugins) {
        return """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>edu.example</groupId><artifactId>%s</artifactId><version>1</version>
                <properties><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
                %s<build><plugins>%s</plugins></build></project>
                """.formatted(name, content, plugins);
    }

    private static String plugin(String name, String content) {
        return "<plugin><artifactId>" + name + "</artifactId><version>" + version(name) + "</version>" + content
                + "</plugin>";
    }
}
