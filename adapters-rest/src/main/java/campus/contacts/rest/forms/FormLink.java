package campus.contacts.rest.forms;

import campus.contacts.json.Json;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.http.Exchange;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The request that sends a form.
 *
 * @param relation {@code create} or {@code edit}
 * @param href the absolute URL with its query
 */
public record FormLink(String relation, String method, String href) {
    private static final String LINKS = "links";

    /** Returns the link of a form for a new object; its query is that of the request for the form. */
    public static FormLink create(Exchange exchange, ObjectKind kind) {
        String query = exchange.query().encodedWithout(Set.of(FormProfile.PARAMETER));
        return new FormLink(
                "create", "POST", exchange.site().publicUrl() + exchange.site().path(kind) + query);
    }

    /** Returns the link of a form for an object; a stock form omits what was emptied, hence {@code replace}. */
    public static FormLink edit(Exchange exchange, ObjectKind kind, Id id) {
        return new FormLink("edit", "PUT", exchange.site().uri(kind, id) + "?replace=true");
    }

    /** Answers with the form, and the link in its body and as a header. */
    public void answer(Exchange exchange, ObjectNode form) {
        form.withArray(LINKS)
                .add(Json.MAPPER
                        .createObjectNode()
                        .put("rel", relation)
                        .put("method", method)
                        .put("href", href));
        exchange.header("Link", '<' + href + ">; rel=\"" + relation + "\"; method=\"" + method + '"');
        exchange.json(form);
    }
}
