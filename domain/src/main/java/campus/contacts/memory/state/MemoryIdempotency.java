package campus.contacts.memory.state;

import campus.contacts.memory.index.UndoLog;
import campus.contacts.osid.Id;
import campus.contacts.spi.IdempotencyStore.Answer;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stored responses by key, oldest first. */
public final class MemoryIdempotency {
    private static final String EMPTY = "{}";

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    private record Kept(Answer answer, Instant at) {}

    public Optional<Answer> find(String key, Instant since) {
        return Optional.ofNullable(kept.get(key))
                .filter(found -> !found.at.isBefore(since))
                .map(Kept::answer);
    }

    public void keep(String key, Answer answer, Instant at, Instant since, UndoLog changes) {
        forget(since, changes);
        Kept before = kept.remove(key);
        kept.put(key, new Kept(answer, at));
        changes.made(() -> restore(key, before));
    }

    /** Replaces the text of the responses that show these objects by an empty JSON object. */
    public int empty(Set<Id> objectIds, UndoLog changes) {
        int emptied = 0;
        for (Map.Entry<String, Kept> entry : kept.entrySet()) {
            Kept before = entry.getValue();
            Answer answer = before.answer;
            if (objectIds.contains(answer.objectId()) && !answer.text().equals(EMPTY)) {
                changes.made(() -> kept.replace(entry.getKey(), before));
                entry.setValue(new Kept(new Answer(answer.fingerprint(), answer.objectId(), EMPTY), before.at));
                emptied++;
            }
        }
        return emptied;
    }

    /**
     * Stops at the first response that has not expired. Expired ones after it, which exist only if the clock was set
     * back, stay with it.
     */
    private void forget(Instant since, UndoLog changes) {
        Iterator<Map.Entry<String, Kept>> oldest = kept.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<String, Kept> entry = oldest.next();
            if (!entry.getValue().at.isBefore(since)) {
                return;
            }
            String key = entry.getKey();
            Kept before = entry.getValue();
            oldest.remove();
            changes.made(() -> restore(key, before));
        }
    }

    private void restore(String key, @Nullable Kept before) {
        if (before == null) {
            kept.remove(key);
        } else {
            kept.put(key, before);
        }
    }
}
