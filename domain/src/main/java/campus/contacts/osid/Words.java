package campus.contacts.osid;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Divides folded text ({@link TextFold}) into words: runs of letters and digits of any script (queries, section 1). A
 * run ends where it changes between the scripts that are written without spaces (han, kana, hangul) and others.
 */
public final class Words {
    /** The maximum number of code points in a word; a database's index holds no longer one. */
    private static final int MAX_LENGTH = 500;

    /** The maximum number of code points in a word of a script that is written without spaces. */
    private static final int MAX_UNSPACED = 16;

    private static final Set<UnicodeScript> UNSPACED =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    /** The prolonged sound mark of kana, which belongs to no script, and the han digit zero, which is no letter. */
    private static final int SOUND_MARK = 0x30FC;

    private static final int HAN_ZERO = 0x3007;

    private Words() {}

    /** Returns the words by which a text is found. In scripts without spaces one begins at each character. */
    public static List<String> of(String text) {
        return divide(text, Start.ANYWHERE);
    }

    /** Returns the words of a search, in which every run is one word. */
    public static List<String> typed(String text) {
        return divide(text, Start.OF_RUN);
    }

    /** Where words begin in scripts without spaces. */
    private enum Start {
        OF_RUN,
        ANYWHERE
    }

    private static List<String> divide(String text, Start start) {
        int[] letters = TextFold.fold(text).codePoints().toArray();
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < letters.length) {
            if (!isOfWord(letters[at])) {
                at++;
                continue;
            }
            boolean unspaced = isUnspaced(letters[at]);
            int end = at + 1;
            while (end < letters.length && isOfWord(letters[end]) && isUnspaced(letters[end]) == unspaced) {
                end++;
            }
            int last = unspaced && start == Start.ANYWHERE ? end - 1 : at;
            for (int first = at; first <= last; first++) {
                words.add(new String(letters, first, Math.min(end - first, unspaced ? MAX_UNSPACED : MAX_LENGTH)));
            }
            at = end;
        }
        return words;
    }

    private static boolean isOfWord(int letter) {
        return Character.isLetterOrDigit(letter) || letter == HAN_ZERO;
    }

    private static boolean isUnspaced(int letter) {
        return letter == SOUND_MARK || UNSPACED.contains(UnicodeScript.of(letter));
    }
}
