package campus.contacts.memory.state;

import campus.contacts.spi.ResultSnapshotStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The result snapshots in memory, oldest first. */
public record MemoryResultSnapshots(MemoryTransaction unit) implements ResultSnapshotStore {
    /** All snapshots. */
    static final class Kept {
        private Map<String, FoundSet> sets = new LinkedHashMap<>();
    }

    @Override
    public Optional<FoundSet> find(String key) {
        return Optional.ofNullable(kept().sets.get(key));
    }

    @Override
    public void keep(String key, FoundSet set, int max) {
        Map<String, FoundSet> changed = changing();
        changed.put(key, set);
        List<String> ofOwner = changed.entrySet().stream()
                .filter(entry -> entry.getValue().owner().equals(set.owner()))
                .map(Map.Entry::getKey)
                .toList();
        ofOwner.subList(0, Math.max(0, ofOwner.size() - max)).forEach(changed::remove);
    }

    @Override
    public void use(String key, Instant at) {
        changing()
                .computeIfPresent(
                        key, (same, set) -> new FoundSet(set.owner(), set.path(), set.filterKey(), set.numbers(), at));
    }

    @Override
    public void forget(Instant before) {
        changing().values().removeIf(set -> set.usedAt().isBefore(before));
    }

    /** Removes the snapshots that meet the condition, and returns their number. */
    public int removeIf(Predicate<FoundSet> condition) {
        Map<String, FoundSet> changed = changing();
        int before = changed.size();
        changed.values().removeIf(condition);
        return before - changed.size();
    }

    /** Replaces the snapshots by a copy and returns it; the original is restored when the unit of work fails. */
    private Map<String, FoundSet> changing() {
        Kept kept = kept();
        Map<String, FoundSet> before = kept.sets;
        unit.changes().made(() -> kept.sets = before);
        kept.sets = new LinkedHashMap<>(before);
        return kept.sets;
    }

    private Kept kept() {
        return unit.memory().foundSets;
    }
}
