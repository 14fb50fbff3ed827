package campus.contacts.osid;

import java.util.List;
import java.util.Objects;

/**
 * How OSID classifies an object: exactly one genus type, and the record types that it carries. Fixed at birth.
 *
 * @param recordTypeIds without repetition, in the order asked for
 */
public record Classification(Id genusTypeId, List<Id> recordTypeIds) {
    public Classification {
        Objects.requireNonNull(genusTypeId);
        recordTypeIds = List.copyOf(recordTypeIds);
    }
}
