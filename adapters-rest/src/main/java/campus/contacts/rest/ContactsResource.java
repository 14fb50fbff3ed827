package campus.contacts.rest;

import campus.contacts.Caller;
import campus.contacts.Classification;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.ContactService;
import campus.contacts.Contacts;
import campus.contacts.Effective;
import campus.contacts.Id;
import campus.contacts.NewObject;
import campus.contacts.Precondition;
import campus.contacts.Refusal;
import campus.contacts.Shelf;
import campus.contacts.Timing;
import campus.contacts.Window;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code /contacts}, and the contacts of an address book. */
final class ContactsResource extends ObjectResource<Contact, ContactForm> {
    private static final Set<String> OWN_FILTERS = Set.of(
            "fromDate",
            "toDate",
            "dateMatch",
            "effective",
            "availableAt",
            "addressId",
            "referenceId",
            "addresseeId",
            "view");
    private static final Set<String> FILTERS = union(ListRequest.PARAMETERS, TYPE_FILTERS, OWN_FILTERS);
    private static final Set<String> FILTERS_EVERYWHERE = union(FILTERS, Set.of(Shelves.PARAMETER));
    private static final Set<String> CHOICES =
            union(TYPE_CHOICES, Set.of("addressId", "referenceId", Shelves.PARAMETER));

    private final Contacts contacts;
    private final Clock clock;

    ContactsResource(ContactService service, Schemas schemas, Site site, Clock clock) {
        super(service, schemas, new ContactJson(site, schemas));
        this.contacts = service.contacts();
        this.clock = clock;
    }

    @Override
    Contact find(Caller caller, Id id) {
        return contacts.get(caller, id);
    }

    @Override
    Contact checkUpdate(Caller caller, Id id) {
        return contacts.checkUpdate(caller, id);
    }

    @Override
    Contact revise(Caller caller, Id id, Precondition precondition, Function<Contact, ContactForm> edit) {
        return contacts.revise(caller, id, precondition, edit);
    }

    @Override
    void checkDelete(Caller caller, Id id) {
        contacts.checkDelete(caller, id);
    }

    @Override
    void delete(Caller caller, Id id, Precondition precondition) {
        contacts.delete(caller, id, precondition);
    }

    void list(Exchange exchange) {
        list(exchange, FILTERS_EVERYWHERE, 10, Shelves.ofQuery(exchange.query()));
    }

    void listInBook(Exchange exchange) {
        list(exchange, FILTERS, ListRequest.ALL, Shelves.ofPath(exchange));
    }

    private void list(Exchange exchange, Set<String> allowed, int defaultLimit, Shelves shelves) {
        Caller caller = exchange.caller();
        record Asked(ListRequest request, ContactQuery query) {}
        Asked asked = exchange.read(
                () -> {
                    exchange.query().allow(allowed);
                    return new Asked(ListRequest.of(exchange, defaultLimit), query(exchange, shelves.shelf()));
                },
                () -> contacts.list(caller, ContactQuery.ALL.on(shelves.shelfIfReadable()), Window.first(0)));
        Lists.answer(
                exchange,
                asked.request(),
                json(),
                window -> contacts.list(caller, asked.query(), window),
                () -> contacts.count(caller, asked.query()));
    }

    private ContactQuery query(Exchange exchange, Shelf shelf) {
        Parameters query = exchange.query();
        return new ContactQuery(
                shelf,
                typeFilter(query),
                new ContactQuery.Ends(query.id("addressId"), query.id("referenceId"), query.id("addresseeId")),
                timings(query),
                query.text("availableAt")
                        .map(
                                text -> DateTimes.read(text)
                                        .orElseThrow(
                                                () -> HttpProblem.badRequest(
                                                        "parameter 'availableAt' must be an RFC 3339 date-time such as 2026-10-03T06:30:00Z")))
                        .orElse(null));
    }

