package campus.contacts.rest.objects;

import campus.contacts.CreationRequest;
import campus.contacts.ListOrder;
import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.access.PermittedChanges;
import campus.contacts.json.Json;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.forms.FormSchema;
import campus.contacts.rest.history.HistoryResource;
import campus.contacts.rest.history.ItemLookup;
import campus.contacts.rest.history.RecordedMoment;
import campus.contacts.rest.http.EntityTags;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PathParameters;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.rest.schema.ObjectSchema;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.rest.view.ObjectJson;
import campus.contacts.rest.view.ObjectView;
import campus.contacts.service.ContactService;
import campus.contacts.service.history.ObjectHistory;
import campus.contacts.service.objects.ObjectEditor;
import campus.contacts.service.objects.ObjectLookup;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The common part of the endpoints of contacts, addresses and address books. Every handler reads the request, calls the service and
 * writes the response.
 *
 * @param <T> the kind of object
 * @param <F> the form with the writable fields
 * @param <Q> the query of its lists
 */
public abstract class ObjectResource<T extends OsidObject, F, Q> {
    /** The orders of lists of all objects, by the value of the parameter. */
    static final Map<String, ListOrder> ORDERS =
            Map.of("displayName", ListOrder.DISPLAY_NAME, "-displayName", ListOrder.DISPLAY_NAME_DESCENDING);

    private static final String ALIAS = "alias";

    /** The parameters of every new object. */
    static final Set<String> CHOICES_OF_ALL = Set.of("genusType", "recordType", ALIAS);

    private static final String ERASE = "erase";

    private static final PermittedChanges READ_ONLY = new PermittedChanges(false, false);

    private final ContactService service;
    private final Schemas schemas;
    private final FormMetadata forms;
    private final ObjectJson<T, F> json;
    private final ObjectHistory<T, Q> history;
    private final Clock clock;

    ObjectResource(
            ContactService service,
            Schemas schemas,
            ObjectJson<T, F> json,
            ObjectHistory<T, Q> history,
            FormSchema forPeople,
            Clock clock) {
        this.service = service;
        this.schemas = schemas;
        this.forms = new FormMetadata(service.ownIds().authority(), service.types(), forPeople);
        this.json = json;
        this.history = history;
        this.clock = clock;
    }

    /** Checks whether the caller may create an object there, as far as the query can be read. */
    abstract void checkCreate(Exchange exchange);

    /** Returns whether no grant restricts where the caller creates objects. */
    boolean createsEverywhere(Caller caller) {
        return false;
    }

    /**
     * Reads the query of a request for the form of a new object.
     *
     * @param allowed the parameters besides those of a POST
     */
    abstract CreationRequest readFormRequest(Exchange exchange, Set<String> allowed);

    /** Returns the fields of a form in a profile that belong to the request and not to the object, by name. */
    ObjectNode askedFields(QueryParameters query) {
        return Json.MAPPER.createObjectNode();
    }

    /** Reads the query of a POST, then its body, and returns the action that creates the object. */
    abstract Supplier<T> readCreation(Exchange exchange, RequestBody body);

    abstract ObjectEditor<T, F> editor();

    final ContactService service() {
        return service;
    }

    final ObjectJson<T, F> json() {
        return json;
    }

    final ObjectKind kind() {
        return json.kind();
    }

    final Id pathId(Exchange exchange) {
        return exchange.pathId(PathParameters.of(kind()), kind());
    }

    /** Returns the endpoints of the history. */
    public final HistoryResource<T> history() {
        return new HistoryResource<>(history, json, service.idempotency());
    }

    /** Returns the endpoints of the forms. */
    public final FormsResource<T, F> forms() {
        return new FormsResource<>(this, schemas, forms);
    }

    /** Returns the endpoints of the aliases. */
    public final AliasesResource aliases() {
        return new AliasesResource(service.aliases(), kind());
    }

    final Clock clock() {
        return clock;
    }

    /** Returns the recorded time that the query names. */
    final RecordedMoment moment(Exchange exchange) {
        return RecordedMoment.of(exchange.query(), clock);
    }

    /** Returns the look-up of the objects as they were at that time. */
    final ObjectLookup<T, Q> lookup(RecordedMoment moment) {
        return moment.lookup(history);
    }

    /** Returns the look-up of the objects as they are. */
    final ObjectLookup<T, Q> present() {
        return history.present();
    }

    /** Returns what finds the objects that the read-only members of a body name, by member. */
    Map<String, ObjectLookup<?, ?>> namedInBodies() {
        return Map.of("id", present());
    }

    /** Returns the parameters of a GET of one object. */
    Set<String> itemParameters() {
        return ItemLookup.PARAMETERS;
    }

    /** Reads how the objects of a response are shown. */
    ObjectView<T> view(Exchange exchange, RecordedMoment moment) {
        return json;
    }

