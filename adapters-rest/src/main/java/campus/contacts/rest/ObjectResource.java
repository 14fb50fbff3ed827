package campus.contacts.rest;

import campus.contacts.Caller;
import campus.contacts.Classification;
import campus.contacts.ContactService;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.NewObject;
import campus.contacts.OsidObject;
import campus.contacts.Precondition;
import campus.contacts.Refusal;
import campus.contacts.TypeFilter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the endpoints of contacts, addresses and address books have in common. Every handler reads, asks and answers.
 *
 * @param <T> the kind of object
 * @param <F> what may be set on it
 */
abstract class ObjectResource<T extends OsidObject, F> {
    /** The filters by type, which every list takes. */
    static final Set<String> TYPE_FILTERS = Set.of("genusTypeId", "parentGenusTypeId", "recordTypeId");
    /** The parameters that choose the types of a new object. */
    static final Set<String> TYPE_CHOICES = Set.of("genusType", "recordType");

    private final ContactService service;
    private final Schemas schemas;
    private final Forms forms;
    private final ObjectJson<T, F> json;

    ObjectResource(ContactService service, Schemas schemas, ObjectJson<T, F> json) {
        this.service = service;
        this.schemas = schemas;
        this.forms = new Forms(service.ownIds().authority());
        this.json = json;
    }

    abstract T find(Caller caller, Id id);

    abstract T checkUpdate(Caller caller, Id id);

    abstract T revise(Caller caller, Id id, Precondition precondition, Function<T, F> edit);

    abstract void checkDelete(Caller caller, Id id);

    abstract void delete(Caller caller, Id id, Precondition precondition);

    final ContactService service() {
        return service;
    }

    final ObjectJson<T, F> json() {
        return json;
    }

    final Kind kind() {
        return json.kind();
    }

    private Id pathId(Exchange exchange) {
        return exchange.pathId(PathIds.of(kind()), kind());
    }

    final void get(Exchange exchange) {
        T object = find(exchange.caller(), pathId(exchange));
        exchange.query().allow(Set.of());
        if (Preconditions.isNotModified(exchange.context(), object)) {
            Preconditions.send(exchange.context(), object);
            exchange.context().status(304);
        } else {
            answer(exchange, object);
        }
    }

    final void put(Exchange exchange) {
        change(exchange, Body.Accepted.JSON, Set.of("replace"), changed -> {
            exchange.context().header("ETag", Preconditions.tag(changed));
            exchange.message("The " + kind().label() + " has been updated");
        });
    }

    final void patch(Exchange exchange) {
        change(exchange, Body.Accepted.JSON_OR_MERGE_PATCH, Set.of(), changed -> answer(exchange, changed));
    }

    /** What a change is asked for with. */
    private record Change(ObjectNode sent, boolean merge, boolean replace, Precondition precondition) {}

    private void change(Exchange exchange, Body.Accepted accepted, Set<String> parameters, Consumer<T> answer) {
        Id id = pathId(exchange);
        Caller caller = exchange.caller();
        checkUpdate(caller, id);
        exchange.body(accepted, body -> {
            Change change = readChange(exchange, body, parameters);
            answer.accept(revise(caller, id, change.precondition(), object -> edit(object, json.form(object), change)));
        });
    }

    private Change readChange(Exchange exchange, Body body, Set<String> parameters) {
        exchange.query().allow(parameters);
        boolean replace = exchange.query().flag("replace");
        Precondition precondition = Preconditions.ofChange(exchange.context());
        return new Change(json.unify(body.object()), body.isMergePatch(), replace, precondition);
    }

    private F edit(T object, F form, Change change) {
        ObjectSchema schema = json.schema(object);
        ObjectNode present = json.writable(form);
        ObjectNode sent = change.merge() ? MergePatch.members(change.sent(), present) : change.sent();
        ObjectNode input = schema.check(sent, json.readOnly(object), ObjectSchema.Use.UPDATE);
        ObjectNode writable = change.replace() ? Json.MAPPER.createObjectNode() : present;
        ObjectNode shown = schema.completed(present);
        for (Map.Entry<String, JsonNode> property : input.properties()) {
            String name = property.getKey();
            boolean same = present.has(name) && saysTheSame(property.getValue(), shown.get(name));
            JsonNode value = same ? present.get(name) : property.getValue();
            if (value.isNull()) {
                writable.remove(name);
            } else {
                writable.set(name, value);
            }
        }
        schema.requireRequired(writable);
        return json.read(writable);
    }

    /** Trees of JSON take 1.10 and 1.1 for the same. */
    private static boolean saysTheSame(JsonNode one, JsonNode other) {
        return RecordJson.read(one).equals(RecordJson.read(other));
    }

    final void delete(Exchange exchange) {
        Id id = pathId(exchange);
        Precondition precondition = exchange.read(
                () -> {
                    exchange.query().allow(Set.of());
                    return Preconditions.ofChange(exchange.context());
                },
                () -> checkDelete(exchange.caller(), id));
        delete(exchange.caller(), id, precondition);
        exchange.message("The " + kind().label() + " has been deleted");
    }

    final void updateForm(Exchange exchange) {
        T object = checkUpdate(exchange.caller(), pathId(exchange));
        exchange.query().allow(Set.of());
        exchange.json(forms.forUpdate(json, object));
    }

    final void answerCreateForm(Exchange exchange, NewObject asked) {
        exchange.json(forms.forCreate(kind(), schemas.of(kind(), classify(asked))));
    }

    /** What a new object is asked for with, beside its body. */
    static NewObject readNew(Parameters query, String place) {
        return new NewObject(query.id("genusType"), query.ids("recordType"), query.id(place));
    }

    final Classification classify(NewObject asked) {
        return service.types()
                .classify(
                        kind(),
                        asked.genusTypeId(),
                        asked.recordTypeIds(),
                        service.ownIds().authority());
    }

    /**
     * The form in the body of a POST.
     *
     * @param classification decided by the query, and so before the body is parsed (wire contract, section 6)
     */
    final F readForm(Classification classification, ObjectNode sent, Map<String, List<Id>> alsoPresent) {
        Map<String, List<Id>> present = new HashMap<>(alsoPresent);
        present.put("genusTypeId", List.of(classification.genusTypeId()));
        present.put("recordTypeIds", classification.recordTypeIds());
        ObjectNode input = schemas.of(kind(), classification).check(json.unify(sent), present, ObjectSchema.Use.CREATE);
        input.properties().removeIf(property -> property.getValue().isNull());
        return json.read(input);
    }

    final TypeFilter typeFilter(Parameters query) {
        return service.types().filter(query.id("genusTypeId"), query.id("parentGenusTypeId"), query.id("recordTypeId"));
    }

    @SafeVarargs
    static Set<String> union(Set<String>... sets) {
        Set<String> union = new TreeSet<>();
        for (Set<String> set : sets) {
            union.addAll(set);
        }
        return union;
    }

    /** Refuses when a condition on the input does not hold. */
    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.invalid(otherwise);
        }
    }

    /** Answers with one object and its validators. */
    private void answer(Exchange exchange, T object) {
        Preconditions.send(exchange.context(), object);
        exchange.context().disableCompression();
        exchange.context().result(json.bytes(object));
    }
}
