package campus.contacts.rest.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A text file of the page.
 *
 * @param name the last segment of its URL
 * @param content in UTF-8
 */
record PageFile(String name, byte[] content) {
    /** Reads a file of the class path; one that is missing is a fault of the build. */
    static PageFile read(String name, String resource) {
        try (InputStream in = PageFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no " + resource + " in the class path");
            }
            return new PageFile(name, in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    PageFile withText(String text) {
        return new PageFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isScript() {
        return name.endsWith(".js");
    }

    /** Returns the media type, which browsers require of scripts and style sheets. */
    String mediaType() {
        String type = isScript() ? "text/javascript" : name.endsWith(".css") ? "text/css" : "image/svg+xml";
        return type + "; charset=utf-8";
    }
}
