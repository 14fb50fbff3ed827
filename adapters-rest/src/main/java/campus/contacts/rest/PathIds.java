package campus.contacts.rest;

import campus.contacts.Kind;

/** What the Ids in path templates are called: the seed's names. */
final class PathIds {
    static final String CHILD = "childId";
    static final String TYPE = "typeId";

    private PathIds() {}

    static String of(Kind kind) {
        return switch (kind) {
            case CONTACT -> "contactId";
            case ADDRESS -> "addressId";
            case ADDRESS_BOOK -> "addressBookId";
        };
    }
}
