package campus.contacts.rest.http.client;

import campus.contacts.auth.Poll;
import campus.contacts.rest.openapi.DescribedResponses;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends raw bytes on a socket, for requests that no ordinary client would send. One connection a request. */
public record RawHttp(URI base) {
    private static final Pattern TARGET = Pattern.compile("([A-Z]+) (/[^ ?]*)\\S* HTTP/1");

    /** Sends a request with method, target and headers, in ISO 8859-1, with a Host and without a body. */
    public Answer ask(String method, String target, String... headers) {
        return ask(method, target, new byte[0], headers);
    }

    public Answer ask(String method, String target, byte[] body, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        head.append("Host: ").append(base.getRawAuthority()).append("\r\nConnection: close\r\n");
        List.of(headers).forEach(header -> head.append(header).append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return send(bytes.toByteArray(), method.equals("HEAD"));
    }

    /** Sends exactly these bytes. */
    public Answer send(String request) {
        return send(request.getBytes(StandardCharsets.ISO_8859_1), request.startsWith("HEAD "));
    }

    private Answer send(byte[] request, boolean head) {
        String asked = new String(request, 0, Math.min(300, request.length), StandardCharsets.ISO_8859_1);
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout((int) Poll.PATIENCE.toMillis());
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // A server may respond and close before it has read everything; only the response counts.
            }
            Answer answer = read(asked, new ByteArrayInputStream(everything(socket.getInputStream())), head);
            Matcher target = TARGET.matcher(asked);
            if (target.lookingAt()) {
                DescribedResponses.check(
                        new DescribedResponses.Response(
                                target.group(1), target.group(2), answer.status(), answer.headers(), answer.bytes()),
                        path -> HttpCall.body(base, path));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(asked, e);
        }
    }

    private static byte[] everything(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all.write(buffer, 0, n);
            }
        } catch (SocketException reset) {
            // A reset may follow the response when the request was not read to its end.
        }
        return all.toByteArray();
    }

    private static Answer read(String asked, InputStream in, boolean head) throws IOException {
        String start = line(in);
        if (!start.matches("HTTP/1\\.[01] \\d{3}.*")) {
            throw new AssertionError("no HTTP answer but '" + start + "' to " + asked);
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), it -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        boolean chunked = !head
                && String.join(",", headers.getOrDefault("Transfer-Encoding", List.of()))
                        .equalsIgnoreCase("chunked");
        int status = Integer.parseInt(start.substring(9, 12));
        return new Answer(asked, status, headers, chunked ? chunks(in) : in.readAllBytes());
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = size(in); size > 0; size = size(in)) {
            body.writeBytes(in.readNBytes(size));
            line(in);
        }
        return body.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";")[0].strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
