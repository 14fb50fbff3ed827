package campus.contacts.rest.http;

import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.PercentEncoding;

/**
 * Where this server is reached.
 *
 * @param publicUrl without a slash at the end: {@code http://127.0.0.1:8080}
 * @param basePath of CampusAPI, {@code ""} or with a slash at the start and none at the end
 */
public record PublicUrl(String publicUrl, String basePath) {
    /** The path of the collection of that kind, with the base path. */
    public String path(ObjectKind kind) {
        return basePath
                + switch (kind) {
                    case CONTACT -> "/contacts";
                    case ADDRESS -> "/addresses";
                    case ADDRESS_BOOK -> "/address-books";
                };
    }

    /** An absolute URL that resolves to the object. */
    public String uri(ObjectKind kind, Id id) {
        return publicUrl + path(kind) + '/' + PercentEncoding.encode(id.toString());
    }
}
