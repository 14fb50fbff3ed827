package campus.contacts.rest.view;

import campus.contacts.OsidObject;
import campus.contacts.rest.http.Exchange;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * The form in which responses show objects of one kind.
 *
 * @param <T> the kind of object
 */
public interface ObjectView<T extends OsidObject> {
    /** Writes objects as elements of an array. */
    void write(JsonGenerator json, List<T> objects) throws IOException;

    /** Answers with one object and its validators, or with 304 if the client has it. */
    void answer(Exchange exchange, T object);
}
