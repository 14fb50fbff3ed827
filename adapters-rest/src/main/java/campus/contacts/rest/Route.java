package campus.contacts.rest;

import campus.contacts.rest.http.Exchange;
import java.util.function.Consumer;

/**
 * One method on one path.
 *
 * @param template the path with the base path; a segment in braces matches any segment
 * @param open whether the route needs no credentials
 */
public record Route(String method, String template, Consumer<Exchange> handler, boolean open) {
    private static final String BOOKS = "/address-books";

    /** Returns whether the contract text here is {@code addressBook not found} instead of {@code address-book not found}. */
    boolean saysAddressBook() {
        int books = template.indexOf(BOOKS + '/');
        boolean nested = books >= 0 && template.indexOf('/', books + BOOKS.length() + 1) > 0;
        return nested || template.endsWith("/metadata");
    }
}
