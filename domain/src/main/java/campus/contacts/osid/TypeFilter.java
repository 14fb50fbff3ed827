package campus.contacts.osid;

import java.util.Set;

/**
 * Selects objects by their types.
 *
 * @param genusTypeIds the genus must be one of these; null: any genus
 * @param recordTypeIds the object must have one of these; null: any or none
 */
public record TypeFilter(Set<Id> genusTypeIds, Set<Id> recordTypeIds) {
    /** Accepts all types. */
    public static final TypeFilter ANY = new TypeFilter(null, null);

    public TypeFilter {
        genusTypeIds = genusTypeIds == null ? null : Set.copyOf(genusTypeIds);
        recordTypeIds = recordTypeIds == null ? null : Set.copyOf(recordTypeIds);
    }

    public boolean matches(Classification classification) {
        return (genusTypeIds == null || genusTypeIds.contains(classification.genusTypeId()))
                && (recordTypeIds == null
                        || classification.recordTypeIds().stream().anyMatch(recordTypeIds::contains));
    }
}
