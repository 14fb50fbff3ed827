package campus.contacts.jdbc.h2file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Passes on the content of the only entry of an archive as it is: H2 writes backups to such a stream only. */
final class SingleEntryStream extends ZipOutputStream {
    SingleEntryStream(OutputStream out) {
        super(out);
    }

    @Override
    public void putNextEntry(ZipEntry entry) {}

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void closeEntry() {}

    @Override
    public void close() throws IOException {
        def.end();
        out.close();
    }
}
