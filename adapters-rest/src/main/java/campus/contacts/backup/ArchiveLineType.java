package campus.contacts.backup;

import campus.contacts.osid.ObjectKind;
import campus.contacts.transfer.CountedNoun;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** The types of lines between the first and the last one. */
public enum ArchiveLineType {
    HISTORY("history"),
    ADDRESS_BOOK_VERSION("addressBookVersion"),
    ADDRESS_VERSION("addressVersion"),
    CONTACT_VERSION("contactVersion"),
    DELETION("deletion"),
    ENDED_FILING("endedFiling"),
    ENDED_ROOT("endedRoot"),
    ENDED_CHILD("endedChild"),
    ADDRESS_BOOK("addressBook", new CountedNoun("address book", "address books"), ObjectKind.ADDRESS_BOOK),
    ROOT("root", null, null),
    CHILD("child", null, null),
    ADDRESS("address", new CountedNoun("address", "addresses"), ObjectKind.ADDRESS),
    CONTACT("contact", new CountedNoun("contact", "contacts"), ObjectKind.CONTACT),
    ALIAS("alias", null, null, true),
    MOVED_CONTACT("movedContact"),
    IMPORTED_PART("importedPart", null, null, true),
    PERSON("person", CountedNoun.PERSON, null);

    /** The label of the last line. */
    static final String END = "end";

    private static final CountedNoun VERSION = new CountedNoun("earlier version", "earlier versions");

    final String label;
    /** Whether the type belongs to the recorded past or to imports of files, which an export may lack. */
    final boolean isPast;

    private final CountedNoun noun;
    private final ObjectKind kind;

    /** Creates a type of the recorded past. */
    ArchiveLineType(String label) {
        this(label, null, null, true);
    }

    ArchiveLineType(String label, CountedNoun noun, ObjectKind kind) {
        this(label, noun, kind, false);
    }

    ArchiveLineType(String label, CountedNoun noun, ObjectKind kind, boolean isPast) {
        this.label = label;
        this.isPast = isPast;
        this.noun = noun;
        this.kind = kind;
    }

    static ArchiveLineType of(ObjectKind kind) {
        return valueOf(kind.name());
    }

    /** Returns the type of the lines with the earlier versions of a kind. */
    static ArchiveLineType ofVersion(ObjectKind kind) {
        return valueOf(kind.name() + "_VERSION");
    }

    static Optional<ArchiveLineType> find(String label) {
        for (ArchiveLineType entry : values()) {
            if (entry.label.equals(label)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** The number of lines by type. */
    public static final class Counts {
        private final Map<ArchiveLineType, Long> counts = new EnumMap<>(ArchiveLineType.class);

        public void add(ArchiveLineType entry) {
            counts.merge(entry, 1L, Long::sum);
        }

        long of(ArchiveLineType entry) {
            return counts.getOrDefault(entry, 0L);
        }

        long objects() {
            long objects = 0;
            for (ArchiveLineType entry : values()) {
                objects += entry.kind == null ? 0 : of(entry);
            }
            return objects;
        }

        private long versions() {
            return of(ADDRESS_BOOK_VERSION) + of(ADDRESS_VERSION) + of(CONTACT_VERSION);
        }

        /**
         * Returns {@code 3 address books, 12 addresses, 40 contacts}, and {@code 2 people} and {@code 9 earlier versions} when there are
         * any.
         */
        @Override
        public String toString() {
            StringJoiner joined = new StringJoiner(", ");
            for (ArchiveLineType entry : values()) {
                if (entry.kind != null || entry.noun != null && of(entry) > 0) {
                    joined.add(entry.noun.counted(of(entry)));
                }
            }
            if (versions() > 0) {
                joined.add(VERSION.counted(versions()));
            }
            return joined.toString();
        }
    }
}
