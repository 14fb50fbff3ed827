package campus.contacts.rest;

import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Percent;

/**
 * Where this server is reached.
 *
 * @param publicUrl without a slash at the end: {@code http://127.0.0.1:8080}
 * @param basePath of CampusAPI, {@code ""} or with a slash at the start and none at the end
 */
public record Site(String publicUrl, String basePath) {
    /** The path of the collection of that kind, with the base path. */
    String path(Kind kind) {
        return basePath
                + switch (kind) {
                    case CONTACT -> "/contacts";
                    case ADDRESS -> "/addresses";
                    case ADDRESS_BOOK -> "/address-books";
                };
    }

    /** An absolute URL that resolves to the object. */
    String uri(Kind kind, Id id) {
        return publicUrl + path(kind) + '/' + Percent.encode(id.toString());
    }
}