    public final void get(Exchange exchange) {
        Id id = pathId(exchange);
        Caller caller = exchange.caller();
        ItemLookup<T> items = new ItemLookup<>(history, clock);
        record Asked<T extends OsidObject>(BiFunction<Caller, Id, T> lookup, ObjectView<T> view) {}
        Asked<T> asked = exchange.read(
                () -> {
                    exchange.query().allow(itemParameters());
                    return new Asked<>(items.read(exchange.query()), view(exchange, moment(exchange)));
                },
                () -> items.check(exchange, id));
        T object = asked.lookup().apply(caller, id);
        if (!object.id().equals(id)) {
            exchange.header("Content-Location", exchange.site().uri(kind(), object.id()));
        }
        allow(exchange, ItemLookup.isPast(exchange.query()) ? READ_ONLY : editor().permitted(caller, id));
        asked.view().answer(exchange, object);
    }

    /** Answers what the caller may do with an object. */
    public final void options(Exchange exchange) {
        Id id = pathId(exchange);
        Caller caller = exchange.caller();
        present().get(caller, id);
        exchange.message("allowed are: " + allow(exchange, editor().permitted(caller, id)));
    }

    private static String allow(Exchange exchange, PermittedChanges permitted) {
        String allowed = "GET, HEAD" + (permitted.update() ? ", PUT, PATCH" : "")
                + (permitted.delete() ? ", DELETE" : "") + ", OPTIONS";
        exchange.header("Allow", allowed);
        return allowed;
    }

    public final void put(Exchange exchange) {
        change(exchange, RequestBody.Accepted.JSON, Set.of("replace"), changed -> {
            exchange.header("ETag", EntityTags.tag(changed));
            exchange.message("The " + kind().label() + " has been updated");
        });
    }

    public final void patch(Exchange exchange) {
        change(
                exchange,
                RequestBody.Accepted.JSON_OR_MERGE_PATCH,
                Set.of(),
                changed -> json.answerChanged(exchange, changed));
    }

    private void change(Exchange exchange, RequestBody.Accepted accepted, Set<String> parameters, Consumer<T> answer) {
        new ChangeHandler<>(exchange, json, namedInBodies())
                .handle(editor(), pathId(exchange), accepted, parameters, answer);
    }

    public final void delete(Exchange exchange) {
        Id id = pathId(exchange);
        Caller caller = exchange.caller();
        record Asked(boolean erase, VersionPrecondition precondition) {}
        Asked asked = exchange.read(
                () -> {
                    exchange.query().allow(Set.of(ERASE));
                    return new Asked(exchange.query().flag(ERASE), EntityTags.ofChange(exchange));
                },
                () -> checkDelete(exchange, id));
        if (asked.erase()) {
            history.erase(caller, id, asked.precondition());
        } else {
            editor().delete(caller, id, asked.precondition());
        }
        exchange.message("The " + kind().label() + " has been deleted");
    }

    private void checkDelete(Exchange exchange, Id id) {
        if (exchange.query().text(ERASE).orElse("false").equals("false")) {
            editor().checkDelete(exchange.caller(), id);
        } else {
            history.checkErase(exchange.caller(), id);
        }
    }

    public final void create(Exchange exchange) {
        CreateHandler.Check check =
                new CreateHandler.Check(() -> checkCreation(exchange), createsEverywhere(exchange.caller()));
        CreateHandler.handle(exchange, service, json, check, body -> readCreation(exchange, body));
    }

    private void checkCreation(Exchange exchange) {
        checkCreate(exchange);
        if (exchange.query().has(ALIAS)) {
            service.aliases().checkPermission(exchange.caller());
        }
    }

    /** Returns the query parameters of a new object. */
    static CreationRequest readNew(QueryParameters query, String place) {
        return new CreationRequest(query.id("genusType"), query.ids("recordType"), query.id(place), query.id(ALIAS));
    }

    final Classification classify(CreationRequest asked) {
        return service.types()
                .classify(
                        kind(),
                        asked.genusTypeId(),
                        asked.recordTypeIds(),
                        service.ownIds().authority());
    }

    /**
     * Returns the form in the body of a POST.
     *
     * @param classification taken from the query before the body is parsed (wire contract, section 6)
     */
    final F readForm(Classification classification, ObjectNode sent, Map<String, List<Id>> alsoPresent) {
        Map<String, List<Id>> present = new HashMap<>(alsoPresent);
        present.put("genusTypeId", List.of(classification.genusTypeId()));
        present.put("recordTypeIds", classification.recordTypeIds());
        ObjectNode input = schemas.of(kind(), classification).check(json.unify(sent), present, ObjectSchema.Use.CREATE);
        input.properties().removeIf(property -> property.getValue().isNull());
        return json.read(input);
    }

    @SafeVarargs
    static Set<String> union(Set<String>... sets) {
        Set<String> union = new TreeSet<>();
        for (Set<String> set : sets) {
            union.addAll(set);
        }
        return union;
    }
}
