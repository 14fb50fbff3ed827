package campus.contacts.backup;

import campus.contacts.osid.ObjectKind;
import campus.contacts.transfer.CountedNoun;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** The types of lines between the first and the last one. */
public enum ArchiveLineType {
    ADDRESS_BOOK("addressBook", new CountedNoun("address book", "address books"), ObjectKind.ADDRESS_BOOK),
    ROOT("root", null, null),
    CHILD("child", null, null),
    ADDRESS("address", new CountedNoun("address", "addresses"), ObjectKind.ADDRESS),
    CONTACT("contact", new CountedNoun("contact", "contacts"), ObjectKind.CONTACT),
    PERSON("person", CountedNoun.PERSON, null);

    /** The label of the last line. */
    static final String END = "end";

    final String label;
    private final CountedNoun noun;
    private final ObjectKind kind;

    ArchiveLineType(String label, CountedNoun noun, ObjectKind kind) {
        this.label = label;
        this.noun = noun;
        this.kind = kind;
    }

    static ArchiveLineType of(ObjectKind kind) {
        return valueOf(kind.name());
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

        /** Returns {@code 3 address books, 12 addresses, 40 contacts}, and {@code 2 people} when there are any. */
        @Override
        public String toString() {
            StringJoiner joined = new StringJoiner(", ");
            for (ArchiveLineType entry : values()) {
                if (entry.kind != null || entry.noun != null && of(entry) > 0) {
                    joined.add(entry.noun.counted(of(entry)));
                }
            }
            return joined.toString();
        }
    }
}
