package campus.contacts.rest.admission;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Where a request comes from. Behind a proxy that is trusted it is what the proxy says; whatever anybody else writes into those
 * headers is not looked at.
 */
public final class ClientAddress {
    /**
     * A part of a {@code Forwarded} header with what ends it (RFC 7239, section 4). The quantifiers are possessive, so that the time
     * is linear whatever a client has written.
     */
    private static final Pattern PART = Pattern.compile("\\G\\s*+(?:([!#$%&'*+.^_`|~0-9A-Za-z-]++)="
            + "(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s;,\"]*+)))?+\\s*+([;,]|$)");

    private static final Pattern QUOTED_PAIR = Pattern.compile("\\\\(.)");

    /** An address with its port, which may be obfuscated (RFC 7239, section 6.2). */
    private static final Pattern WITH_PORT =
            Pattern.compile("(" + HostAddress.IP_V4 + "|\\[[^\\]]++\\]):(?:[0-9]++|_[0-9A-Za-z._-]++)");

    private final InetAddressSet trusted = new InetAddressSet();

    /**
     * @param trusted addresses of proxies and ranges of them, such as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException when one is neither
     */
    public ClientAddress(List<String> trusted) {
        for (String range : trusted) {
            // The set would also take ranges of its own kinds, and look up a name.
            if (HostAddress.find(range.split("/", 2)[0]).isEmpty()) {
                throw new IllegalArgumentException(range);
            }
            this.trusted.add(range);
        }
    }

    public String of(Context context) {
        String peer = context.req().getRemoteAddr();
        // four numbers have one spelling, and most requests come from there
        if (peer.indexOf(':') >= 0) {
            peer = canonical(peer);
        }
        if (!isTrusted(peer)) {
            return peer;
        }
        List<String> forwarded = forwarded(context, peer);
        List<String> others = xForwardedFor(context);
        if (forwarded.isEmpty() || others.isEmpty()) {
            return first(forwarded.isEmpty() ? others : forwarded, peer);
        }
        // A proxy that writes one of the headers passes on what anybody wrote into the other.
        String client = first(forwarded, peer);
        return client.equals(first(others, peer)) ? client : peer;
    }

    /** The last that is no proxy of ours. */
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

    /** One that is not well-formed says nothing: a client may have begun a quotation that swallows what the proxy wrote. */
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

    /** An address has many spellings, and a port says nothing of who is there. */
    private static String canonical(String hop) {
        Matcher withPort = WITH_PORT.matcher(hop);
        String address = withPort.matches() ? withPort.group(1) : hop;
        return HostAddress.find(address).map(InetAddress::getHostAddress).orElse(address);
    }
}
