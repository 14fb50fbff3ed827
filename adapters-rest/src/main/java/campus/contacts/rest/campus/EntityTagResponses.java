package campus.contacts.rest.campus;

import campus.contacts.osid.Value;
import campus.contacts.rest.http.EntityTags;
import campus.contacts.rest.http.Exchange;
import campus.contacts.service.people.TaskService;
import java.util.function.Supplier;

/** Answers with an entity tag, and reads conditions on a tag for tasks (wire contract, section 7; campus facades, sections 5 and 7). */
final class EntityTagResponses {
    private EntityTagResponses() {}

    /** Answers with a value in that version, or with 304 when the client already has the version. */
    static void answer(Exchange exchange, long version, Supplier<Value> value) {
        exchange.header("ETag", EntityTags.tag(version));
        if (EntityTags.isNotModified(exchange, version)) {
            exchange.status(304);
        } else {
            // A strong tag identifies exactly these bytes.
            exchange.disableCompression();
            exchange.value(value.get());
        }
    }

    /** Returns the condition of the request on the version that its task changes; it is checked now and when the task runs. */
    static TaskService.Condition condition(Exchange exchange) {
        return new TaskService.Condition(EntityTags.ofChange(exchange), EntityTags.namesVersions(exchange));
    }
}
