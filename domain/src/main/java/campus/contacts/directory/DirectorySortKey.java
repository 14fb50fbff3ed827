package campus.contacts.directory;

import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a person stands in the directory: by the first name that is shown, official ones before preferred ones, then by netid.
 *
 * @param family folded, as much of it as {@value #LENGTH} characters; {@link FoldedText#LAST} for a person without a name
 * @param given likewise
 */
public record DirectorySortKey(String family, String given, NetId netid) implements Comparable<DirectorySortKey> {
    /** How much of a name counts: what databases keep in order is limited. */
    private static final int LENGTH = 200;

    private static final List<String> TYPES = List.of("official", "preferred");

    private static final Comparator<DirectorySortKey> ORDER = Comparator.comparing(DirectorySortKey::family)
            .thenComparing(DirectorySortKey::given)
            .thenComparing(DirectorySortKey::netid);

    /** The place of a person of whom that is shown. */
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
