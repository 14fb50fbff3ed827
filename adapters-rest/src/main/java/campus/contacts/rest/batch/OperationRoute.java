package campus.contacts.rest.batch;

import campus.contacts.rest.http.Exchange;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The handler of an operation.
 *
 * @param pathParams the segments of the path that its template names, decoded once
 * @param saysAddressBook whether a missing address book is called {@code addressBook} here
 */
public record OperationRoute(Consumer<Exchange> handler, Map<String, String> pathParams, boolean saysAddressBook) {
    /** Finds the routes of operations. */
    @FunctionalInterface
    public interface Finder {
        /**
         * Returns the route of a method on a path, which begins with the base path; 404 where there is none, 405 where the method is not
         * allowed.
         */
        OperationRoute find(String method, String path);
    }
}
