package campus.contacts.rest.schema;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Translates a regular expression of ECMA-262 with the flag {@code u} into the syntax of RE2/J, in which some escapes and classes have
 * another meaning.
 */
final class EcmaPatternTranslator {
    /** The most characters and classes of a pattern whose repetitions are expanded. */
    private static final int MAX_SIZE = 1000;

    private static final String SPACE =
            "\\x{9}-\\x{D}\\x{20}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}"
                    + "\\x{205F}\\x{3000}\\x{FEFF}";
    private static final String NO_SPACE =
            "\\x{0}-\\x{8}\\x{E}-\\x{1F}\\x{21}-\\x{9F}\\x{A1}-\\x{167F}\\x{1681}-\\x{1FFF}"
                    + "\\x{200B}-\\x{2027}\\x{202A}-\\x{202E}\\x{2030}-\\x{205E}\\x{2060}-\\x{2FFF}\\x{3001}-\\x{FEFE}"
                    + "\\x{FF00}-\\x{10FFFF}";
    private static final String SYNTAX_CHARACTERS = "^$\\.*+?()[]{}|/";

    private final String source;
    private final StringBuilder written = new StringBuilder();
    /** The size of each open group so far; the innermost group is last. */
    private final Deque<Long> sizes = new ArrayDeque<>();
    /** The size of the item that a quantifier would repeat; 0 where there is nothing to repeat. */
    private long last;

    private int at;

    private EcmaPatternTranslator(String source) {
        this.source = source;
    }

    /**
     * Returns the same pattern for RE2/J.
     *
     * @throws IllegalArgumentException when the pattern is malformed, too large, or needs backtracking; the message is the predicate of
     *     a sentence about it
     */
    static String translate(String pattern) {
        return new EcmaPatternTranslator(pattern).whole();
    }

    private String whole() {
        sizes.push(0L);
        while (at < source.length()) {
            term();
        }
        if (sizes.size() != 1) {
            throw refuse("is malformed: a group is not closed");
        }
        return written.toString();
    }

    private void term() {
        char c = source.charAt(at);
        switch (c) {
            case '(' -> open();
            case ')' -> close();
            case '[' -> characterClass();
            case '*', '+', '?', '{' -> quantifier();
            case '^', '$', '|' -> {
                written.append(c);
                last = 0;
                at++;
            }
            case '.' -> {
                at++;
                atom("[^\\n\\r\\x{2028}\\x{2029}]");
            }
            case '\\' -> escape();
            case ']', '}' -> throw refuse("is malformed: '" + c + "' must be escaped");
            default -> atom(literal(nextCodePoint()));
        }
    }

    private void atom(String text) {
        written.append(text);
        grow(1);
    }

    private void grow(long size) {
        last = size;
        long whole = sizes.pop() + size;
        if (whole > MAX_SIZE) {
            throw refuse("repeats more than " + MAX_SIZE + " times in all; use maxLength");
        }
        sizes.push(whole);
    }

    private void open() {
        at++;
        written.append('(');
        sizes.push(0L);
        last = 0;
        if (source.startsWith("?:", at)) {
            written.append("?:");
            at += 2;
        } else if (source.startsWith("?=", at)
                || source.startsWith("?!", at)
                || source.startsWith("?<=", at)
                || source.startsWith("?<!", at)) {
            throw refuse("has a lookaround, which cannot be matched in bounded time");
        } else if (source.startsWith("?<", at) && source.indexOf('>', at) > at) {
            at = source.indexOf('>', at) + 1;
        } else if (source.startsWith("?", at)) {
            throw refuse("is malformed: unknown kind of group");
        }
    }

    private void close() {
        at++;
        if (sizes.size() == 1) {
            throw refuse("is malformed: a group is closed that was not opened");
        }
        written.append(')');
        grow(Math.max(1, sizes.pop()));
    }

    private void quantifier() {
        int end = at + 1;
        long times = 1;
        if (source.charAt(at) == '{') {
            end = source.indexOf('}', at) + 1;
            String counts = end == 0 ? "" : source.substring(at + 1, end - 1);
            if (!counts.matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
                throw refuse("is malformed: '{' must be escaped");
            }
            String[] parts = counts.split(",", -1);
            times = Math.max(1, Long.parseLong(parts[parts.length - 1].isEmpty() ? parts[0] : parts[parts.length - 1]));
        }
        if (last == 0) {
            throw refuse("is malformed: there is nothing to repeat");
        }
        written.append(source, at, end);
        at = end;
        if (at < source.length() && source.charAt(at) == '?') {
            written.append('?');
            at++;
        }
        grow(last * (times - 1));
        last = 0;
    }

    private void escape() {
        char c = source.length() > at + 1 ? source.charAt(at + 1) : 0;
        if (c == 'b' || c == 'B') {
            written.append('\\').append(c);
            last = 0;
            at += 2;
        } else if (c >= '1' && c <= '9' || c == 'k') {
            throw refuse("has a backreference, which cannot be matched in bounded time");
        } else {
            String members = classEscape();
            atom(members != null ? '[' + members + ']' : literal(escapedCodePoint()));
        }
    }

