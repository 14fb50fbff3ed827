package campus.contacts.rest.http.client;

import campus.contacts.auth.Poll;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Receives server-sent events (HTML standard, section 9.2), and reads from the network only when asked for something. */
public final class EventStreamClient implements AutoCloseable {
    /** Enough to keep a server from sending much ahead to a client that does not read. */
    private static final int LITTLE = 4096;

    private final Socket socket;
    private final InputStream in;
    private final List<String> head = new ArrayList<>();
    private boolean chunked;
    private int chunk;
    private String lastId;

    /**
     * An event.
     *
     * @param id of this event, or the last one before it
     */
    public record Event(String id, String type, JsonNode data) {
        public String text(String field) {
            return data.path(field).textValue();
        }
    }

    private EventStreamClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Sends a request for events and reads the head of the response.
     *
     * @param url to which the target, a path with a query, is relative
     * @param headers in addition to {@code Host} and {@code Accept}, as {@code Name: value}
     */
    public static EventStreamClient open(String url, String target, String... headers) {
        return open(URI.create(url), new Socket(), target, headers);
    }

    /** Opens a connection with small buffers, as {@link #open} does. */
    public static EventStreamClient readingLittle(String url, String target, String... headers) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(LITTLE);
            return open(URI.create(url), socket, target, headers);
        } catch (SocketException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static EventStreamClient open(URI url, Socket socket, String target, String... headers) {
        try {
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
            socket.setSoTimeout((int) Poll.PATIENCE.toMillis());
            StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: " + url.getRawAuthority()
                    + "\r\nAccept: text/event-stream\r\n");
            List.of(headers).forEach(header -> request.append(header).append("\r\n"));
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            EventStreamClient client = new EventStreamClient(socket);
            client.readHead();
            return client;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void readHead() throws IOException {
        for (String line = rawLine(); !line.isEmpty(); line = rawLine()) {
            head.add(line);
        }
        chunked = "chunked".equals(header("Transfer-Encoding"));
    }

    /** Reads a line that is not part of a chunk. */
    private String rawLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("after " + line);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    public int status() {
        return Integer.parseInt(head.get(0).substring(9, 12));
    }

    /** Returns the value of a header of the response; null when there is none. */
    public String header(String name) {
        return head.stream()
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse(null);
    }

    /** Returns the id with which a client goes on; null before the first one. */
    public String lastId() {
        return lastId;
    }

    /** Waits for the next event; empty at the end of the response, whether it was ended or cut off. */
    public Optional<Event> next() {
        try {
            return Optional.of(read());
        } catch (EOFException | SocketException ended) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Event read() throws IOException {
        String type = "message";
        String id = lastId;
        StringBuilder data = new StringBuilder();
        while (true) {
            String line = line();
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6));
            } else if (line.isEmpty()) {
                // not before: an event that was cut off does not count
                lastId = id;
                if (data.length() > 0) {
                    return new Event(id, type, JsonTree.read(data.toString().getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
    }

    /** Waits for a comment; events before it are skipped. */
    public void awaitComment() {
        awaitLine(":");
    }

    /** Waits for an id, which may come without an event. */
    public String awaitId() {
        lastId = awaitLine("id: ").substring(4);
        return lastId;
    }

    private String awaitLine(String start) {
        try {
            String line = line();
            while (!line.startsWith(start)) {
                line = line();
            }
            return line;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = octet(); c != '\n'; c = octet()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private int octet() throws IOException {
        if (chunked && chunk == 0) {
            // The line end after a chunk may come with the next one only.
            String size = rawLine();
            chunk = Integer.parseInt(size.isEmpty() ? rawLine() : size, 16);
            if (chunk == 0) {
                throw new EOFException("the last chunk");
            }
        }
        int c = in.read();
        if (c < 0) {
            throw new EOFException("the connection is closed");
        }
        chunk--;
        return c;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
