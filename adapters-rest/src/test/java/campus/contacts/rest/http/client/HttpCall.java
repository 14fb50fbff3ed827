package campus.contacts.rest.http.client;

import campus.contacts.rest.openapi.DescribedResponses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;

/** Sends requests unchanged and returns the responses unchanged: without redirects, retries, decompression or cookies. */
public final class HttpCall {
    private static final int AT_ONCE = 1000;

    private static final HttpClient CLIENT = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(AT_ONCE)
                    .setMaxConnPerRoute(AT_ONCE)
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom()
                    .setExpectContinueEnabled(false)
                    .setProtocolUpgradeEnabled(false)
                    .setResponseTimeout(Timeout.ofMinutes(2))
                    .build())
            .disableAutomaticRetries()
            .disableAuthCaching()
            .disableContentCompression()
            .disableCookieManagement()
            .disableDefaultUserAgent()
            .disableRedirectHandling()
            .build();

    private HttpCall() {}

    /**
     * A response.
     *
     * @param headers by their names in lower case
     */
    public record Reply(int status, Map<String, List<String>> headers, byte[] body) {}

    /**
     * Sends a request and waits for the whole response.
     *
     * @param headers names and values in turn
     * @param body null for none
     */
    public static Reply send(String method, URI uri, List<String> headers, byte[] body) {
        ClassicHttpRequest request = new BasicClassicHttpRequest(method, HttpHost.create(uri), target(uri));
        for (int i = 0; i < headers.size(); i += 2) {
            request.addHeader(headers.get(i), headers.get(i + 1));
        }
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body, null));
        }
        Reply reply = execute(request, uri);
        DescribedResponses.check(
                new DescribedResponses.Response(
                        method, uri.getRawPath(), reply.status(), reply.headers(), reply.body()),
                path -> body(uri, path));
        return reply;
    }

    /** Returns the body of another resource of the server. */
    static byte[] body(URI server, String path) {
        URI uri = server.resolve(path);
        return execute(new BasicClassicHttpRequest("GET", HttpHost.create(uri), target(uri)), uri)
                .body();
    }

    private static Reply execute(ClassicHttpRequest request, URI uri) {
        try {
            return CLIENT.execute(request, HttpCall::reply);
        } catch (IOException broken) {
            throw new UncheckedIOException(request.getMethod() + ' ' + uri, broken);
        }
    }

    private static String target(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery();
    }

    private static Reply reply(ClassicHttpResponse response) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
        return new Reply(response.getCode(), headers, body);
    }
}
