package campus.contacts.directory;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Folds text for comparison and order in the directory: NFKC, in lower case letter by letter, and every byte of its
 * UTF-8 as one character (campus facades, section 8).
 *
 * <p>A letter is folded without regard to its neighbours, so that a substring is folded as it is in the whole: {@link
 * String#toLowerCase} would convert the last sigma of a word differently from the same letter within it. Letters with
 * the same upper case, such as σ and ς, are folded to one.
 *
 * <p>H2 orders text by UTF-16 units, PostgreSQL by bytes. In this form both agree, and so does {@link
 * String#compareTo}: the order is that of code points. Tests for prefixes, suffixes and substrings are not affected.
 */
public final class FoldedText {
    /** Sorts after every folded text. */
    public static final String LAST = "\u0100";

    private FoldedText() {}

    public static String of(String text) {
        // Marks are separate while letters are folded: J with caron has no precomposed letter in Unicode, j with caron
        // has one.
        int[] letters = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .map(FoldedText::lowerCase)
                .toArray();
        String folded = Normalizer.normalize(new String(letters, 0, letters.length), Normalizer.Form.NFKC);
        return new String(folded.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static int lowerCase(int letter) {
        return Character.toLowerCase(Character.toUpperCase(letter));
    }

    /** Returns the exclusive upper bound of the texts with this prefix, which must be folded and not empty. */
    public static String behind(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }
}
