package campus.contacts.people;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Text as the directory compares and orders it: NFKC, in lower case, and every byte of its UTF-8 one character.
 *
 * <p>H2 orders text by UTF-16 units, PostgreSQL by bytes. Written like this both agree, and so does {@link String#compareTo}:
 * the order is that of code points. What begins, ends or holds what is the same either way.
 */
public final class Folded {
    /** Comes after everything that is folded. */
    public static final String LAST = "\u0100";

    private Folded() {}

    public static String of(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return new String(lower.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The least text behind all that begin with a prefix that is folded and not empty. */
    public static String behind(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }
}
