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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Executes a request that a caller may repeat only once (wire contract, section 7, Idempotency-Key). */
public final class IdempotentRequests {
    /** The time for which a response is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final Storage storage;
    private final Clock clock;

    IdempotentRequests(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * A request with a retry key.
     *
     * @param key chosen by the caller, for this request alone
     * @param fingerprint identifies the request, to distinguish it from a different one with the same key
     */
    public record Request(String key, String fingerprint) {}

    /**
     * The response to a request that created an object.
     *
     * @param objectId the object in the response
     * @param isVisible whether the caller may see the object now; it may have been deleted or hidden before the request is repeated
     */
    public record Result(Id objectId, String text, boolean isVisible) {
        /** Creates the response to a request that has just been executed. */
        public Result(Id objectId, String text) {
            this(objectId, text, true);
        }
    }

    /**
     * Executes a request and stores its response in the same unit of work, or returns the stored response if the same
     * request was executed within {@link #KEPT}.
     *
     * @param work may be called more than once, but only one call takes effect
     * @throws Refusal {@link Refusal.Reason#ALREADY_EXISTS} when the key stands for another request, and what {@code work} throws
     */
    public Result execute(Caller caller, Request request, Supplier<Result> work) {
        String key = key(caller, request);
        return storage.write(caller, unit -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant since = now.minus(KEPT);
            Optional<Answer> given = unit.idempotency().find(key, since);
            if (given.isPresent()) {
                return repeat(unit, caller, given.get(), request);
            }
            Result result = work.get();
            Answer answer = new Answer(request.fingerprint(), result.objectId(), result.text());
            unit.idempotency().keep(key, answer, now, since);
            return result;
        });
    }

    /**
     * The response to a request with several results.
     *
     * @param summary what is told of the results even if their objects have been erased
     */
    public record Results(String summary, List<Result> results) {
        public Results {
            results = List.copyOf(results);
        }
    }

    /**
     * Executes a request with several results as {@link #execute} does with one. Each result is stored by itself, so that
     * erasing an object empties the result that shows it.
     */
    public Results executeAll(Caller caller, Request request, Supplier<Results> work) {
        String key = key(caller, request);
        return storage.write(caller, unit -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant since = now.minus(KEPT);
            Optional<Answer> given = unit.idempotency().find(key, since);
            if (given.isPresent()) {
                requireSame(given.get(), request);
                return new Results(given.get().text(), repeatAll(unit, caller, request, since));
            }
            Results made = work.get();
            String fingerprint = request.fingerprint();
            // the default book is never erased
            Answer whole = new Answer(fingerprint, storage.defaultAddressBookId(), made.summary());
            unit.idempotency().keep(key, whole, now, since);
            for (int i = 0; i < made.results().size(); i++) {
                Result result = made.results().get(i);
                unit.idempotency()
                        .keep(
                                key(caller, request, i),
                                new Answer(fingerprint, result.objectId(), result.text()),
                                now,
                                since);
            }
            return made;
        });
    }

    private static List<Result> repeatAll(UnitOfWork unit, Caller caller, Request request, Instant since) {
        List<Result> results = new ArrayList<>();
        Optional<Answer> next = unit.idempotency().find(key(caller, request, 0), since);
        while (next.isPresent()) {
            results.add(repeat(unit, caller, next.get(), request));
            next = unit.idempotency().find(key(caller, request, results.size()), since);
        }
        return results;
    }

    private static String key(Caller caller, Request request) {
        return Hashes.storedKey(caller.name() + '\n' + request.key());
    }

    private static String key(Caller caller, Request request, int part) {
        return Hashes.storedKey(caller.name() + '\n' + request.key() + '\n' + part);
    }

    private static void requireSame(Answer given, Request request) {
        if (!given.fingerprint().equals(request.fingerprint())) {
            throw Refusal.alreadyExists("this Idempotency-Key was used for another request");
        }
    }

    private static Result repeat(UnitOfWork unit, Caller caller, Answer given, Request request) {
        requireSame(given, request);
        return new Result(given.objectId(), given.text(), isVisible(unit, caller.visibility(), given.objectId()));
    }

    /** Returns whether the object is visible. Each store ignores Ids of other kinds, so all three are tried. */
    private static boolean isVisible(UnitOfWork unit, Visibility visibility, Id id) {
        return unit.contacts().find(id, visibility).isPresent()
                || unit.addresses().find(id, visibility).isPresent()
                || unit.addressBooks().find(id, visibility).isPresent();
    }
}
