package campus.contacts.rest.openapi;

import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Serves {@code /docs}: Swagger UI with the document of this server, from files of the program alone. */
public final class DocsResource {
    /** The path of the page, without the base path. */
    public static final String PATH = "/docs";

    /** Nothing inline and nothing from elsewhere, except for images that are part of the style sheet. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/5.34.1/";

    private static final String OWN = "/docs/";

    private static final String PAGE = "index.html";

    private static final String DIRECTORY = "{directory}";

    /** The directories and media types of the files, by their names. */
    private static final Map<String, String[]> FILES = files();

    private final Map<String, StaticContent> contents = new ConcurrentHashMap<>();

    private static Map<String, String[]> files() {
        Map<String, String[]> files = new LinkedHashMap<>();
        files.put("swagger-ui-bundle.js", new String[] {SWAGGER_UI, "text/javascript"});
        files.put("swagger-ui.css", new String[] {SWAGGER_UI, "text/css"});
        files.put("favicon-32x32.png", new String[] {SWAGGER_UI, "image/png"});
        files.put("start.js", new String[] {OWN, "text/javascript"});
        return files;
    }

    public void getPage(Exchange exchange) {
        exchange.query().allow(Set.of());
        // The slash at the end of the path is optional; the references of the page are relative, whatever a proxy puts
        // before the path.
        boolean isDirectory = exchange.context().path().endsWith("/");
        String page = new String(read(OWN + PAGE), StandardCharsets.UTF_8)
                .replace(DIRECTORY, isDirectory ? "" : PATH.substring(1) + '/');
        exchange.header("Content-Security-Policy", POLICY);
        exchange.context().contentType("text/html").result(page);
    }

    public void getFile(Exchange exchange) {
        String name = exchange.pathParam("file");
        String[] file = FILES.get(name);
        if (file == null) {
            throw new HttpException(404, "not found");
        }
        exchange.query().allow(Set.of());
        contents.computeIfAbsent(name, none -> new StaticContent(file[1], read(file[0] + name)))
                .answer(exchange);
    }

    private static byte[] read(String resource) {
        try (InputStream file = DocsResource.class.getResourceAsStream(resource)) {
            return file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
