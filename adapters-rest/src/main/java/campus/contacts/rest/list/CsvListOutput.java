package campus.contacts.rest.list;

import campus.contacts.OsidObject;
import campus.contacts.exchange.csv.CsvColumns;
import campus.contacts.exchange.csv.CsvFile;
import campus.contacts.json.Json;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.view.ObjectView;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A list as a CSV file, one row an object (exchange, section 3).
 *
 * @param <T> the kind of object
 */
public final class CsvListOutput<T extends OsidObject> implements ListOutput<T> {
    private final String name;
    private final CsvColumns columns;
    private final ObjectView<T> view;
    private CsvFile file;

    /** @param name of the file, without its extension */
    public CsvListOutput(String name, CsvColumns columns, ObjectView<T> view) {
        this.name = name;
        this.columns = columns;
        this.view = view;
    }

    @Override
    public void head(Exchange exchange) {
        FileFormat.CSV.head(exchange, name);
    }

    @Override
    public void begin(OutputStream out) {
        file = new CsvFile(columns, out);
    }

    @Override
    public void write(List<T> page) throws IOException {
        try (TokenBuffer buffer = new TokenBuffer(Json.MAPPER, false)) {
            buffer.forceUseOfBigDecimal(true);
            JsonGenerator json = buffer;
            json.writeStartArray();
            view.write(json, page);
            json.writeEndArray();
            for (JsonNode object : Json.MAPPER.<JsonNode>readTree(buffer.asParser())) {
                file.write(object);
            }
        }
    }

    @Override
    public void end() throws IOException {
        file.close();
    }
}
