package campus.contacts.memory.state;

import campus.contacts.imports.FileImport;
import campus.contacts.imports.FileImport.Status;
import campus.contacts.imports.ImportedPart;
import campus.contacts.memory.index.UndoLog;
import campus.contacts.spi.FileImportStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The imports of files in memory. */
public record MemoryFileImports(MemoryTransaction unit) implements FileImportStore {
    /** All data of imports of files. */
    public static final class Kept {
        private final Map<String, FileImport> imports = new LinkedHashMap<>();
        private final Map<String, NavigableMap<Integer, byte[]>> contents = new LinkedHashMap<>();
        private final NavigableMap<ImportedPart.Place, ImportedPart> parts = new TreeMap<>();
        private long lastRun;

        /** Returns what imports wrote, in order. */
        public Collection<ImportedPart> parts() {
            return parts.values();
        }

        public void add(ImportedPart part, UndoLog changes) {
            parts.put(part.place(), part);
            changes.made(() -> parts.remove(part.place()));
        }
    }

    @Override
    public void add(FileImport accepted) {
        put(kept().imports, accepted.id(), accepted);
    }

    @Override
    public Optional<FileImport> find(String id) {
        return Optional.ofNullable(kept().imports.get(id));
    }

    @Override
    public Optional<FileImport> next() {
        return kept().imports.values().stream()
                .filter(each -> each.status() == Status.ACCEPTED || each.status() == Status.RUNNING)
                .findFirst();
    }

    @Override
    public void save(FileImport changed) {
        put(kept().imports, changed.id(), changed);
    }

    @Override
    public void append(String id, int number, byte[] bytes) {
        put(kept().contents.computeIfAbsent(id, none -> new TreeMap<>()), number, bytes.clone());
    }

    @Override
    public Optional<byte[]> content(String id, int number) {
        return Optional.ofNullable(
                kept().contents.getOrDefault(id, new TreeMap<>()).get(number));
    }

    @Override
    public void erase(String id) {
        put(kept().contents, id, null);
    }

    @Override
    public void forget(Instant ended, Instant arriving) {
        List<String> old = kept().imports.values().stream()
                .filter(each -> each.endedAt() != null && each.endedAt().isBefore(ended)
                        || each.status() == Status.ARRIVING && each.acceptedAt().isBefore(arriving))
                .map(FileImport::id)
                .toList();
        old.forEach(this::remove);
    }

    @Override
    public void remove(String id) {
        put(kept().imports, id, null);
        put(kept().contents, id, null);
    }

    @Override
    public List<String> requestersOfPending(int limit) {
        return kept().imports.values().stream()
                .filter(each -> each.endedAt() == null)
                .limit(limit)
                .map(FileImport::requester)
                .toList();
    }

    @Override
    public long beginRun() {
        Kept kept = kept();
        long before = kept.lastRun++;
        unit.changes().made(() -> kept.lastRun = before);
        return kept.lastRun;
    }

    @Override
    public List<ImportedPart> parts(String source, Collection<String> keys) {
        List<ImportedPart> found = new ArrayList<>();
        for (String key : Set.copyOf(keys)) {
            found.addAll(kept().parts.tailMap(new ImportedPart.Place(source, key, ""), true).values().stream()
                    .takeWhile(part -> part.place().source().equals(source)
                            && part.place().key().equals(key))
                    .toList());
        }
        return found;
    }

    @Override
    public void keep(Collection<ImportedPart> parts) {
        parts.forEach(part -> put(kept().parts, part.place(), part));
    }

    @Override
    public void drop(Collection<ImportedPart.Place> places) {
        places.forEach(place -> put(kept().parts, place, null));
    }

    @Override
    public List<ImportedPart> notSeenIn(String source, long run, ImportedPart.@Nullable Place after, int limit) {
        ImportedPart.Place from = after == null ? new ImportedPart.Place(source, "", "") : after;
        return kept().parts.tailMap(from, false).values().stream()
                .takeWhile(part -> part.place().source().equals(source))
                .filter(part -> !part.isPruned() && part.run() < run)
                .limit(limit)
                .toList();
    }

    /** @param value null: removes the present one */
    private <K, V> void put(Map<K, V> values, K key, @Nullable V value) {
        V before = replace(values, key, value);
        unit.changes().made(() -> replace(values, key, before));
    }

    private static <K, V> @Nullable V replace(Map<K, V> values, K key, @Nullable V value) {
        return value == null ? values.remove(key) : values.put(key, value);
    }

    private Kept kept() {
        return unit.memory().fileImports;
    }
}
