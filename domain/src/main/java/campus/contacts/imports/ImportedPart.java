package campus.contacts.imports;

import campus.contacts.osid.Id;
import java.util.Comparator;
import java.util.Objects;

/**
 * What an import wrote of a part of a row, to recognize what users have edited since.
 *
 * @param place of the part
 * @param addressVersion the version of the address that an import wrote last
 * @param contactId the contact when it was written last
 * @param contactVersion the version of the contact that an import wrote last
 * @param run the number of the last import that had the part
 * @param isPruned whether an import ended the contact because the part was missing
 */
public record ImportedPart(
        Place place, long addressVersion, Id contactId, long contactVersion, long run, boolean isPruned) {
    /**
     * The place of a part.
     *
     * @param source the name of the source
     * @param key the SHA-256 of the key of the row, from which nobody can tell the key
     * @param part such as {@code email.1}
     */
    public record Place(String source, String key, String part) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::source).thenComparing(Place::key).thenComparing(Place::part);

        public Place {
            Objects.requireNonNull(source);
            Objects.requireNonNull(key);
            Objects.requireNonNull(part);
        }

        /** Compares by source, key and part. */
        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    public ImportedPart {
        Objects.requireNonNull(place);
        Objects.requireNonNull(contactId);
    }

    /** Returns the part as of an earlier run than any. */
    public ImportedPart beforeRuns() {
        return new ImportedPart(place, addressVersion, contactId, contactVersion, 0, isPruned);
    }
}
