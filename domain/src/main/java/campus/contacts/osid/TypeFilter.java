package campus.contacts.osid;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Selects objects by their types.
 *
 * @param genusTypeIds the genus must be one of these; null: any genus
 * @param recordTypeIds the object must have one of each of these sets
 */
public record TypeFilter(@Nullable Set<Id> genusTypeIds, List<Set<Id>> recordTypeIds) {
    /** Accepts all types. */
    public static final TypeFilter ANY = new TypeFilter(null, List.of());

    public TypeFilter {
        genusTypeIds = genusTypeIds == null ? null : Set.copyOf(genusTypeIds);
        recordTypeIds = recordTypeIds.stream().map(Set::copyOf).toList();
    }

    /** Returns a filter on the genus, which must be one of these. */
    public static TypeFilter ofGenus(Set<Id> genusTypeIds) {
        return new TypeFilter(genusTypeIds, List.of());
    }

    /** Returns a filter on the record types, of which one must be among these. */
    public static TypeFilter ofRecord(Set<Id> recordTypeIds) {
        return new TypeFilter(null, List.of(recordTypeIds));
    }

    /** Returns the filter that selects what both select. */
    public TypeFilter and(TypeFilter other) {
        return new TypeFilter(
                common(genusTypeIds, other.genusTypeIds),
                Stream.concat(recordTypeIds.stream(), other.recordTypeIds.stream())
                        .distinct()
                        .toList());
    }

    private static @Nullable Set<Id> common(@Nullable Set<Id> one, @Nullable Set<Id> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Set<Id> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }

    public boolean matches(Classification classification) {
        return (genusTypeIds == null || genusTypeIds.contains(classification.genusTypeId()))
                && recordTypeIds.stream()
                        .allMatch(required ->
                                classification.recordTypeIds().stream().anyMatch(required::contains));
    }
}
