package campus.contacts.osid;

import java.util.List;
import java.util.Objects;

/**
 * The OSID classification of an object: exactly one genus type, and its record types. Fixed at creation, except that a
 * merge may add record types.
 *
 * @param recordTypeIds without duplicates, in the order requested
 */
public record Classification(Id genusTypeId, List<Id> recordTypeIds) {
    public Classification {
        Objects.requireNonNull(genusTypeId);
        recordTypeIds = List.copyOf(recordTypeIds);
    }
}
