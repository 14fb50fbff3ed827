package campus.contacts.directory;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Text as the directory compares and orders it: NFKC, in lower case letter by letter, and every byte of its UTF-8 one character
 * (campus facades, section 8).
 *
 * <p>A letter is folded without regard to its neighbours, so that a part of a text is folded as it is in the whole:
 * {@link String#toLowerCase} would write the last sigma of a word differently from the same letter within it. Letters of one upper
 * case, such as σ and ς, are one.
 *
 * <p>H2 orders text by UTF-16 units, PostgreSQL by bytes. Written like this both agree, and so does {@link String#compareTo}:
 * the order is that of code points. What begins, ends or holds what is the same either way.
 */
public final class FoldedText {
    /** Comes after everything that is folded. */
    public static final String LAST = "\u0100";

    private FoldedText() {}

    public static String of(String text) {
        // Marks stand apart while letters are folded: J and a caron have no letter of their own, j and a caron do.
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

    /** The least text behind all that begin with a prefix that is folded and not empty. */
    public static String behind(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }
}
