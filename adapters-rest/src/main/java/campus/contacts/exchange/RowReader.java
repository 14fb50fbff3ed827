package campus.contacts.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads the rows of a file one after the other. */
public interface RowReader extends Closeable {
    /** Returns the next row; empty at the end. A bad row after which nothing can be read is the last one. */
    Optional<ParsedRow> next() throws IOException;
}
