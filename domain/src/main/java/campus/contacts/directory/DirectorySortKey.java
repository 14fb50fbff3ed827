package campus.contacts.directory;

import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The sort key of a person in the directory: the first visible name, official names before preferred ones, then the
 * netid.
 *
 * @param family folded, at most {@value #LENGTH} characters; {@link FoldedText#LAST} for a person without a name
 * @param given the same for the given name
 */
public record DirectorySortKey(String family, String given, NetId netid) implements Comparable<DirectorySortKey> {
    /** The number of characters of a name that count: databases limit the length of an index key. */
    private static final int LENGTH = 200;

    private static final List<String> TYPES = List.of("official", "preferred");

    private static final Comparator<DirectorySortKey> ORDER = Comparator.comparing(DirectorySortKey::family)
            .thenComparing(DirectorySortKey::given)
            .thenComparing(DirectorySortKey::netid);

    /** Returns the sort key of a person with this visible data. */
    public static DirectorySortKey of(NetId netid, Optional<Value.Struct> seen) {
        return seen.flatMap(DirectorySortKey::name)
                .map(name -> new DirectorySortKey(part(name, "family"), part(name, "given"), netid))
                .orElse(new DirectorySortKey(FoldedText.LAST, "", netid));
    }

    private static Optional<Value.Struct> name(Value.Struct seen) {
        return seen.structs("names").stream().min(Comparator.comparingInt(DirectorySortKey::rank));
    }

    private static int rank(Value.Struct name) {
        int rank = TYPES.indexOf(name.text("type").orElse(""));
        return rank < 0 ? TYPES.size() : rank;
    }

    private static String part(Value.Struct name, String part) {
        String folded = FoldedText.of(name.text(part).orElse(""));
        return folded.length() <= LENGTH ? folded : folded.substring(0, LENGTH);
    }

    @Override
    public int compareTo(DirectorySortKey other) {
        return ORDER.compare(this, other);
    }
}
