package campus.contacts.people;

import campus.contacts.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a person stands in the directory: by the first name that is shown, official ones before preferred ones, then by netid.
 *
 * @param family folded, as much of it as {@value #LENGTH} characters; {@link Folded#LAST} for a person without a name
 * @param given likewise
 */
public record DirectoryOrder(String family, String given, Netid netid) implements Comparable<DirectoryOrder> {
    /** How much of a name counts: what databases keep in order is limited. */
    private static final int LENGTH = 200;

    private static final List<String> TYPES = List.of("official", "preferred");

    private static final Comparator<DirectoryOrder> ORDER = Comparator.comparing(DirectoryOrder::family)
            .thenComparing(DirectoryOrder::given)
            .thenComparing(DirectoryOrder::netid);

    /** The place of a person of whom that is shown. */
    public static DirectoryOrder of(Netid netid, Optional<Value.Structure> seen) {
        return seen.flatMap(DirectoryOrder::name)
                .map(name -> new DirectoryOrder(part(name, "family"), part(name, "given"), netid))
                .orElse(new DirectoryOrder(Folded.LAST, "", netid));
    }

    private static Optional<Value.Structure> name(Value.Structure seen) {
        return seen.structures("names").stream().min(Comparator.comparingInt(DirectoryOrder::rank));
    }

    private static int rank(Value.Structure name) {
        int rank = TYPES.indexOf(name.text("type").orElse(""));
        return rank < 0 ? TYPES.size() : rank;
    }

    private static String part(Value.Structure name, String part) {
        String folded = Folded.of(name.text(part).orElse(""));
        return folded.length() <= LENGTH ? folded : folded.substring(0, LENGTH);
    }

    @Override
    public int compareTo(DirectoryOrder other) {
        return ORDER.compare(this, other);
    }
}
