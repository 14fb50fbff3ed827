package campus.contacts.operations;

import campus.contacts.auth.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which bytes are sent as they are, when they are to be sent. */
final class SlowClient implements AutoCloseable {
    private final Socket socket;

    /** @param url of the service */
    SlowClient(String url) {
        this(url, new Socket());
    }

    private SlowClient(String url, Socket socket) {
        URI uri = URI.create(url);
        try {
            this.socket = socket;
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
            socket.setSoTimeout((int) Poll.PATIENCE.toMillis());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** One whose far end can send but little that is not read. */
    static SlowClient readingLittle(String url) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4096);
            return new SlowClient(url, socket);
        } catch (SocketException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One request with these headers, and all that comes back until the connection is closed. */
    static String ask(String url, String request, String... headers) {
        try (SlowClient line = new SlowClient(url)) {
            return line.send(request + " HTTP/1.1\r\nConnection: close\r\n" + String.join("", headers) + "\r\n")
                    .everything();
        }
    }

    SlowClient send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Sends, unless the far end has heard enough before it is all sent; what it said can be read all the same. */
    SlowClient offer(String text) {
        try {
            return send(text);
        } catch (UncheckedIOException enough) {
            return this;
        }
    }

    /** Whether anything has come that was not read yet. */
    boolean answers() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The status line and the headers. */
    String head() {
        StringBuilder head = new StringBuilder();
        try {
            for (int c = socket.getInputStream().read();
                    c >= 0;
                    c = socket.getInputStream().read()) {
                head.append((char) c);
                if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                    break;
                }
            }
            return head.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** At most so many bytes of what comes next, however long that takes; nothing at the end. */
    String some(int most) {
        try {
            return new String(socket.getInputStream().readNBytes(most), StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String everything() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
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
