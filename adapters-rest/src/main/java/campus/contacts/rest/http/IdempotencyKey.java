package campus.contacts.rest.http;

import campus.contacts.rest.error.HttpException;
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

    /** Returns the key, null when there is none; several headers make one malformed key. */
    private static String text(Exchange exchange) {
        List<String> keys = exchange.headers(HEADER);
        return keys.isEmpty() ? null : String.join(", ", keys);
    }

    private static boolean isKey(String text) {
        return text != null && text.matches("[!-~]{1,128}");
    }
}
