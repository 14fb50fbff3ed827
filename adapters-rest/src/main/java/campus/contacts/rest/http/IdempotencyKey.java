package campus.contacts.rest.http;

import campus.contacts.rest.error.HttpException;
import campus.contacts.service.IdempotentRequests;
import campus.contacts.storage.text.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The {@code Idempotency-Key} of a request that may be a retry (wire contract, section 7). */
public final class IdempotencyKey {
    private static final String HEADER = "Idempotency-Key";

    private IdempotencyKey() {}

    /** Returns whether the request has a well-formed key. */
    public static boolean isPresent(Exchange exchange) {
        return isKey(text(exchange));
    }

    /** Returns the key; 400 when it is malformed. */
    public static Optional<String> of(Exchange exchange) {
        String key = text(exchange);
        if (key != null && !isKey(key)) {
            throw HttpException.badRequest(
                    HEADER + " must have 1 to 128 visible ASCII characters, such as import-2026-10-03-17");
        }
        return Optional.ofNullable(key);
    }

    /**
     * Returns the POST as one that may be a retry, empty when it has no key; 400 when the key is malformed.
     *
     * @param input what distinguishes the request besides its path and query, such as its body
     */
    public static Optional<IdempotentRequests.Request> retry(Exchange exchange, byte[] input) {
        return of(exchange).map(key -> {
            byte[] request =
                    ("POST " + exchange.path() + '?' + exchange.query().raw()).getBytes(StandardCharsets.UTF_8);
            return new IdempotentRequests.Request(key, HexFormat.of().formatHex(Hashes.ofParts(request, input)));
        });
    }

    /** Returns the key, null when there is none; several headers make one malformed key. */
    private static String text(Exchange exchange) {
        List<String> keys = exchange.headers(HEADER);
        return keys.isEmpty() ? null : String.join(", ", keys);
    }

    private static boolean isKey(String text) {
        return text != null && text.matches("[!-~]{1,128}");
    }
}