    private List<Timing> timings(Parameters query) {
        List<Timing> timings = new ArrayList<>();
        Optional<Instant> from = query.text("fromDate")
                .map(text -> DateTimes.readFrom(text)
                        .orElseThrow(() -> HttpProblem.badRequest(
                                "parameter 'fromDate' must be a date (2026-01-31) or an RFC 3339 date-time")));
        Optional<Instant> to = query.text("toDate")
                .map(text -> DateTimes.readTo(text)
                        .orElseThrow(() -> HttpProblem.badRequest(
                                "parameter 'toDate' must be a date (2026-01-31) or an RFC 3339 date-time")));
        boolean dated = from.isPresent() || to.isPresent();
        require(dated || !query.has("dateMatch"), "parameter 'dateMatch' needs fromDate or toDate");
        require(
                Effective.isOrdered(from.orElse(null), to.orElse(null)),
                "parameter 'fromDate' must not be after 'toDate'");
        if (dated) {
            Effective range = new Effective(from.orElse(null), to.orElse(null));
            String match = query.text("dateMatch").orElse(null);
            require(match == null || match.equals("throughout"), "parameter 'dateMatch' must be throughout");
            timings.add(match == null ? new Timing.Overlapping(range) : new Timing.Throughout(range));
        }
        query.flagIfGiven("effective").ifPresent(effective -> {
            Instant now = clock.instant();
            timings.add(effective ? new Timing.At(now) : new Timing.NotAt(now));
        });
        return timings;
    }

    /** What a new contact is asked for with. */
    private record Asked(Contact.Link link, NewObject object) {}

    private static Asked readAsked(Exchange exchange) {
        Parameters query = exchange.query();
        query.allow(CHOICES, "recordType");
        Contact.Link link = new Contact.Link(query.requiredId("addressId"), query.requiredId("referenceId"));
        return new Asked(link, readNew(query, Shelves.PARAMETER));
    }

    private void checkCreate(Exchange exchange) {
        Parameters query = exchange.query();
        contacts.checkCreate(exchange.caller(), query.idIfReadable("addressId"), query.idIfReadable(Shelves.PARAMETER));
    }

    void createForm(Exchange exchange) {
        Asked asked = exchange.read(() -> readAsked(exchange), () -> checkCreate(exchange));
        checkCreate(exchange);
        answerCreateForm(exchange, asked.object());
    }

    void create(Exchange exchange) {
        Posting.create(exchange, service(), json(), () -> checkCreate(exchange), body -> {
            Parameters query = exchange.query();
            query.allow(CHOICES, "recordType");
            NewObject asked = readNew(query, Shelves.PARAMETER);
            Id address = query.id("addressId");
            Id reference = query.id("referenceId");
            Classification classification = classify(asked);
            ObjectNode sent = body.object();
            Contact.Link link = new Contact.Link(end(address, sent, "addressId"), end(reference, sent, "referenceId"));
            ContactForm form = readForm(classification, sent, ContactJson.readOnly(link));
            return () -> contacts.create(exchange.caller(), link, asked, form);
        });
    }

    /**
     * One end of a new contact, which the body may name where the query does not (wire contract, section 2).
     *
     * @param asked by the query, or null
     */
    private static Id end(Id asked, ObjectNode sent, String name) {
        if (asked != null) {
            return asked;
        }
        String text = sent.path(name).textValue();
        if (text == null || text.isEmpty()) {
            throw Parameters.missing(name);
        }
        return Id.find(text).orElseThrow(() -> {
            String problem = "must be an Id of the form namespace:identifier@authority";
            return Refusal.invalid(name + ": " + problem, HttpProblem.at('/' + name, problem));
        });
    }

    void file(Exchange exchange) {
        Membership asked = Membership.of(exchange, service().addressBooks(), kind(), contacts::checkFile);
        contacts.file(exchange.caller(), asked.objectId(), asked.addressBookId());
        exchange.message("contact has been added to addressBook");
    }

    void unfile(Exchange exchange) {
        Membership asked = Membership.of(exchange, service().addressBooks(), kind(), contacts::checkUnfile);
        contacts.unfile(exchange.caller(), asked.objectId(), asked.addressBookId());
        exchange.message("contact has been removed");
    }
}
