package campus.contacts.jdbc.h2file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.engine.Constants;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * An H2 file system whose database files are {@link H2DatabaseFile}s. URLs have the prefix {@code durable:} before the underlying file
 * system.
 */
public final class H2FileSystem {
    private H2FileSystem() {}

    /** Registers the file system with H2. */
    public static void register() {
        FilePath.register(new ForH2());
    }

    /** Instantiated by H2. */
    public static final class ForH2 extends FilePathWrapper {
        @Override
        public String getScheme() {
            return "durable";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            boolean database = name.endsWith(Constants.SUFFIX_MV_FILE) && !mode.equals("r");
            return database ? new H2DatabaseFile(Path.of(getBase().toString())) : super.open(mode);
        }
    }
}
