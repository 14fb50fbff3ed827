package campus.contacts.exchange.csv;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes objects as rows, after a header, in UTF-8 with CRLF. */
public final class CsvFile implements Closeable {
    private final CsvColumns columns;
    private final CsvWriter writer;

    /** Writes the header. */
    public CsvFile(CsvColumns columns, OutputStream out) {
        this.columns = columns;
        this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
        writer.writeRecord(columns.names());
    }

    /** @param object as clients see it in JSON */
    public void write(JsonNode object) {
        writer.writeRecord(columns.cells(object));
    }

    public void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
