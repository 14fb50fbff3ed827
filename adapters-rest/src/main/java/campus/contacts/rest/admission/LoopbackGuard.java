package campus.contacts.rest.admission;

import campus.contacts.rest.error.HttpException;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
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

    private final CorsHeaders cors;

    /** @param cors the origins whose pages may call */
    public LoopbackGuard(CorsHeaders cors) {
        this.cors = cors;
    }

    /** Rejects requests that may come from a web page. Other programs send neither {@code Origin} nor {@code Sec-Fetch-Site}. */
    public void check(Context context) {
        String host = context.header("Host");
        String name = host == null ? "" : PORT.matcher(host).replaceFirst("");
        if (!HostAddress.isLoopback(name) || isForeign(context, host)) {
            throw new HttpException(403, "Permission denied");
        }
    }

    private boolean isForeign(Context context, String host) {
        String origin = context.header("Origin");
        if (origin != null && cors.allows(origin)) {
            return false;
        }
        List<String> sites = Collections.list(context.req().getHeaders("Sec-Fetch-Site"));
        return origin != null && !origin.equals("http://" + host) || !Collections.disjoint(sites, FROM_ANOTHER_ORIGIN);
    }
}
