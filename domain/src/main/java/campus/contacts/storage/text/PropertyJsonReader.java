package campus.contacts.storage.text;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one text of {@link PropertyJson}, by recursive descent. */
final class PropertyJsonReader {
    private final String text;
    private int at;
    private int depth;

    PropertyJsonReader(String text) {
        this.text = text;
    }

    RecordProperties read() {
        try {
            skipSpace();
            if (peek() != '{') {
                throw malformed();
            }
            Value.Struct values = structure();
            skipSpace();
            if (at < text.length()) {
                throw malformed();
            }
            return values.members().isEmpty() ? RecordProperties.NONE : new RecordProperties(values);
        } catch (Refusal | NumberFormatException impossible) {
            throw new IllegalArgumentException("these cannot be a record's properties: " + impossible.getMessage());
        }
    }

    private Value value() {
        skipSpace();
        return switch (peek()) {
            case '{' -> structure();
            case '[' -> sequence();
            case '"' -> new Value.Text(string());
            case 't' -> literal("true", new Value.Bool(true));
            case 'f' -> literal("false", new Value.Bool(false));
            case 'n' -> literal("null", Value.NULL);
            default -> number();
        };
    }

    private Value.Struct structure() {
        enter();
        Map<String, Value> members = new LinkedHashMap<>();
        if (!skip('}')) {
            do {
                skipSpace();
                String name = string();
                require(':');
                if (members.put(name, value()) != null) {
                    throw malformed();
                }
            } while (skip(','));
            require('}');
        }
        depth--;
        return new Value.Struct(members);
    }

    private Value.Array sequence() {
        enter();
        List<Value> values = new ArrayList<>();
        if (!skip(']')) {
            do {
                values.add(value());
            } while (skip(','));
            require(']');
        }
        depth--;
        return new Value.Array(values);
    }

    /** Skips the opening bracket. The depth limit keeps malicious input from overflowing the stack. */
    private void enter() {
        if (++depth > RecordProperties.MAX_DEPTH) {
            throw new IllegalArgumentException("properties are nested too deeply at character " + at);
        }
        at++;
    }

    private Value literal(String word, Value value) {
        if (!text.startsWith(word, at)) {
            throw malformed();
        }
        at += word.length();
        return value;
    }

    /** BigDecimal accepts more than JSON (+1, .5, 1., digits of any script), so the grammar is checked here. */
    private Value number() {
        int start = at;
        skipRaw("-");
        if (!skipRaw("0")) {
            digits();
        }
        if (skipRaw(".")) {
            digits();
        }
        if (skipRaw("eE")) {
            skipRaw("+-");
            digits();
        }
        return new Value.Number(new BigDecimal(text.substring(start, at)));
    }

    private void digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed();
        }
    }

    private String string() {
        if (peek() != '"') {
            throw malformed();
        }
        int start = ++at;
        while (peek() >= ' ' && peek() != '"' && peek() != '\\') {
            at++;
        }
        if (peek() == '"') {
            return text.substring(start, at++);
        }
        StringBuilder string = new StringBuilder(text.substring(start, at));
        while (peek() != '"') {
            if (peek() < ' ') {
                throw malformed();
            }
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw malformed();
        };
    }

    private char codeUnit() {
        int unit = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw malformed();
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    private boolean skip(char c) {
        skipSpace();
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void require(char c) {
        if (!skip(c)) {
            throw malformed();
        }
    }

    private boolean skipRaw(String anyOf) {
        if (at == text.length() || anyOf.indexOf(text.charAt(at)) < 0) {
            return false;
        }
        at++;
        return true;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Returns the next character; U+0000, which is invalid in JSON, at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("not the text of a record's properties at character " + at);
    }
}
