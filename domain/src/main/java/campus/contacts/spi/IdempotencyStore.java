package campus.contacts.spi;

import campus.contacts.osid.Id;
import java.time.Instant;
import java.util.Optional;

/** Keeps the answers that requests with a retry key were given. */
public interface IdempotencyStore {
    /**
     * An answer as it was given.
     *
     * @param fingerprint what the request was, as far as that matters for telling another one from it
     * @param objectId the object that the answer shows
     */
    record Answer(String fingerprint, Id objectId, String text) {}

    /** The answer kept under that key since that moment or later. */
    Optional<Answer> find(String key, Instant since);

    /** Keeps an answer and forgets those older than {@code since}. When two units keep one key at once, only one succeeds. */
    void keep(String key, Answer answer, Instant at, Instant since);
}
