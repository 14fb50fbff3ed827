package campus.contacts.osid;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rules for every stored text (wire contract, section 2). */
public final class TextRules {
    /** The maximum number of code points of a text that a message repeats. */
    private static final int MAX_SHOWN = 100;

    private TextRules() {}

    public static void requireWellFormed(String property, @Nullable String text, int maxLength) {
        if (text == null) {
            return;
        }
        if (text.codePointCount(0, text.length()) > maxLength) {
            throw refuse(property, "must have at most " + maxLength + " characters");
        }
        if (!isWellFormed(text)) {
            throw refuse(property, "must not hold U+0000 or half a surrogate pair");
        }
    }

    /** Returns whether a text contains neither U+0000 nor an unpaired surrogate. */
    public static boolean isWellFormed(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    /** Returns an Id for use in messages: truncated if long. */
    static String shown(Id id) {
        String text = id.toString();
        return text.codePointCount(0, text.length()) <= MAX_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN)) + "\u2026";
    }

    /**
     * Returns the edit distance of two names (insertions, deletions, substitutions), ignoring case and the ends of long
     * names.
     */
    static int distance(String one, String other) {
        String from = beginning(one);
        String to = beginning(other);
        int[] row = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), MAX_SHOWN)).toLowerCase(Locale.ROOT);
    }

    public static Refusal refuse(String property, String problem) {
        String pointer = Refusal.Detail.member("", property);
        return Refusal.invalid(property + ' ' + problem, List.of(new Refusal.Detail(pointer, problem)));
    }
}
