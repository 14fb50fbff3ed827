package campus.contacts.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system of H2's whose database files have a {@link Reserve}; in URLs {@code reserved:} before the file system below it. */
final class ReservedPath {
    private ReservedPath() {}

    /** Makes it known to H2. */
    static void register() {
        FilePath.register(new ForH2());
    }

    /** H2 makes instances by itself. */
    public static final class ForH2 extends FilePathWrapper {
        @Override
        public String getScheme() {
            return "reserved";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            FileChannel file = super.open(mode);
            if (!name.endsWith(".mv.db") || mode.equals("r")) {
                return file;
            }
            String below = getBase().name;
            Path place = Path.of(below.substring(below.indexOf(':', 2) + 1) + ".reserve");
            return new ReservedFile(file, place);
        }
    }
}
