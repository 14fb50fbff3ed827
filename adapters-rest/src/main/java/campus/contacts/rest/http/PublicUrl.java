package campus.contacts.rest.http;

import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.PercentEncoding;

/**
 * The public address of this server.
 *
 * @param publicUrl without a slash at the end: {@code http://127.0.0.1:8080}
 * @param basePath of CampusAPI, {@code ""} or with a slash at the start and none at the end
 */
public record PublicUrl(String publicUrl, String basePath) {
    /** Returns the path of the collection of that kind, with the base path. */
    public String path(ObjectKind kind) {
        return basePath + collection(kind);
    }

    private static String collection(ObjectKind kind) {
        return switch (kind) {
            case CONTACT -> "/contacts";
            case ADDRESS -> "/addresses";
            case ADDRESS_BOOK -> "/address-books";
        };
    }

    /** Returns the absolute URL of the object. */
    public String uri(ObjectKind kind, Id id) {
        return publicUrl + basePath + collection(kind) + '/' + PercentEncoding.encode(id.toString());
    }
}
