package campus.contacts.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads the rows of a file one after the other. */
public interface RowReader extends Closeable {
    /**
     * Returns the next row; empty at the end.
     *
     * @throws UnreadableFileException when the file cannot be read any further
     */
    Optional<ParsedRow> next() throws IOException;
}
