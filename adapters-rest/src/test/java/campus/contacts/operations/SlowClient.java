package campus.contacts.operations;

import campus.contacts.auth.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection that sends raw bytes at chosen times. */
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

    /** Connects with a small receive buffer, so that the server can send little ahead. */
    static SlowClient readingLittle(String url) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4096);
            return new SlowClient(url, socket);
        } catch (SocketException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Sends one request with these headers, and returns everything received until the connection is closed. */
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

    /** Sends, unless the server closes the connection before; its response can be read all the same. */
    SlowClient offer(String text) {
        try {
            return send(text);
        } catch (UncheckedIOException enough) {
            return this;
        }
    }

    /** Returns whether unread bytes have arrived. */
    boolean answers() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Returns the status line and the headers. */
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

    /** Returns up to that number of the next characters, without a time limit; empty at the end. */
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
