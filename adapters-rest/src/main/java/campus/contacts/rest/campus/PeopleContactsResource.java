package campus.contacts.rest.campus;

import campus.contacts.filter.CollectionFilter;
import campus.contacts.filter.FilterAttributes;
import campus.contacts.filter.FilterAttributes.Form;
import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.http.Exchange;
import campus.contacts.service.people.PersonalContacts;
import campus.contacts.service.people.PersonalContacts.Shown;
import campus.contacts.service.people.TaskService;
import campus.contacts.tasks.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Serves {@code /api/people/{netid}/contacts}. */
public final class PeopleContactsResource {
    private static final FilterAttributes ATTRIBUTES = new FilterAttributes(attributes());

    private final PersonalContacts contacts;
    private final TaskService tasks;

    public PeopleContactsResource(CampusServices facades) {
        this.contacts = facades.contacts();
        this.tasks = facades.tasks();
    }

    public void get(Exchange exchange) {
        Shown shown = contacts.get(exchange.caller(), netid(exchange));
        CollectionFilter filter = CollectionFilter.of(exchange.query().terms(Set.of()), ATTRIBUTES);
        EntityTagResponses.answer(
                exchange,
                shown.version(),
                () -> new Value.Array(shown.documents().stream()
                        .filter(filter::matches)
                        .map(Value.class::cast)
                        .toList()));
    }

    /** Returns the form of every attribute path in contacts documents. */
    private static Map<String, Form> attributes() {
        Map<String, Form> forms = new LinkedHashMap<>();
        List.of("owner_netid", "contact.email").forEach(path -> forms.put(path, Form.CASELESS));
        forms.put("id", Form.TEXT);
        forms.put("cache_date", Form.MOMENT);
        PersonalContacts.ATTRIBUTES.forEach(path -> forms.putIfAbsent("contact." + path, Form.TEXT));
        return forms;
    }

    public void put(Exchange exchange) {
        NetId netid = netid(exchange);
        contacts.checkReplace(exchange.caller(), netid);
        exchange.body(RequestBody.Accepted.JSON, body -> {
            exchange.query().allow(Set.of());
            Task accepted = tasks.replaceContacts(
                    exchange.caller(), netid, body.value(), EntityTagResponses.condition(exchange));
            TasksResource.accepted(exchange, accepted);
        });
    }

    private NetId netid(Exchange exchange) {
        return NetIdParameter.of(exchange, "person");
    }
}
