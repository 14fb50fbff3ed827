package campus.contacts.rest.objects;

import campus.contacts.AddressBookScope;
import campus.contacts.ListOrder;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.rest.forms.FormSchema;
import campus.contacts.rest.history.RecordedMoment;
import campus.contacts.rest.http.EntityTags;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.ListParameters;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.rest.list.AddressBookScopeParameters;
import campus.contacts.rest.list.FileFormat;
import campus.contacts.rest.list.IdParameters;
import campus.contacts.rest.list.JsonListOutput;
import campus.contacts.rest.list.ListOutput;
import campus.contacts.rest.list.ListRequest;
import campus.contacts.rest.list.ListResponse;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.rest.view.KeptChange;
import campus.contacts.rest.view.ObjectJson;
import campus.contacts.service.ContactService;
import campus.contacts.service.IdempotentRequests;
import campus.contacts.service.history.ObjectHistory;
import campus.contacts.service.objects.ObjectFiling;
import campus.contacts.service.objects.ObjectMerging;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The common part of the endpoints of contacts and addresses, which are listed by address book and filed in address books.
 *
 * @param <T> the kind of object
 * @param <F> the form with the writable fields
 * @param <Q> the query of its lists
 */
public abstract class FiledObjectResource<T extends OsidObject, F, Q> extends ObjectResource<T, F, Q> {
    private static final String FROM = "from";

    private final Set<String> filters;
    private final Set<String> filtersEverywhere;

    /** @param filters the filters of a list, and its parameters besides those of every list */
    FiledObjectResource(
            ContactService service,
            Schemas schemas,
            ObjectJson<T, F> json,
            ObjectHistory<T, Q> history,
            FormSchema forPeople,
            Clock clock,
            Set<String> filters) {
        super(service, schemas, json, history, forPeople, clock);
        this.filters = union(
                ListParameters.PARAMETERS, Set.of("view", RecordedMoment.PARAMETER, ListParameters.SORT), filters);
        this.filtersEverywhere =
                union(this.filters, IdParameters.PARAMETERS, Set.of(AddressBookScopeParameters.PARAMETER));
    }

    /**
     * Reads the query of a list.
     *
     * @param ids the objects of which a listed one must be one; null: any
     * @param now the moment at which a contact counts as effective or not
     */
    abstract Q query(QueryParameters query, AddressBookScope scope, Set<Id> ids, Instant now);

    /** Returns the orders of lists, by the value of the parameter. */
    Map<String, ListOrder> orders() {
        return ORDERS;
    }

    /** Returns the query of every object in the scope. */
    abstract Q all(AddressBookScope scope);

    abstract ObjectFiling filing();

    abstract ObjectMerging<T> merging();

    public final void list(Exchange exchange) {
        list(exchange, filtersEverywhere, 10, AddressBookScopeParameters.ofQuery(exchange.query()));
    }

    public final void listInBook(Exchange exchange) {
        list(exchange, filters, ListParameters.ALL, AddressBookScopeParameters.ofPath(exchange));
    }

    private void list(Exchange exchange, Set<String> allowed, int defaultLimit, AddressBookScopeParameters scopes) {
        FileFormat.vary(exchange);
        Optional<FileFormat> format = FileFormat.of(exchange);
        Caller caller = exchange.caller();
        ListRequest<T, Q> asked = exchange.read(
                () -> {
                    boolean isCards = format.filter(FileFormat::isVCard).isPresent();
                    exchange.query().allow(isCards ? withoutPaging(allowed) : allowed, IdParameters.ID);
                    RecordedMoment moment = moment(exchange);
                    IdParameters ids = IdParameters.of(exchange.query());
                    ListOutput<T> output = format.map(wanted -> output(exchange, moment, wanted))
                            .orElseGet(() -> new JsonListOutput<>(view(exchange, moment)));
                    int limit = ids.ids() == null && format.isEmpty() ? defaultLimit : ListParameters.ALL;
                    return new ListRequest<>(
                            ListParameters.of(exchange, limit, orders(), output.order()),
                            lookup(moment),
                            query(exchange.query(), scopes.scope(), ids.among(), moment.effectiveAt()),
                            ids,
                            output);
                },
                () -> present().list(caller, all(scopes.scopeIfReadable()), PageRequest.first(0)));
        ListResponse.answer(exchange, asked);
    }

    /** Returns the parameters of a list that is written whole and in an order of its own. */
    private static Set<String> withoutPaging(Set<String> allowed) {
        Set<String> rest = new HashSet<>(allowed);
        rest.removeAll(ListParameters.PARAMETERS);
        rest.remove(ListParameters.SORT);
        return rest;
    }

    /** Returns the form of a list as a file. */
    abstract ListOutput<T> output(Exchange exchange, RecordedMoment moment, FileFormat format);

    public final void file(Exchange exchange) {
        Caller caller = exchange.caller();
        FilingRequest asked = FilingRequest.of(
                exchange, service().addressBooks(), kind(), Set.of(FilingRequest.FROM), this::checkFileOrMove);
        if (asked.fromId() == null) {
            filing().file(caller, asked.objectId(), asked.addressBookId());
        } else {
            filing().move(caller, asked.objectId(), asked.fromId(), asked.addressBookId());
        }
        exchange.message(kind().label() + " has been added to addressBook");
    }

    private void checkFileOrMove(Caller caller, FilingRequest asked) {
        if (asked.fromId() == null) {
            filing().checkFile(caller, asked.objectId(), asked.addressBookId());
        } else {
            filing().checkMove(caller, asked.objectId(), asked.fromId(), asked.addressBookId());
        }
    }

    /** Merges another object into that of the path. */
    public final void merge(Exchange exchange) {
        Id id = pathId(exchange);
        Caller caller = exchange.caller();
        record Asked(Id otherId, VersionPrecondition precondition, Optional<IdempotentRequests.Request> retry) {}
        Asked asked = exchange.read(
                () -> {
                    exchange.query().allow(Set.of(FROM));
                    return new Asked(
                            exchange.query().requiredId(FROM),
                            EntityTags.ofChange(exchange),
                            KeptChange.retry(exchange));
                },
                () -> checkMerge(exchange, id));
        KeptChange.answer(
                exchange,
                json(),
                service().idempotency(),
                asked.retry(),
                () -> merging().merge(caller, id, asked.otherId(), asked.precondition()));
    }

    /** Makes the checks of a merge, as far as the query can be read. */
    private void checkMerge(Exchange exchange, Id id) {
        Id from = exchange.query().idIfReadable(FROM);
        if (from == null) {
            editor().checkUpdate(exchange.caller(), id);
        } else {
            merging().checkMerge(exchange.caller(), id, from);
        }
    }

    public final void unfile(Exchange exchange) {
        FilingRequest asked = FilingRequest.of(
                exchange,
                service().addressBooks(),
                kind(),
                Set.of(),
                (caller, request) -> filing().checkUnfile(caller, request.objectId(), request.addressBookId()));
        filing().unfile(exchange.caller(), asked.objectId(), asked.addressBookId());
        exchange.message(kind().label() + " has been removed");
    }
}
