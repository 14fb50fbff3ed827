package campus.contacts.rest.api;

import campus.contacts.Value;
import campus.contacts.rest.Exchange;
import campus.contacts.rest.Preconditions;
import campus.contacts.tasks.Tasks;
import io.javalin.http.Context;
import java.util.function.Supplier;

/** Answers with an entity tag, and tasks that hold for a tag (wire contract, section 7; campus facades, sections 5 and 7). */
final class Tagged {
    private Tagged() {}

    /** Answers with a value in that version, or with 304 when the client has that version already. */
    static void answer(Exchange exchange, long version, Supplier<Value> value) {
        exchange.context().header("ETag", Preconditions.tag(version));
        if (Preconditions.isNotModified(exchange.context(), version)) {
            exchange.context().status(304);
        } else {
            // A strong tag is of these very bytes.
            exchange.context().disableCompression();
            exchange.value(value.get());
        }
    }

    /** What the request asks of the version that its task is to change, now and when the task runs. */
    static Tasks.Condition condition(Context context) {
        return new Tasks.Condition(Preconditions.ofChange(context), Preconditions.namesVersions(context));
    }
}
