package campus.contacts.rest.history;

import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.history.HistoryPage;
import campus.contacts.history.HistoryPosition;
import campus.contacts.json.Json;
import campus.contacts.osid.Id;
import campus.contacts.rest.error.ClientGoneException;
import campus.contacts.rest.http.EntityTags;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.HistoryParameters;
import campus.contacts.rest.http.PathParameters;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.rest.response.BufferedResponse;
import campus.contacts.rest.view.KeptChange;
import campus.contacts.rest.view.ObjectJson;
import campus.contacts.service.IdempotentRequests;
import campus.contacts.service.history.ObjectHistory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Serves the history of the objects of one kind, and undo.
 *
 * @param <T> the kind of object
 */
public final class HistoryResource<T extends OsidObject> {
    /** The number of entries that are read at once. */
    private static final int CHUNK = 100;

    private final ObjectHistory<T, ?> history;
    private final ObjectJson<T, ?> json;
    private final IdempotentRequests requests;
    private final HistoryJson<T> entries;

    /** @param requests the restorations that may be repeated */
    public HistoryResource(ObjectHistory<T, ?> history, ObjectJson<T, ?> json, IdempotentRequests requests) {
        this.history = history;
        this.json = json;
        this.requests = requests;
        this.entries = new HistoryJson<>(json);
    }

    private Id pathId(Exchange exchange) {
        return exchange.pathId(PathParameters.of(json.kind()), json.kind());
    }

    public void list(Exchange exchange) {
        Id id = pathId(exchange);
        Caller caller = exchange.caller();
        HistoryParameters asked =
                exchange.read(() -> HistoryParameters.of(exchange), () -> history.checkKnown(caller, id));
        HistoryPage<T> first = history.list(caller, id, asked.position(), Math.min(asked.limit(), CHUNK));
        exchange.context().header("Link", asked.links(end(caller, id, first, asked.limit())));
        write(exchange.context(), caller, id, first, asked.limit());
    }

    /** Returns the position of the next page, which the {@code Link} header names before the entries are written. */
    private Optional<HistoryPosition> end(Caller caller, Id id, HistoryPage<T> first, int limit) {
        int left = limit - first.entries().size();
        return left == 0 ? first.next() : first.next().flatMap(last -> history.end(caller, id, last, left));
    }

    private void write(Context context, Caller caller, Id id, HistoryPage<T> first, int limit) {
        try {
            JsonGenerator generator = Json.MAPPER.createGenerator(context.outputStream());
            generator.writeStartArray();
            HistoryPage<T> page = first;
            entries.write(generator, page.entries());
            int left = limit - page.entries().size();
            while (left > 0 && page.next().isPresent()) {
                page = history.list(caller, id, page.next().get(), Math.min(left, CHUNK));
                entries.write(generator, page.entries());
                left -= page.entries().size();
            }
            generator.writeEndArray();
            generator.close();
        } catch (IOException clientGone) {
            throw new ClientGoneException(clientGone);
        } catch (RuntimeException | Error broken) {
            // An aborted history must not look complete.
            if (context.res().isCommitted()) {
                BufferedResponse.of(context).cut(broken);
            }
            throw broken;
        }
    }

    public void restore(Exchange exchange) {
        Id id = pathId(exchange);
        Caller caller = exchange.caller();
        record Asked(long version, VersionPrecondition precondition, Optional<IdempotentRequests.Request> retry) {}
        Asked asked = exchange.read(
                () -> {
                    QueryParameters query = exchange.query();
                    query.allow(Set.of(VersionParameter.NAME));
                    return new Asked(
                            VersionParameter.required(query),
                            EntityTags.ofChange(exchange),
                            KeptChange.retry(exchange));
                },
                () -> VersionParameter.ifReadable(exchange.query())
                        .ifPresentOrElse(
                                version -> history.checkRestore(caller, id, version),
                                () -> history.checkRestore(caller, id)));
        KeptChange.answer(
                exchange,
                json,
                requests,
                asked.retry(),
                () -> history.restore(caller, id, asked.version(), asked.precondition()));
    }
}
