package campus.contacts.spi;

import campus.contacts.osid.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Stores the responses to requests with a retry key. */
public interface IdempotencyStore {
    /**
     * A stored response.
     *
     * @param fingerprint identifies the request, to distinguish it from a different one with the same key
     * @param objectId the object in the response
     */
    record Answer(String fingerprint, Id objectId, String text) {}

    /** Returns the response stored under that key at or after that moment. */
    Optional<Answer> find(String key, Instant since);

    /**
     * Stores a response and deletes those older than {@code since}. When two units of work store the same key
     * concurrently, only one succeeds.
     */
    void keep(String key, Answer answer, Instant at, Instant since);

    /**
     * Replaces the text of the responses that show these objects by {@code {}}.
     *
     * @return the number of responses that were not empty
     */
    int empty(Collection<Id> objectIds);
}