    private void characterClass() {
        at++;
        boolean negated = source.startsWith("^", at);
        at += negated ? 1 : 0;
        StringBuilder members = new StringBuilder();
        while (at < source.length() && source.charAt(at) != ']') {
            String set = classEscape();
            if (set != null) {
                members.append(set);
            } else {
                range(members);
            }
        }
        if (at == source.length()) {
            throw refuse("is malformed: a class is not closed");
        }
        at++;
        if (members.length() == 0) {
            negated = !negated;
            members.append("\\x{0}-\\x{10FFFF}");
        }
        atom((negated ? "[^" : "[") + members + ']');
    }

    private void range(StringBuilder members) {
        int from = classCodePoint();
        members.append(literal(from));
        if (source.startsWith("-", at) && at + 1 < source.length() && source.charAt(at + 1) != ']') {
            at++;
            if (classEscape() != null) {
                throw refuse("is malformed: a class stands at the end of a range");
            }
            members.append('-').append(literal(classCodePoint()));
        }
    }

    private int classCodePoint() {
        if (source.charAt(at) != '\\') {
            return nextCodePoint();
        }
        if (source.startsWith("\\b", at) || source.startsWith("\\-", at)) {
            at += 2;
            return source.charAt(at - 1) == 'b' ? '\b' : '-';
        }
        return escapedCodePoint();
    }

    /** Reads an escape that stands for a set of characters and returns its members; null when there is no such escape. */
    private String classEscape() {
        if (source.charAt(at) != '\\' || at + 1 == source.length()) {
            return null;
        }
        char c = source.charAt(at + 1);
        switch (c) {
            case 'd', 'D', 'w', 'W' -> {
                at += 2;
                return "\\" + c;
            }
            case 's', 'S' -> {
                at += 2;
                return c == 's' ? SPACE : NO_SPACE;
            }
            case 'p', 'P' -> {
                return property(c);
            }
            default -> {
                return null;
            }
        }
    }

    private String property(char sign) {
        int end = source.indexOf('}', at);
        String name = source.startsWith("{", at + 2) && end > 0 ? source.substring(at + 3, end) : "";
        String value = name.replaceFirst("^(Script|sc|General_Category|gc)=", "");
        boolean category = value.matches("[A-Z][a-z]?");
        if (!category && value.equals(name)) {
            throw refuse(
                    "has the property '" + name + "'; only one- and two-letter categories and Script= are supported");
        }
        at = end + 1;
        return "\\" + sign + '{' + value + '}';
    }

    /** Reads an escape that stands for one character. */
    private int escapedCodePoint() {
        if (at + 1 == source.length()) {
            throw refuse("is malformed: it ends with a backslash");
        }
        char c = source.charAt(at + 1);
        at += 2;
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'v' -> 0x0B;
            case 'f' -> '\f';
            case 'r' -> '\r';
            case '0' -> 0;
            case 'c' -> control();
            case 'x' -> hexadecimal(2);
            case 'u' -> unicode();
            default -> {
                if (SYNTAX_CHARACTERS.indexOf(c) < 0) {
                    throw refuse("is malformed: unknown escape \\" + c);
                }
                yield c;
            }
        };
    }

    private int control() {
        int letter = at < source.length() ? nextCodePoint() : 0;
        if (letter < 'A' || letter > 'z' || letter > 'Z' && letter < 'a') {
            throw refuse("is malformed: \\c stands before a letter");
        }
        return letter % 32;
    }

    private int unicode() {
        if (source.startsWith("{", at)) {
            int digits = source.indexOf('}', at) - at - 1;
            at++;
            int codePoint = hexadecimal(digits);
            at++;
            return codePoint;
        }
        int unit = hexadecimal(4);
        if (Character.isHighSurrogate((char) unit) && source.startsWith("\\u", at)) {
            at += 2;
            return Character.toCodePoint((char) unit, (char) hexadecimal(4));
        }
        return unit;
    }

    private int hexadecimal(int digits) {
        try {
            String text = source.substring(at, at + digits);
            at += digits;
            int codePoint = Integer.parseInt(text, 16);
            if (Character.isValidCodePoint(codePoint) && Character.isLetterOrDigit(text.charAt(0))) {
                return codePoint;
            }
        } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
            // rejected below
        }
        throw refuse("is malformed: a character is not written in hexadecimal digits");
    }

    private int nextCodePoint() {
        int codePoint = source.codePointAt(at);
        at += Character.charCount(codePoint);
        return codePoint;
    }

    private static String literal(int codePoint) {
        return String.format("\\x{%X}", codePoint);
    }

    private static IllegalArgumentException refuse(String problem) {
        return new IllegalArgumentException(problem);
    }
}
