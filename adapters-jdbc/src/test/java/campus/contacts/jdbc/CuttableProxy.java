package campus.contacts.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** A TCP proxy to the PostgreSQL server of the tests that can be cut and reopened. */
final class CuttableProxy implements AutoCloseable {
    private final int target;
    private final int port;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private ServerSocket listener;
    private volatile String last;
    private volatile String replaced = "";
    private volatile String replacement = "";

    /** Creates a proxy that does not accept connections yet. */
    CuttableProxy(int target) {
        this.target = target;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return port;
    }

    CuttableProxy up() {
        try {
            listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
        return this;
    }

    /** Cuts the connection after a word has been sent to the server: the server processes it, but its answer is lost. */
    void cutAfter(String word) {
        last = word;
    }

    /** Replaces a word in the server's answers by one of the same length, if a single packet contains the word. */
    CuttableProxy replacing(String word, String other) {
        replaced = word;
        replacement = other;
        return this;
    }

    void cut() {
        close(listener);
        sockets.forEach(CuttableProxy::close);
        sockets.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(server);
                AtomicBoolean said = new AtomicBoolean();
                start(() -> pump(client, server, said));
                start(() -> pump(server, client, said));
            }
        } catch (IOException cut) {
            // expected: the proxy was cut
        }
    }

    private void pump(Socket from, Socket to, AtomicBoolean said) {
        byte[] buffer = new byte[65536];
        boolean asking = to.getPort() == target;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                String word = last;
                if (asking && word != null && new String(buffer, 0, n, StandardCharsets.ISO_8859_1).contains(word)) {
                    said.set(true);
                    last = null;
                } else if (!asking && said.get()) {
                    return;
                }
                if (!asking && !replaced.isEmpty()) {
                    String answer = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                    out.write(answer.replace(replaced, replacement).getBytes(StandardCharsets.ISO_8859_1));
                } else {
                    out.write(buffer, 0, n);
                }
            }
        } catch (IOException cut) {
            // expected: the proxy was cut
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception closed) {
            // the socket is closed already
        }
    }

    @Override
    public void close() {
        cut();
    }
}
