package campus.contacts.rest.admission;

import campus.contacts.rest.error.HttpException;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Protects a port without authentication from web pages in a browser on this machine (wire contract, section 9). A request for a host
 * name other than loopback (DNS rebinding), from a foreign origin, or from a page of another origin is answered with 403.
 */
public final class LoopbackGuard {
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");
    /**
     * The contract names {@code cross-site} only, but {@code same-site} is a page on another port of this machine, whose embedded
     * requests carry no {@code Origin}; refusing it affects neither programs, which send no such header, nor pages of the allowed
     * origins, whose CORS requests carry theirs. Navigation counts too; other values are not defined.
     */
    private static final Set<String> FROM_ANOTHER_ORIGIN = Set.of("cross-site", "same-site");

    private static final String SITE = "Sec-Fetch-Site";

    private final CorsHeaders cors;
    /** The last host that was found to be loopback, which most requests name again. */
    private volatile String known;

    /** @param cors the origins whose pages may call */
    public LoopbackGuard(CorsHeaders cors) {
        this.cors = cors;
    }

    /** Rejects requests that may come from a web page. Other programs send neither {@code Origin} nor {@code Sec-Fetch-Site}. */
    public void check(Context context) {
        String host = context.header("Host");
        if (!isLoopback(host) || isForeign(context, host)) {
            throw new HttpException(403, "Permission denied");
        }
    }

    private boolean isLoopback(String host) {
        if (host != null && host.equals(known)) {
            return true;
        }
        if (host == null || !HostAddress.isLoopback(PORT.matcher(host).replaceFirst(""))) {
            return false;
        }
        known = host;
        return true;
    }

    private boolean isForeign(Context context, String host) {
        String origin = context.header("Origin");
        if (origin != null && cors.allows(origin)) {
            return false;
        }
        return origin != null && !origin.equals("http://" + host)
                || context.header(SITE) != null
                        && !Collections.disjoint(Collections.list(context.req().getHeaders(SITE)), FROM_ANOTHER_ORIGIN);
    }
}
