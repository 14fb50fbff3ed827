package campus.contacts.rest.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the page, from the class path: a fixed list, so that nothing else of the class path can be read. */
final class PageFiles {
    /** The directory of the page's own files in the class path. */
    static final String DIRECTORY = "/ui/";

    /** The page's own files, without its document. */
    static final String OWN =
            "api.js app.js books.js changes.js conflict.js controls.js drafts.js duplicates.js edit.js export.js filing.js find.js "
                    + "form.js format.js graph.js history.js icon.svg import.js importfile.js merge.js notices.js "
                    + "object.js picker.js print.js reach.js reference.js rights.js router.js session.js signin.js smart.js "
                    + "style.css texts.de.js texts.en.js texts.js timeline.js value.js widgets.js";

    /** The script that the document names. */
    static final String START = "app.js";

    private static final Pattern IMPORT = Pattern.compile("\\bfrom ?['\"]\\./([\\w.]+)['\"]");

    /** The number of hexadecimal digits that names a release of the files. */
    private static final int RELEASE_LENGTH = 16;

    private final Map<String, PageFile> files = new LinkedHashMap<>();

    PageFiles() {
        add(library("pico.css", "picocss__pico", "css/pico.min.css"));
        add(withoutSourceMap(library("preact.js", "preact", "dist/preact.module.js")));
        PageFile hooks = withoutSourceMap(library("hooks.js", "preact", "hooks/dist/hooks.module.js"));
        // a browser does not resolve the name of a package, and an import map would be an inline script
        add(hooks.withText(hooks.text().replace("from\"preact\"", "from\"./preact.js\"")));
        Stream.of(OWN.split(" ")).forEach(name -> add(PageFile.read(name, DIRECTORY + name)));
    }

    private void add(PageFile file) {
        files.put(file.name(), file);
    }

    /** Returns a file of a WebJar, whose version is part of its path. */
    private static PageFile library(String name, String artifact, String path) {
        Properties maven = new Properties();
        try (InputStream in = PageFiles.class.getResourceAsStream(
                "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties")) {
            maven.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String version = maven.getProperty("version");
        return PageFile.read(name, "/META-INF/resources/webjars/" + artifact + '/' + version + '/' + path);
    }

    /** Removes the comment that makes the tools of a browser ask for a file that is not served. */
    private static PageFile withoutSourceMap(PageFile file) {
        return file.withText(file.text().replaceAll("//# sourceMappingURL=\\S*", ""));
    }

    Optional<PageFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Returns a script and those that it imports before it runs, directly or not. */
    Stream<PageFile> imported(String script) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(script));
        while (!open.isEmpty()) {
            String name = open.remove();
            if (found.add(name)) {
                IMPORT.matcher(files.get(name).text()).results().forEach(next -> open.add(next.group(1)));
            }
        }
        return found.stream().map(files::get);
    }

    /** Returns the name of this release, which changes with any byte of any file. */
    String release() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.values().forEach(file -> {
                digest.update(file.name().getBytes(StandardCharsets.UTF_8));
                digest.update(file.content());
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, RELEASE_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
