package campus.contacts.storage.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Describes file system errors for operators, to whom an exception class or a bare file name is not helpful. */
public final class FileProblem {
    private static final String UNKNOWN = "input/output error";

    private FileProblem() {}

    /** Returns the reason in the wording of an operating system, such as {@code no such file or directory}. */
    public static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "file exists";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "directory not empty";
        }
        String reason = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        if (reason == null || reason.isBlank()) {
            return UNKNOWN;
        }
        return Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
    }
}
