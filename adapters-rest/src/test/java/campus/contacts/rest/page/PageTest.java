package campus.contacts.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Started;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how the page is served; {@code PageIT} uses it in a browser. */
class PageTest {
    private static final Path SOURCES = Path.of("src", "main", "resources", "ui");
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    /** The most bytes of the first view, compressed. */
    private static final int FIRST_VIEW = 200_000;

    private static Started server;
    private static Client api;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
        server = Started.with("--base-path", "/contact", "--auth", "required", "--jwt-secret-file", secret.toString());
        api = new Client(server.url().replaceFirst("/contact$", "/"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer document(String path) {
        return api.get(path).header("Accept", BROWSER).send().is(200);
    }

    /** Returns the paths that the document names. */
    private static List<String> files(String path) {
        return Pattern.compile("(?:src|href)=\"([^\"]*)\"")
                .matcher(document(path).text())
                .results()
                .map(found -> path.substring(0, path.lastIndexOf('/') + 1) + found.group(1))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contact", "/contact/", "/contact/ui", "/contact/ui/"})
    void the_page_and_its_files_need_no_credentials(String path) {
        assertThat(document(path).header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(files(path))
                .hasSizeGreaterThan(20)
                .allSatisfy(file -> api.get(file).send().is(200));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | application/json",
                "*/* | application/json",
                "application/json | application/json",
                "application/json, text/html;q=0 | application/json",
                "application/json, text/html;q=0.1 | application/json",
                "text/html | text/html;charset=utf-8",
                "TEXT/HTML, application/json;q=0.9 | text/html;charset=utf-8",
                "text/html;q=0.9, */*;q=0.1 | text/html;charset=utf-8"
            })
    void the_root_answers_browsers_with_the_page_and_programs_with_the_index(String accept, String mediaType) {
        Answer answer = (accept == null
                        ? api.get("/contact/")
                        : api.get("/contact/").header("Accept", accept))
                .send()
                .is(200);
        assertThat(answer.header("Content-Type")).isEqualTo(mediaType);
        assertThat(answer.header("Vary")).contains("Accept,");
    }

    @Test
    void the_policy_allows_nothing_inline_and_nothing_from_elsewhere() {
        String policy = document("/contact/ui/").header("Content-Security-Policy");
        assertThat(policy)
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; ")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:", " *");
        assertThat(document("/contact/ui/").text())
                .doesNotContainPattern("<script(?![^>]* src=)|<style| on\\w+=| style=");
    }

    @Test
    void the_document_is_revalidated_and_its_files_are_kept() {
        Answer page = document("/contact/ui/");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        Answer known = api.get("/contact/ui/")
                .header("Accept", BROWSER)
                .header("If-None-Match", page.header("ETag"))
                .send();
        assertThat(known.status()).isEqualTo(304);
        Answer file = api.get(files("/contact/ui/").get(0)).send().is(200);
        assertThat(file.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void head_answers_without_a_body_and_other_methods_are_refused() {
        Answer head = api.request("HEAD", "/contact/ui/").send().is(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(document("/contact/ui/").header("ETag"));
        assertThat(api.request("POST", "/contact/ui/").send().status()).isEqualTo(401);
    }

    @Test
    void nothing_but_the_listed_files_is_served() {
        String release = files("/contact/ui/").get(0).replaceFirst("/[^/]*$", "");
        for (String path : List.of(
                release + "/index.html",
                release + "/logback.xml",
                release + "/..%2Flogback.xml",
                "/contact/ui/0000000000000000/app.js",
                "/contact/ui/app.js")) {
            Answer answer = api.get(path).send();
            assertThat(answer.status()).as(path).isIn(401, 404);
        }
        assertThat(api.get(files("/contact/ui/").get(0)).with("v", "1").send().status())
                .isEqualTo(400);
    }

    @Test
    void every_file_of_the_directory_is_listed() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("index.html"))
                            .sorted())
                    .containsExactly(PageFiles.OWN.split(" "));
        }
    }

    @Test
    void every_file_is_served_and_only_those_of_the_first_view_are_named() {
        List<String> named = files("/contact/ui/");
        String release = named.get(0).replaceFirst("/[^/]*$", "/");
        assertThat(PageFiles.OWN.split(" "))
                .allSatisfy(name -> api.get(release + name).send().is(200));
        assertThat(named).contains(release + "find.js", release + "hooks.js").doesNotContain(release + "merge.js");
    }

    @Test
    void the_first_view_is_small() throws IOException {
        int bytes = 0;
        for (String file : files("/contact/ui/")) {
            bytes += compressed(api.get(file).send().is(200).bytes());
        }
        assertThat(bytes + compressed(document("/contact/ui/").bytes())).isLessThan(FIRST_VIEW);
    }

    @Test
    void the_two_languages_have_the_same_texts() throws IOException {
        Pattern key = Pattern.compile("^  '?([\\w.-]+)'?:", Pattern.MULTILINE);
        List<List<String>> keys = Stream.of("texts.en.js", "texts.de.js")
                .map(name -> PageFile.read(name, PageFiles.DIRECTORY + name).text())
                .map(text -> key.matcher(text)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .toList())
                .toList();
        assertThat(keys.get(0)).hasSizeGreaterThan(100).isEqualTo(keys.get(1));
    }

    private static int compressed(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.size();
    }
}
