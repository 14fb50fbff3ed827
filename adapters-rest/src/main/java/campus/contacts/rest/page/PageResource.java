package campus.contacts.rest.page;

import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.EntityTags;
import campus.contacts.rest.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Serves the page. Its document is revalidated on every visit and names the release of its files; those never change below that name, so
 * browsers keep them.
 */
public final class PageResource {
    /** The document, without the base path. */
    public static final String PAGE = "/ui";

    /** The files, without the base path. */
    public static final String FILES = PAGE + "/{release}/{file}";

    /** Nothing from elsewhere, nothing inline; {@code data:} for the icons in the style sheet of Pico. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final PageFiles files = new PageFiles();
    private final String release = files.release();
    private final String document = document();

    /** Returns whether the client prefers HTML, as browsers do for a page. */
    public boolean isAcceptedBy(Exchange exchange) {
        return exchange.prefersToJson("text/html");
    }

    /** Serves the document at its own path. */
    public void page(Exchange exchange) {
        page(exchange, "");
    }

    /** Serves the document at the path above its own. */
    public void pageAtRoot(Exchange exchange) {
        page(exchange, "ui/");
    }

    /** @param below the way from the directory of the request to that of the page */
    private void page(Exchange exchange, String below) {
        exchange.query().allow(Set.of());
        exchange.header("Content-Security-Policy", POLICY);
        exchange.header("Referrer-Policy", "no-referrer");
        exchange.header("Cross-Origin-Opener-Policy", "same-origin");
        exchange.header("Cache-Control", "no-cache");
        // relative, so that the page works below any prefix that a proxy adds
        String path = exchange.context().path();
        String last = path.substring(path.lastIndexOf('/') + 1);
        String directory = (last.isEmpty() ? "" : last + '/') + below + release;
        // so that the page need not fail at a request to find out
        boolean needed = Boolean.TRUE.equals(exchange.context().attribute(Exchange.NEEDS_CREDENTIALS));
        send(
                exchange,
                "text/html; charset=utf-8",
                document.replace("{directory}", directory).replace("{credentials}", needed ? "required" : "none"));
    }

    /** Serves a file of the running release. */
    public void file(Exchange exchange) {
        exchange.query().allow(Set.of());
        PageFile file = files.find(exchange.pathParam("file"))
                .filter(found -> exchange.pathParam("release").equals(release))
                .orElseThrow(() -> new HttpException(404, "not found"));
        exchange.header("Cache-Control", "public, max-age=31536000, immutable");
        exchange.header("Vary", "Accept-Encoding");
        send(exchange, file.mediaType(), file.text());
    }

    /** Sends a text with a weak tag, since it may be compressed on its way. */
    private void send(Exchange exchange, String mediaType, String text) {
        exchange.header("ETag", "W/\"" + release + '"');
        if (EntityTags.isNotModified(exchange, release)) {
            exchange.status(304);
        } else {
            exchange.header("Content-Type", mediaType);
            exchange.result(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Returns the document with a preload of each script of the first view: a browser would otherwise find them one after the other. */
    private String document() {
        String preloads = files.imported(PageFiles.START)
                .map(file -> "<link rel=\"modulepreload\" href=\"{directory}/" + file.name() + "\">")
                .collect(Collectors.joining("\n    "));
        return PageFile.read("index.html", PageFiles.DIRECTORY + "index.html")
                .text()
                .replace("{preloads}", preloads);
    }
}
