package campus.contacts.program;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the name that a mistyped one was meant to be. Picocli's own suggestions compare pairs of letters, and so find nothing for two
 * letters in the wrong order in a short name ({@code --prot}).
 */
final class SimilarName {
    /** The most letters that may be wrong. */
    private static final int MOST_WRONG = 3;

    private SimilarName() {}

    /** Returns the known name with the fewest wrong letters; empty when too many are wrong. */
    static Optional<String> among(Stream<String> known, String unknown) {
        int most = Math.min(MOST_WRONG, unknown.length() / 2);
        return known.filter(name -> distance(name, unknown) <= most)
                .min(Comparator.<String>comparingInt(name -> distance(name, unknown))
                        .thenComparing(name -> name));
    }

    /** Returns the end of a message that suggests the known name most like an unknown one; empty when none is like it. */
    static String suggestion(Stream<String> known, String unknown) {
        return among(known, unknown).map(name -> "; did you mean " + name + "?").orElse("");
    }

    /** Returns the number of letters to insert, delete or replace (Levenshtein distance). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
