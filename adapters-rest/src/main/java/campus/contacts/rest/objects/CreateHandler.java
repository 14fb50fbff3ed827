package campus.contacts.rest.objects;

import campus.contacts.OsidObject;
import campus.contacts.osid.Refusal;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.http.EntityTags;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.IdempotencyKey;
import campus.contacts.rest.view.ObjectJson;
import campus.contacts.service.ContactService;
import campus.contacts.service.IdempotentRequests;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Handles a POST that creates an object: checks, body, and the stored response for a retry with the same Idempotency-Key. */
final class CreateHandler {
    private CreateHandler() {}

    /**
     * The check before the body.
     *
     * @param run throws when the caller may not create an object there
     * @param mayWait whether it may wait until something is refused: the creation makes the same check
     */
    record Check(Runnable run, boolean mayWait) {}

    /**
     * Creates an object from the body. A caller without access is rejected before the body is read, unless the request may be a retry:
     * then the key is looked up first. A client that asks before it sends the body gets the answer of the check.
     *
     * @param reader reads the body, and returns the action that creates the object
     */
    static <T extends OsidObject> void handle(
            Exchange exchange,
            ContactService service,
            ObjectJson<T, ?> json,
            Check check,
            Function<RequestBody, Supplier<T>> reader) {
        boolean asksFirst = !exchange.headers("Expect").isEmpty() || IdempotencyKey.isPresent(exchange);
        if (check.mayWait() && !asksFirst) {
            exchange.read(
                    () -> {
                        handle(exchange, service, json, Optional.empty(), reader);
                        return null;
                    },
                    check.run());
        } else {
            handle(exchange, service, json, refusal(check.run()), reader);
        }
    }

    private static <T extends OsidObject> void handle(
            Exchange exchange,
            ContactService service,
            ObjectJson<T, ?> json,
            Optional<Refusal> refusal,
            Function<RequestBody, Supplier<T>> reader) {
        if (refusal.isPresent() && !IdempotencyKey.isPresent(exchange)) {
            throw refusal.get();
        }
        exchange.body(RequestBody.Accepted.JSON, body -> {
            Supplier<T> create = refusal.isPresent()
                    ? () -> {
                        throw refusal.get();
                    }
                    : reader.apply(body);
            answer(
                    exchange,
                    service,
                    IdempotencyKey.retry(exchange, body.bytes()).orElse(null),
                    json,
                    create);
        });
    }

    private static Optional<Refusal> refusal(Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (Refusal refused) {
            return Optional.of(refused);
        }
    }

    /** @param retry null when the response is not to be stored */
    private static <T extends OsidObject> void answer(
            Exchange exchange,
            ContactService service,
            IdempotentRequests.Request retry,
            ObjectJson<T, ?> json,
            Supplier<T> make) {
        if (retry == null) {
            answer(exchange, posted(exchange, json, make.get()));
            return;
        }
        IdempotentRequests.Result result = service.idempotency().execute(exchange.caller(), retry, () -> {
            T made = make.get();
            return new IdempotentRequests.Result(
                    made.id(), posted(exchange, json, made).text());
        });
        StoredPostResponse posted =
                StoredPostResponse.of(result.text(), exchange.site().uri(json.kind(), result.objectId()));
        answer(exchange, result.isVisible() ? posted : posted.withoutObject());
    }

    private static void answer(Exchange exchange, StoredPostResponse posted) {
        exchange.status(201);
        exchange.header("Location", posted.location());
        if (posted.tag() != null) {
            exchange.header("ETag", posted.tag());
        }
        exchange.disableCompression();
        exchange.result(posted.body().getBytes(StandardCharsets.UTF_8));
    }

    private static <T extends OsidObject> StoredPostResponse posted(
            Exchange exchange, ObjectJson<T, ?> json, T object) {
        return new StoredPostResponse(
                exchange.site().uri(json.kind(), object.id()),
                EntityTags.tag(object),
                new String(json.bytes(object), StandardCharsets.UTF_8));
    }
}
