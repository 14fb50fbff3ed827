package campus.contacts.rest.http;

import campus.contacts.osid.ObjectKind;

/** The names of the Ids in path templates, as in the wire contract. */
public final class PathParameters {
    public static final String CHILD = "childId";
    public static final String ALIAS = "aliasId";
    public static final String TYPE = "typeId";

    private PathParameters() {}

    public static String of(ObjectKind kind) {
        return switch (kind) {
            case CONTACT -> "contactId";
            case ADDRESS -> "addressId";
            case ADDRESS_BOOK -> "addressBookId";
        };
    }
}
