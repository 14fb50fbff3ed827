package campus.contacts.rest;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request comes from. Behind a proxy that is trusted it is what the proxy says; whatever anybody else writes into those
 * headers is not looked at.
 */
final class ClientAddress {
    private static final Pattern FORWARDED_FOR =
            Pattern.compile("(?i)(?:^|[;,\\s])for=\"?(\\[[^\\]]+\\]|[^\";,:\\s]+)");

    /** A range of addresses, such as {@code 10.0.0.0/8}. */
    record Range(byte[] network, int bits) {
        /**
         * @throws IllegalArgumentException when the text is none
         */
        static Range of(String text) {
            String[] parts = text.split("/", 2);
            byte[] network = literal(parts[0]);
            int bits = parts.length == 1 ? network.length * 8 : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > network.length * 8) {
                throw new IllegalArgumentException(text);
            }
            return new Range(network, bits);
        }

        boolean includes(String address) {
            byte[] given;
            try {
                given = literal(address);
            } catch (IllegalArgumentException notAnAddress) {
                return false;
            }
            if (given.length != network.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> i % 8;
                if ((given[i / 8] & mask) != (network[i / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }

        /** Takes literals alone: a name would be looked up. */
        private static byte[] literal(String text) {
            String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
            if (!bare.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
                throw new IllegalArgumentException(text);
            }
            try {
                return InetAddress.getByName(bare).getAddress();
            } catch (UnknownHostException malformed) {
                throw new IllegalArgumentException(text, malformed);
            }
        }
    }

    private final List<Range> trusted;

    ClientAddress(List<Range> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    String of(Context context) {
        String peer = context.req().getRemoteAddr();
        if (!isTrusted(peer)) {
            return peer;
        }
        List<String> hops = hops(context);
        Collections.reverse(hops);
        for (String hop : hops) {
            if (!isTrusted(hop)) {
                return hop;
            }
        }
        return hops.isEmpty() ? peer : hops.get(hops.size() - 1);
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(range -> range.includes(address));
    }

    private static List<String> hops(Context context) {
        List<String> hops = new ArrayList<>();
        List<String> forwarded = Collections.list(context.req().getHeaders("Forwarded"));
        for (String header : forwarded) {
            Matcher matcher = FORWARDED_FOR.matcher(header);
            while (matcher.find()) {
                hops.add(matcher.group(1));
            }
        }
        if (forwarded.isEmpty()) {
            for (String header : Collections.list(context.req().getHeaders("X-Forwarded-For"))) {
                for (String hop : header.split(",")) {
                    hops.add(hop.strip());
                }
            }
        }
        return hops;
    }
}
