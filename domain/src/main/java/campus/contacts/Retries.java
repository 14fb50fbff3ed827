package campus.contacts;

import campus.contacts.spi.AnswerStore.Answer;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StoredKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets a caller send a request again without having it done again (wire contract, section 7, Idempotency-Key). */
public final class Retries {
    /** For how long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final Storage storage;
    private final Clock clock;

    Retries(Storage storage, Clock clock) {
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
     * Does what is asked in one unit of work with the keeping of its answer, or gives the answer that the same request was given
     * within {@link #KEPT}.
     *
     * @param work may be called more than once, but only one call takes effect
     * @throws Refusal {@link Refusal.Reason#ALREADY_EXISTS} when the key stands for another request, and what {@code work} throws
     */
    public String once(Caller caller, Request request, Supplier<String> work) {
        String key = StoredKey.of(caller.name() + '\n' + request.key());
        return storage.write(caller, unit -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant since = now.minus(KEPT);
            Optional<Answer> given = unit.answers().find(key, since);
            if (given.isPresent()) {
                return repeat(given.get(), request);
            }
            Answer answer = new Answer(request.fingerprint(), work.get());
            unit.answers().keep(key, answer, now, since);
            return answer.text();
        });
    }

    private static String repeat(Answer given, Request request) {
        if (!given.fingerprint().equals(request.fingerprint())) {
            throw Refusal.alreadyExists("this Idempotency-Key was used for another request");
        }
        return given.text();
    }
}
