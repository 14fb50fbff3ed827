package campus.contacts.rest.admission;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads literal IP addresses of hosts. Names are never resolved: access must not depend on a DNS server. */
public final class HostAddress {
    /** An IPv4 address of four numbers. The JDK would also accept fewer numbers and fill the middle with zeros. */
    static final String IP_V4 = "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}";

    /** A literal address. The JDK would resolve a name that begins with a dot. There is one way to match, so that the time is linear. */
    private static final Pattern WRITTEN_OUT = Pattern.compile(IP_V4 + "|(?!\\.)[0-9A-Fa-f.]*+:[0-9A-Fa-f:.]*+");

    /** An abbreviated address that the JDK also accepts: {@code 0} is {@code 0.0.0.0}. */
    private static final Pattern ABBREVIATED = Pattern.compile("[0-9]+(?:\\.[0-9]+){0,2}");

    private HostAddress() {}

    /** Returns the address that the text spells, with or without brackets; empty when the text is not an address. */
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

    /** Returns whether the host is this machine itself and cannot be another machine. */
    public static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || find(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** Returns whether listening on this host means listening on every address. */
    public static boolean isWildcard(String host) {
        Optional<InetAddress> address = ABBREVIATED.matcher(host).matches() ? parse(host) : find(host);
        return address.filter(InetAddress::isAnyLocalAddress).isPresent();
    }
}
