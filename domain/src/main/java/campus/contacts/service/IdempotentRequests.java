package campus.contacts.service;

import campus.contacts.access.Caller;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.IdempotencyStore.Answer;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import campus.contacts.storage.text.Hashes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets a caller send a request again without having it done again (wire contract, section 7, Idempotency-Key). */
public final class IdempotentRequests {
    /** For how long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final Storage storage;
    private final Clock clock;

    IdempotentRequests(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * A request that may come again.
     *
     * @param key chosen by the caller, for this request alone
     * @param fingerprint what the request is, as far as that matters for telling another one from it
     */
    public record Request(String key, String fingerprint) {}

    /**
     * The answer to a request that created an object.
     *
     * @param objectId the object that the answer shows
     * @param isVisible whether the caller may see the object now; it may have been deleted or hidden before the request is repeated
     */
    public record Result(Id objectId, String text, boolean isVisible) {
        /** The answer to a request that has just been executed. */
        public Result(Id objectId, String text) {
            this(objectId, text, true);
        }
    }

    /**
     * Does what is asked in one unit of work with the keeping of its answer, or gives the answer that the same request was given
     * within {@link #KEPT}.
     *
     * @param work may be called more than once, but only one call takes effect
     * @throws Refusal {@link Refusal.Reason#ALREADY_EXISTS} when the key stands for another request, and what {@code work} throws
     */
    public Result execute(Caller caller, Request request, Supplier<Result> work) {
        String key = Hashes.storedKey(caller.name() + '\n' + request.key());
        return storage.write(caller, unit -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant since = now.minus(KEPT);
            Optional<Answer> given = unit.answers().find(key, since);
            if (given.isPresent()) {
                return repeat(unit, caller, given.get(), request);
            }
            Result result = work.get();
            Answer answer = new Answer(request.fingerprint(), result.objectId(), result.text());
            unit.answers().keep(key, answer, now, since);
            return result;
        });
    }

    private static Result repeat(UnitOfWork unit, Caller caller, Answer given, Request request) {
        if (!given.fingerprint().equals(request.fingerprint())) {
            throw Refusal.alreadyExists("this Idempotency-Key was used for another request");
        }
        return new Result(given.objectId(), given.text(), isVisible(unit, caller.visibility(), given.objectId()));
    }

    /** An Id of another kind is not found in a store. */
    private static boolean isVisible(UnitOfWork unit, Visibility visibility, Id id) {
        return unit.contacts().find(id, visibility).isPresent()
                || unit.addresses().find(id, visibility).isPresent()
                || unit.addressBooks().find(id, visibility).isPresent();
    }
}
