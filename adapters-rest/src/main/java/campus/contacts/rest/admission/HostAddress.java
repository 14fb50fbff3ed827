package campus.contacts.rest.admission;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of hosts that are written out. No name is ever looked up: whoever answers for names must not decide who comes in. */
public final class HostAddress {
    /** Four numbers, for the JDK would also take fewer, and fill up the middle with zeros. */
    static final String IP_V4 = "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}";

    /** The JDK would look up a name that begins with a dot. There is one way to match, so that the time is linear. */
    private static final Pattern WRITTEN_OUT = Pattern.compile(IP_V4 + "|(?!\\.)[0-9A-Fa-f.]*+:[0-9A-Fa-f:.]*+");

    /** What the JDK takes for an address too: {@code 0} is {@code 0.0.0.0}. */
    private static final Pattern ABBREVIATED = Pattern.compile("[0-9]+(?:\\.[0-9]+){0,2}");

    private HostAddress() {}

    /** The address that the text spells, in brackets or not; empty when it spells none. */
    static Optional<InetAddress> find(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        return WRITTEN_OUT.matcher(bare).matches() ? parse(bare) : Optional.empty();
    }

    private static Optional<InetAddress> parse(String bare) {
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** Whether this names the machine itself and cannot name another one. */
    public static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || find(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** Whether listening on this is listening on every address that there is. */
    public static boolean isWildcard(String host) {
        Optional<InetAddress> address = ABBREVIATED.matcher(host).matches() ? parse(host) : find(host);
        return address.filter(InetAddress::isAnyLocalAddress).isPresent();
    }
}
