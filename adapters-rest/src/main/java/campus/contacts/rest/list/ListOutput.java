package campus.contacts.rest.list;

import campus.contacts.ListOrder;
import campus.contacts.OsidObject;
import campus.contacts.rest.http.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The form in which a list is written, page by page.
 *
 * @param <T> the kind of object
 */
public interface ListOutput<T extends OsidObject> {
    /** Returns the order that this form needs; {@link ListOrder#CREATION} for one that needs none. */
    default ListOrder order() {
        return ListOrder.CREATION;
    }

    /** Returns whether the list has pages, and links to them. */
    default boolean isPaged() {
        return true;
    }

    /** Sets the headers of the response. */
    default void head(Exchange exchange) {}

    /** Begins the list. */
    void begin(OutputStream out) throws IOException;

    void write(List<T> page) throws IOException;

    /** Ends the list. */
    void end() throws IOException;
}
