package campus.contacts.rest.batch;

import campus.contacts.osid.Id;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.IdempotencyKey;
import campus.contacts.service.ContactService;
import campus.contacts.service.IdempotentRequests;
import campus.contacts.storage.text.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Serves {@code POST /batch}: many writes in one transaction, each of which sees what those before it did. All of them happen, or none
 * (queries, section 7).
 */
public final class BatchResource {
    private final ContactService service;
    private final OperationRoute.Finder routes;

    public BatchResource(ContactService service, OperationRoute.Finder routes) {
        this.service = service;
        this.routes = routes;
    }

    public void run(Exchange exchange) {
        exchange.query().allow(Set.of());
        exchange.body(RequestBody.Accepted.BATCH, body -> {
            List<Operation> operations = Operation.read(body.object());
            Optional<String> key = IdempotencyKey.of(exchange);
            List<OperationResult> results = key.isPresent()
                    ? runOnce(
                            exchange,
                            new IdempotentRequests.Request(key.get(), fingerprint(exchange, body)),
                            operations)
                    : service.storage().write(exchange.caller(), unit -> run(exchange, operations));
            exchange.result(OperationResult.write(results));
        });
    }

    private static String fingerprint(Exchange exchange, RequestBody body) {
        byte[] request = ("POST " + exchange.path()).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Hashes.ofParts(request, body.bytes()));
    }

    private List<OperationResult> run(Exchange exchange, List<Operation> operations) {
        return new BatchRun(exchange, routes).run(operations);
    }

    private List<OperationResult> runOnce(
            Exchange exchange, IdempotentRequests.Request request, List<Operation> operations) {
        Id nothing = service.storage().defaultAddressBookId();
        IdempotentRequests.Results results = service.idempotency()
                .executeAll(exchange.caller(), request, () -> OperationResult.kept(run(exchange, operations), nothing));
        return OperationResult.of(results);
    }
}
