package campus.contacts;

import campus.contacts.osid.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The choices, besides the form, for the creation of an object.
 *
 * @param genusTypeId any type, or null: the kind's default
 * @param recordTypeIds types that this provider supports for that kind
 * @param placeId for a contact or an address the book to file it in, or null: the default book; for an address book its
 *     parent, or null: none
 * @param aliasId an alias of the new object, or null: none
 */
public record CreationRequest(
        @Nullable Id genusTypeId,
        List<Id> recordTypeIds,
        @Nullable Id placeId,
        @Nullable Id aliasId) {
    /** A request in which everything has its default. */
    public static final CreationRequest PLAIN = new CreationRequest(null, List.of(), null);

    public CreationRequest {
        recordTypeIds = List.copyOf(recordTypeIds);
    }

    /** Creates a request without an alias. */
    public CreationRequest(@Nullable Id genusTypeId, List<Id> recordTypeIds, @Nullable Id placeId) {
        this(genusTypeId, recordTypeIds, placeId, null);
    }

    /** Returns a request for an object in the given book or below it. */
    public static CreationRequest in(Id placeId) {
        return new CreationRequest(null, List.of(), placeId);
    }

    public CreationRequest withPlace(Id changed) {
        return new CreationRequest(genusTypeId, recordTypeIds, changed, aliasId);
    }

    public CreationRequest withGenus(Id changed) {
        return new CreationRequest(changed, recordTypeIds, placeId, aliasId);
    }

    /** Returns the same request for an object with these record types. */
    public CreationRequest withRecordTypes(List<Id> changed) {
        return new CreationRequest(genusTypeId, changed, placeId, aliasId);
    }

    /** Returns the same request for an object with that alias. */
    public CreationRequest withAlias(Id changed) {
        return new CreationRequest(genusTypeId, recordTypeIds, placeId, changed);
    }
}
