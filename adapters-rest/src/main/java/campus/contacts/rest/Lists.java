package campus.contacts.rest;

import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.Window;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Answers with lists: page by page from the store, so that no list, however long, is ever held whole. */
final class Lists {
    private static final int CHUNK = 500;

    private Lists() {}

    static <T extends OsidObject> void answer(
            Exchange exchange,
            ListRequest request,
            ObjectJson<T, ?> json,
            Function<Window, Page<T>> pages,
            LongSupplier count) {
        Context context = exchange.context();
        Window window = request.window();
        Page<T> page = pages.apply(request.all() ? new Window(window.from(), window.offset(), CHUNK) : window);
        if (request.total()) {
            context.header("X-Total-Count", Long.toString(count.getAsLong()));
        }
        context.header(
                "Link",
                request.all()
                        ? request.links(OptionalLong.empty(), OptionalLong.empty())
                        : request.links(page.previous(), page.next()));
        try {
            JsonGenerator generator = Json.MAPPER.createGenerator(context.outputStream());
            generator.writeStartArray();
            write(generator, json, page);
            while (request.all() && page.next().isPresent()) {
                page = pages.apply(Window.after(page.next().getAsLong(), CHUNK));
                write(generator, json, page);
            }
            generator.writeEndArray();
            generator.close();
        } catch (IOException clientGone) {
            throw new ClientGone(clientGone);
        } catch (RuntimeException broken) {
            cut(context, broken);
            throw broken;
        }
    }

    private static <T extends OsidObject> void write(JsonGenerator generator, ObjectJson<T, ?> json, Page<T> page)
            throws IOException {
        for (T object : page.items()) {
            json.write(generator, object);
        }
    }

    /** A list that breaks off must not look whole: the connection is cut, without the end of the body. */
    private static void cut(Context context, RuntimeException cause) {
        if (context.res().isCommitted()) {
            ServletContextRequest.getServletContextRequest(context.req())
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close(cause);
        }
    }

    /** The client of a list has closed its connection, or is taken to have. */
    static final class ClientGone extends RuntimeException {
        ClientGone(IOException cause) {
            super(cause);
        }
    }
}
