package campus.contacts.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Tells pipes and devices apart, where the file system has such. */
public final class SpecialFile {
    private static final int TYPE = 0170000;
    private static final int PIPE = 0010000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;

    private SpecialFile() {}

    /** Whether it is a device, such as {@code /dev/zero}. */
    public static boolean isDevice(Path file) throws IOException {
        int type = type(file);
        return type == CHARACTER_DEVICE || type == BLOCK_DEVICE;
    }

    /** Whether it is a pipe with a name. One that a shell hands over, as for {@code <(command)}, has a writer and no path. */
    static boolean isNamedPipe(Path file) throws IOException {
        if (type(file) != PIPE) {
            return false;
        }
        try {
            file.toRealPath();
            return true;
        } catch (NoSuchFileException nameless) {
            return false;
        }
    }

    private static int type(Path file) throws IOException {
        boolean known = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        return known ? (int) Files.getAttribute(file, "unix:mode") & TYPE : 0;
    }
}
