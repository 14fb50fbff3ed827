package campus.contacts;

import campus.contacts.osid.Id;
import java.util.List;

/**
 * What is asked for, beside the form, when an object is made.
 *
 * @param genusTypeId any type, or null: the kind's default
 * @param recordTypeIds types that this provider supports for that kind
 * @param placeId for a contact or an address the book to file it in, or null: the default book; for an address book its
 *     parent, or null: none
 */
public record CreationRequest(Id genusTypeId, List<Id> recordTypeIds, Id placeId) {
    /** With everything as it is by default. */
    public static final CreationRequest PLAIN = new CreationRequest(null, List.of(), null);

    public CreationRequest {
        recordTypeIds = List.copyOf(recordTypeIds);
    }

    /** In that book, or below it. */
    public static CreationRequest in(Id placeId) {
        return new CreationRequest(null, List.of(), placeId);
    }
}
