package campus.contacts.rest.openapi;

import campus.contacts.rest.http.EntityTags;
import campus.contacts.rest.http.Exchange;
import campus.contacts.storage.text.Hashes;
import java.util.HexFormat;

/**
 * Content that is the same for every caller as long as the server runs.
 *
 * @param type the media type
 * @param version of the bytes, which makes their tag
 */
record StaticContent(String type, byte[] bytes, String version) {
    private static final int VERSION_BYTES = 12;

    StaticContent(String type, byte[] bytes) {
        this(type, bytes, HexFormat.of().formatHex(Hashes.sha256(bytes), 0, VERSION_BYTES));
    }

    /** Answers with the content, or with 304 if the client has it already. The tag is weak, since the content may be compressed. */
    void answer(Exchange exchange) {
        exchange.header("ETag", "W/\"" + version + '"');
        if (EntityTags.isNotModified(exchange, version)) {
            exchange.status(304);
        } else {
            exchange.context().contentType(type).result(bytes);
        }
    }
}
