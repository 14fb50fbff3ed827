package campus.contacts.records;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** The syntax of web addresses and other URIs. */
public final class UriSyntax {
    private static final Set<String> WEB = Set.of("http", "https");
    private static final int MAX_PORT_DIGITS = 5;

    private UriSyntax() {}

    /**
     * Returns whether the text is an absolute URI of RFC 3986 with a non-empty part after its scheme, and without zone
     * identifiers (RFC 6874), which are local to one machine.
     */
    public static boolean isAbsolute(String text) {
        try {
            return isAbsolute(new URI(text)) && text.chars().allMatch(c -> c < 0x80);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isAbsolute(URI uri) {
        String rest = uri.isAbsolute() ? uri.getRawSchemeSpecificPart() : "";
        String host = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        boolean zone = host.indexOf('[') >= 0 && host.indexOf('%', host.indexOf('[')) >= 0;
        return !rest.isEmpty() && !rest.startsWith("?") && !zone && query.indexOf('[') < 0 && query.indexOf(']') < 0;
    }

    /**
     * Returns whether the text is an absolute URI with the scheme {@code http} or {@code https}, a host name in ASCII or
     * an IP address, and no user.
     */
    public static boolean isWebAddress(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0 || !WEB.contains(text.substring(0, scheme).toLowerCase(Locale.ROOT)) || !isAbsolute(text)) {
            return false;
        }
        int end = scheme + "://".length();
        int start = end;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return isAuthority(text.substring(start, end));
    }

    private static boolean isAuthority(String text) {
        int port = text.startsWith("[") ? text.indexOf(':', text.indexOf(']')) : text.indexOf(':');
        String host = port < 0 ? text : text.substring(0, port);
        String digits = port < 0 ? "0" : text.substring(port + 1);
        boolean numeric = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
        return (numeric || isHostName(host))
                && !digits.isEmpty()
                && digits.length() <= MAX_PORT_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isHostName(String text) {
        String labels = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        for (String label : labels.split("\\.", -1)) {
            if (label.isEmpty() || !label.chars().allMatch(UriSyntax::isOfLabel)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfLabel(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '_';
    }
}
