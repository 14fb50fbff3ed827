package campus.contacts.osid;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An OSID Id, the name of any object in this or another provider, written {@code namespace:identifier@authority}.
 *
 * <p>The namespace ends at the first {@code :} and the authority starts after the last {@code @}, so both characters
 * may occur unencoded in the identifier. Elsewhere {@code %}, {@code :}, {@code @}, spaces and control characters are
 * percent-encoded. Text has at most {@value #MAX_LENGTH} code points.
 *
 * <p>Two Ids are equal when their decoded identifiers are equal exactly and their namespaces and authorities are equal
 * ignoring ASCII case; {@link #toString()} returns the spelling that was parsed (wire contract, section 1).
 */
public final class Id {
    /** The maximum number of code points of the text form. */
    public static final int MAX_LENGTH = 512;

    /** An Id as messages show one. */
    public static final String EXAMPLE = "contact.Address:7@example.edu";

    /** What a message says that a text must be. */
    public static final String ALLOWED = "an Id of the form namespace:identifier@authority, such as " + EXAMPLE;

    private static final String HEX = "0123456789ABCDEF";

    private final String text;
    /**
     * Computed on first use, since most Ids are only passed on; null before. Two threads may compute it concurrently
     * and get equal texts.
     */
    private @Nullable String key;

    private Id(String text, @Nullable String key) {
        this.text = text;
        this.key = key;
    }

    /**
     * Reads the text form.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when the text is not an Id
     */
    public static Id parse(String text) {
        return find(text).orElseThrow(() -> Refusal.invalid("must be " + ALLOWED));
    }

    /** Reads the text form; empty when the text is not an Id. */
    public static Optional<Id> find(String text) {
        int colon = text.indexOf(':');
        int at = text.lastIndexOf('@');
        if (colon < 1 || at < colon + 2 || at == text.length() - 1 || isTooLong(text)) {
            return Optional.empty();
        }
        if (isPlain(text)) {
            return Optional.of(new Id(text, null));
        }
        Optional<String> namespace = decode(text.substring(0, colon));
        Optional<String> identifier = decode(text.substring(colon + 1, at));
        Optional<String> authority = decode(text.substring(at + 1));
        if (namespace.isEmpty() || identifier.isEmpty() || authority.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Id(text, key(namespace.get(), identifier.get(), authority.get())));
    }

    /** Returns the Id of a text that is known to be one without encoded characters, which saves the check. */
    static Id known(String text) {
        return new Id(text, null);
    }

    /**
     * Creates an Id from its decoded parts.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when a part is empty or the whole is too long
     */
    public static Id of(String namespace, String identifier, String authority) {
        return parse(encode(namespace) + ':' + encode(identifier) + '@' + encode(authority));
    }

    /** Returns the decoded part before the first {@code :}. */
    public String namespace() {
        return decode(text.substring(0, text.indexOf(':'))).orElseThrow();
    }

    /** Returns the decoded part between the first {@code :} and the last {@code @}. */
    public String identifier() {
        return decode(text.substring(text.indexOf(':') + 1, text.lastIndexOf('@')))
                .orElseThrow();
    }

    /** Returns the decoded part after the last {@code @}. */
    public String authority() {
        return decode(text.substring(text.lastIndexOf('@') + 1)).orElseThrow();
    }

    /** Returns the normalized text that all equal Ids share, for indexes; not meant to be shown. */
    public String key() {
        String known = key;
        if (known == null) {
            known = plainKey();
            if (known == null) {
                known = key(namespace(), identifier(), authority());
            }
            key = known;
        }
        return known;
    }

    /** Returns this Id with every part encoded as {@link #of} does. */
    public Id normalized() {
        return of(namespace(), identifier(), authority());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Id id && (text.equals(id.text) || key().equals(id.key()));
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    /** Returns the text form, spelled as it was parsed. */
    @Override
    public String toString() {
        return text;
    }

    /** Returns the key of a text of ASCII in which the key encodes nothing, as most are; null for others. */
    private @Nullable String plainKey() {
        int colon = text.indexOf(':');
        int at = text.indexOf('@');
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > text.length() || text.indexOf(':', colon + 1) >= 0 || text.indexOf('@', at + 1) >= 0) {
            return null;
        }
        for (int i = 0; i < bytes.length; i++) {
            boolean isFolded = i < colon || i > at;
            if (isFolded && bytes[i] >= 'A' && bytes[i] <= 'Z') {
                bytes[i] += 'a' - 'A';
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String key(String namespace, String identifier, String authority) {
        return encode(lowerAscii(namespace)) + ':' + encode(identifier) + '@' + encode(lowerAscii(authority));
    }

    /** Returns whether every character stands for itself. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '%') {
                return false;
            }
        }
        return true;
    }

    private static boolean isTooLong(String text) {
        return text.length() > MAX_LENGTH && text.codePointCount(0, text.length()) > MAX_LENGTH;
    }

    private static String lowerAscii(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) > 0x7F) {
                return part.codePoints()
                        .map(c -> c < 0x80 ? Character.toLowerCase(c) : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return part.toLowerCase(Locale.ROOT);
    }

    private static boolean mustBeEncoded(char c) {
        return c == '%' || c == ':' || c == '@' || c == ' ' || Character.isISOControl(c);
    }

    private static String encode(String part) {
        Objects.requireNonNull(part);
        StringBuilder encoded = null;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (mustBeEncoded(c)) {
                if (encoded == null) {
                    encoded = new StringBuilder(part.length() + 8).append(part, 0, i);
                }
                for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
                }
            } else if (encoded != null) {
                encoded.append(c);
            }
        }
        return encoded == null ? part : encoded.toString();
    }

    private static Optional<String> decode(String part) {
        boolean encoded = false;
        if (!TextRules.isWellFormed(part)) {
            return Optional.empty();
        }
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '%') {
                encoded = true;
            } else if (c == ' ' || Character.isISOControl(c)) {
                return Optional.empty();
            }
        }
        return encoded ? PercentEncoding.decode(part) : Optional.of(part);
    }
}
