package campus.contacts.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Many streams of changes, which one thread reads and counts. */
final class StreamCrowd implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final List<AtomicInteger> counts = new ArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final Thread reader = new Thread(this::read, "crowd");

    StreamCrowd() {
        try {
            selector = Selector.open();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Opens a stream from now on, whose response has begun when this returns. */
    void open(URI changes, String address) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(changes.getHost(), changes.getPort()));
        String request = "GET " + changes.getRawPath() + "?after=now HTTP/1.1\r\nHost: " + changes.getRawAuthority()
                + "\r\nAccept: text/event-stream\r\nX-Forwarded-For: " + address + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        ByteBuffer head = ByteBuffer.allocate(12);
        while (head.hasRemaining() && channel.read(head) >= 0) {
            // the status line
        }
        String status = new String(head.array(), StandardCharsets.US_ASCII);
        if (!status.endsWith(" 200")) {
            throw new AssertionError(status);
        }
        channel.configureBlocking(false);
        AtomicInteger count = new AtomicInteger();
        channel.register(selector, SelectionKey.OP_READ, count);
        channels.add(channel);
        counts.add(count);
    }

    /** Starts to read all streams. */
    void start() {
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    read(key, buffer);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | java.nio.channels.ClosedSelectorException closed) {
            // the end
        }
    }

    /** Counts the objects, of which each event has one. */
    private void read(SelectionKey key, ByteBuffer buffer) {
        buffer.clear();
        int length;
        try {
            length = ((SocketChannel) key.channel()).read(buffer);
        } catch (IOException reset) {
            length = -1;
        }
        if (length < 0) {
            key.cancel();
            ended.incrementAndGet();
            return;
        }
        int objects = 0;
        for (int i = 0; i < length; i++) {
            objects += buffer.get(i) == '{' ? 1 : 0;
        }
        ((AtomicInteger) key.attachment()).addAndGet(objects);
    }

    /** Returns the smallest number of events that a stream has received. */
    int least() {
        return counts.stream().mapToInt(AtomicInteger::get).min().orElse(0);
    }

    /** Returns the number of streams that have ended. */
    int ended() {
        return ended.get();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
