package campus.contacts.osid;

import java.util.Set;

/**
 * Which types an object must have to be listed.
 *
 * @param genusTypeIds its genus is one of these; null: any genus
 * @param recordTypeIds it carries one of these; null: whatever it carries
 */
public record TypeFilter(Set<Id> genusTypeIds, Set<Id> recordTypeIds) {
    /** Whatever the types. */
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
