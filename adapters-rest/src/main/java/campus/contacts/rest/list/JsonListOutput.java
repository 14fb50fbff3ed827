package campus.contacts.rest.list;

import campus.contacts.OsidObject;
import campus.contacts.json.Json;
import campus.contacts.rest.view.ObjectView;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A list as an array of JSON.
 *
 * @param <T> the kind of object
 */
public final class JsonListOutput<T extends OsidObject> implements ListOutput<T> {
    private final ObjectView<T> view;
    private JsonGenerator generator;

    public JsonListOutput(ObjectView<T> view) {
        this.view = view;
    }

    @Override
    public void begin(OutputStream out) throws IOException {
        generator = Json.MAPPER.createGenerator(out);
        generator.writeStartArray();
    }

    @Override
    public void write(List<T> page) throws IOException {
        view.write(generator, page);
    }

    @Override
    public void end() throws IOException {
        generator.writeEndArray();
        generator.close();
    }
}
