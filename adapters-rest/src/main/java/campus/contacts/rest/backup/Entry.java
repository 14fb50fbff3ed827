package campus.contacts.rest.backup;

import campus.contacts.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** What a line between the first and the last one says. */
enum Entry {
    ADDRESS_BOOK("addressBook", new Noun("address book", "address books"), Kind.ADDRESS_BOOK),
    ROOT("root", null, null),
    CHILD("child", null, null),
    ADDRESS("address", new Noun("address", "addresses"), Kind.ADDRESS),
    CONTACT("contact", new Noun("contact", "contacts"), Kind.CONTACT),
    PERSON("person", Noun.PERSON, null);

    /** The kind of the last line. */
    static final String END = "end";

    final String label;
    private final Noun noun;
    private final Kind kind;

    Entry(String label, Noun noun, Kind kind) {
        this.label = label;
        this.noun = noun;
        this.kind = kind;
    }

    static Entry of(Kind kind) {
        return valueOf(kind.name());
    }

    static Optional<Entry> find(String label) {
        for (Entry entry : values()) {
            if (entry.label.equals(label)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** How many there were of each. */
    static final class Counts {
        private final Map<Entry, Long> counts = new EnumMap<>(Entry.class);

        void add(Entry entry) {
            counts.merge(entry, 1L, Long::sum);
        }

        long of(Entry entry) {
            return counts.getOrDefault(entry, 0L);
        }

        long objects() {
            long objects = 0;
            for (Entry entry : values()) {
                objects += entry.kind == null ? 0 : of(entry);
            }
            return objects;
        }

        /** {@code 3 address books, 12 addresses, 40 contacts}, and {@code 2 people} where there are any. */
        @Override
        public String toString() {
            StringJoiner joined = new StringJoiner(", ");
            for (Entry entry : values()) {
                if (entry.kind != null || entry.noun != null && of(entry) > 0) {
                    joined.add(entry.noun.counted(of(entry)));
                }
            }
            return joined.toString();
        }
    }
}
