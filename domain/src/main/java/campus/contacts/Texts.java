package campus.contacts;

import java.util.List;

/** The rules that every stored text obeys (wire contract, section 2). */
final class Texts {
    private Texts() {}

    static void requireWellFormed(String property, String text, int maxLength) {
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

    static boolean isWellFormed(String text) {
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

    static Refusal refuse(String property, String problem) {
        String pointer = '/' + property.replace("~", "~0").replace("/", "~1");
        return Refusal.invalid(property + ' ' + problem, List.of(new Refusal.Detail(pointer, problem)));
    }
}
