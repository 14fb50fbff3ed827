package campus.contacts.osid;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Folds text for search and order: compatibility decomposition (NFKD) without marks, in lower case letter by letter,
 * with letters that have no decomposition replaced by plain ones (queries, section 1). All storages compare what this
 * class returns, since their own collations differ.
 */
public final class TextFold {
    /** Sorts after every sort key. */
    public static final String LAST = "\u0100";

    /** The maximum length of a sort key, well below what an index entry of a database can hold. */
    private static final int MAX_KEY = 1000;

    private TextFold() {}

    /** Returns the folded text, composed (NFC). */
    public static String fold(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(letters.length());
        letters.codePoints().filter(letter -> !isMark(letter)).forEach(letter -> append(folded, letter));
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static boolean isMark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static void append(StringBuilder folded, int letter) {
        int lower = Character.toLowerCase(letter);
        switch (lower) {
            case 'ß' -> folded.append("ss");
            case 'ς' -> folded.append('σ');
            case 'ø' -> folded.append('o');
            case 'ł' -> folded.append('l');
            case 'đ', 'ð' -> folded.append('d');
            case 'þ' -> folded.append("th");
            case 'ı' -> folded.append('i');
            case 'æ' -> folded.append("ae");
            case 'œ' -> folded.append("oe");
            default -> folded.appendCodePoint(lower);
        }
    }

    /**
     * Returns the key by which a text is sorted: the order of keys by {@link String#compareTo} is the order of the
     * folded texts by code point. A key has one character up to U+00FF for each byte of the folded text in UTF-8, so
     * that databases that compare UTF-16 units or bytes agree. Only the first {@value #MAX_KEY} bytes count.
     */
    public static String sortKey(String text) {
        byte[] bytes = fold(text).getBytes(StandardCharsets.UTF_8);
        return new String(bytes, 0, Math.min(bytes.length, MAX_KEY), StandardCharsets.ISO_8859_1);
    }
}
