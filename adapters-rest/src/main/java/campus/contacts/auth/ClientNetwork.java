package campus.contacts.auth;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * The network that a client is counted under: a single IPv4 address, or the whole /64 of an IPv6 address, which one client usually has.
 */
final class ClientNetwork {
    private static final int BYTES = 8;

    private ClientNetwork() {}

    /**
     * Returns the network of an address; an IPv4-mapped IPv6 address counts as the IPv4 address.
     *
     * @param address as text; a text that is not an address is a network of its own
     */
    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // A text with a colon is never resolved as a host name.
            InetAddress read = InetAddress.getByName(address);
            return read instanceof Inet6Address
                    ? HexFormat.of().formatHex(read.getAddress(), 0, BYTES)
                    : read.getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
