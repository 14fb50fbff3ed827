package campus.contacts.program;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clients that request a long list and do not read the response. */
final class IdleReaders implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();

    /** Opens that many connections, each of which has received the first byte of its response. */
    void open(int many, URI list, String authorization) throws IOException {
        String request = "GET " + list.getRawPath() + '?' + list.getRawQuery() + " HTTP/1.1\r\nHost: "
                + list.getAuthority() + "\r\nAuthorization: " + authorization + "\r\n\r\n";
        for (int i = 0; i < many; i++) {
            Socket socket = new Socket(list.getHost(), list.getPort());
            sockets.add(socket);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
