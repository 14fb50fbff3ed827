package campus.contacts.rest.api;

import campus.contacts.Value;
import campus.contacts.people.Netid;
import campus.contacts.people.PersonalContacts;
import campus.contacts.people.PersonalContacts.Shown;
import campus.contacts.query.Attributes;
import campus.contacts.query.Attributes.Form;
import campus.contacts.query.Filter;
import campus.contacts.rest.Body;
import campus.contacts.rest.Exchange;
import campus.contacts.tasks.Task;
import campus.contacts.tasks.Tasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /api/people/{netid}/contacts}. */
public final class PeopleContactsResource {
    private static final Attributes ATTRIBUTES = new Attributes(attributes());

    private final PersonalContacts contacts;
    private final Tasks tasks;

    public PeopleContactsResource(Facades facades) {
        this.contacts = facades.contacts();
        this.tasks = facades.tasks();
    }

    public void get(Exchange exchange) {
        Shown shown = contacts.get(exchange.caller(), netid(exchange));
        Filter filter = Filter.of(exchange.query().terms(Set.of()), ATTRIBUTES);
        Tagged.answer(
                exchange,
                shown.version(),
                () -> new Value.Sequence(shown.documents().stream()
                        .filter(filter::matches)
                        .map(Value.class::cast)
                        .toList()));
    }

    /** Every path in the documents of contacts. */
    private static Map<String, Form> attributes() {
        Map<String, Form> forms = new LinkedHashMap<>();
        List.of("owner_netid", "contact.email").forEach(path -> forms.put(path, Form.CASELESS));
        forms.put("id", Form.TEXT);
        forms.put("cache_date", Form.MOMENT);
        PersonalContacts.ATTRIBUTES.forEach(path -> forms.putIfAbsent("contact." + path, Form.TEXT));
        return forms;
    }

    public void put(Exchange exchange) {
        Netid netid = netid(exchange);
        contacts.checkReplace(exchange.caller(), netid);
        exchange.body(Body.Accepted.JSON, body -> {
            exchange.query().allow(Set.of());
            Task accepted =
                    tasks.replaceContacts(exchange.caller(), netid, body.value(), Tagged.condition(exchange.context()));
            TasksResource.accepted(exchange, accepted);
        });
    }

    private Netid netid(Exchange exchange) {
        return PathNetid.of(exchange, "person");
    }
}
