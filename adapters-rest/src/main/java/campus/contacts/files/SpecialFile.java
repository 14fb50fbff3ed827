package campus.contacts.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Detects pipes and devices, where the file system has them. */
public final class SpecialFile {
    private static final int TYPE = 0170000;
    private static final int PIPE = 0010000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;

    private SpecialFile() {}

    /** Returns whether the file is a device, such as {@code /dev/zero}. */
    public static boolean isDevice(Path file) throws IOException {
        int type = type(file);
        return type == CHARACTER_DEVICE || type == BLOCK_DEVICE;
    }

    /** Returns whether the file is a named pipe. A pipe that a shell passes, as for {@code <(command)}, has a writer and no path. */
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
