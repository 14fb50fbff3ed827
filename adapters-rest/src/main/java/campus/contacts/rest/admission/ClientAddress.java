package campus.contacts.rest.admission;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Finds the client address of a request. Behind a trusted proxy, the forwarding headers give the address; from other peers these
 * headers are ignored.
 */
public final class ClientAddress {
    /**
     * A part of a {@code Forwarded} header with its delimiter (RFC 7239, section 4). The quantifiers are possessive, so that matching
     * takes linear time for any input.
     */
    private static final Pattern PART = Pattern.compile("\\G\\s*+(?:([!#$%&'*+.^_`|~0-9A-Za-z-]++)="
            + "(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s;,\"]*+)))?+\\s*+([;,]|$)");

    private static final Pattern QUOTED_PAIR = Pattern.compile("\\\\(.)");

    /** An address with its port, which may be obfuscated (RFC 7239, section 6.2). */
    private static final Pattern WITH_PORT =
            Pattern.compile("(" + HostAddress.IP_V4 + "|\\[[^\\]]++\\]):(?:[0-9]++|_[0-9A-Za-z._-]++)");

    /** The number of leading bits that the addresses of a range share. */
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

    private final InetAddressSet trusted = new InetAddressSet();

    /**
     * @param trusted addresses of proxies and address ranges, such as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException when an entry is neither
     */
    public ClientAddress(List<String> trusted) {
        for (String range : trusted) {
            String[] parts = range.split("/", 2);
            // The IP set would also accept ranges in its own syntax, and resolve a host name.
            InetAddress address = HostAddress.find(parts[0]).orElseThrow(() -> new IllegalArgumentException(range));
            this.trusted.add(
                    parts.length == 2 && PREFIX.matcher(parts[1]).matches()
                            ? network(address, Integer.parseInt(parts[1]))
                            : range);
        }
    }

    /** Returns the range with that prefix which contains the address; the IP set rejects bits beyond the prefix. */
    private static String network(InetAddress address, int prefix) {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.max(0, Math.min(8, prefix - 8 * i));
            bytes[i] &= (byte) (0xFF << 8 - kept);
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + '/' + prefix;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String of(Context context) {
        String peer = context.req().getRemoteAddr();
        // an IPv4 address has one spelling, and most requests come from IPv4 addresses
        if (peer.indexOf(':') >= 0) {
            peer = canonical(peer);
        }
        if (trusted.isEmpty() || !isTrusted(peer)) {
            return peer;
        }
        List<String> forwarded = forwarded(context, peer);
        List<String> others = xForwardedFor(context);
        if (forwarded.isEmpty() || others.isEmpty()) {
            return first(forwarded.isEmpty() ? others : forwarded, peer);
        }
        // A proxy that writes one of the headers passes the other on as the client sent it.
        String client = first(forwarded, peer);
        return client.equals(first(others, peer)) ? client : peer;
    }

    /** Returns the last hop that is not a trusted proxy. */
    private String first(List<String> hops, String peer) {
        for (int i = hops.size() - 1; i >= 0; i--) {
            if (!isTrusted(hops.get(i))) {
                return hops.get(i);
            }
        }
        return hops.isEmpty() ? peer : hops.get(0);
    }

    public boolean isTrusted(String address) {
        return HostAddress.find(address).filter(trusted::test).isPresent();
    }

    /**
     * Returns the hops of the {@code Forwarded} header. A malformed header is ignored: a client may have opened a quoted string that
     * swallows the part added by the proxy.
     */
    private static List<String> forwarded(Context context, String peer) {
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(context.req().getHeaders("Forwarded"))) {
            Matcher part = PART.matcher(header);
            int end = 0;
            while (end < header.length() && part.find()) {
                if ("for".equalsIgnoreCase(part.group(1))) {
                    hops.add(canonical(part.group(2) == null ? part.group(3) : unquoted(part.group(2))));
                }
                end = part.end();
            }
            if (end < header.length()) {
                return List.of(peer);
            }
        }
        return hops;
    }

    private static String unquoted(String text) {
        return QUOTED_PAIR.matcher(text).replaceAll("$1");
    }

    private static List<String> xForwardedFor(Context context) {
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(context.req().getHeaders("X-Forwarded-For"))) {
            for (String hop : header.split(",")) {
                hops.add(canonical(hop.strip()));
            }
        }
        return hops;
    }

    /** Returns the canonical spelling of an address, without its port. */
    private static String canonical(String hop) {
        Matcher withPort = WITH_PORT.matcher(hop);
        String address = withPort.matches() ? withPort.group(1) : hop;
        return HostAddress.find(address).map(InetAddress::getHostAddress).orElse(address);
    }
}
