package campus.contacts.memory.objects;

import campus.contacts.AddressBook;
import campus.contacts.OsidObject;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.history.Change;
import campus.contacts.history.HistoryEntry;
import campus.contacts.history.HistoryPosition;
import campus.contacts.memory.recorded.RecordedTable;
import campus.contacts.memory.recorded.RecordedVersion;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.HistoryStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kept versions of the objects of one kind. */
final class MemoryHistory<T extends OsidObject> implements HistoryStore<T> {
    private final MemoryObjects<T, ?> store;
    private final RecordedTable<T> recorded;

    MemoryHistory(MemoryObjects<T, ?> store) {
        this.store = store;
        this.recorded = store.recorded();
    }

    @Override
    public List<HistoryEntry<T>> list(Id id, Visibility visibility, @Nullable HistoryPosition before, int limit) {
        if (!isKnown(id, visibility)) {
            return List.of();
        }
        long number = store.recordedNumber(id).orElseThrow();
        List<HistoryEntry<T>> entries = versionEntries(number, visibility);
        entries.addAll(store.linkEntries(number));
        return entries.stream()
                .filter(entry -> before == null || entry.position().compareTo(before) < 0)
                .filter(entry -> isNamed(entry.addressBookId(), visibility) && isNamed(entry.childId(), visibility))
                .sorted(Comparator.comparing((HistoryEntry<T> entry) -> entry.position())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<HistoryPosition> positions(Id id, Visibility visibility, @Nullable HistoryPosition before, int limit) {
        return list(id, visibility, before, limit).stream()
                .map(HistoryEntry::position)
                .toList();
    }

    private List<HistoryEntry<T>> versionEntries(long number, Visibility visibility) {
        List<HistoryEntry<T>> entries = new ArrayList<>();
        for (int i = 0; i < recorded.versions(number).size(); i++) {
            RecordedVersion<T> version = recorded.versions(number).get(i);
            if (!version.isErased() && (version.isAbsence() || isShown(number, i, visibility))) {
                entries.add(entry(version));
            }
        }
        return entries;
    }

    private HistoryEntry<T> entry(RecordedVersion<T> version) {
        Id book = version.change() == Change.CREATED ? store.bookOfCreation(version) : null;
        return new HistoryEntry<>(
                version.change(), version.version(), version.at(), version.by(), book, null, version.object());
    }

    /** Returns whether the caller may see that an entry names the book. */
    private boolean isNamed(@Nullable Id bookId, Visibility visibility) {
        if (bookId == null || visibility.grantScope().everywhere()) {
            return true;
        }
        OptionalLong book = store.memory().bookNumber(bookId);
        return book.isPresent() && store.memory().isBookWithin(book.getAsLong(), visibility.grantScope());
    }

    /** Returns whether a version with content is shown; the current version of a visible object always is. */
    private boolean isShown(long number, int index, Visibility visibility) {
        List<RecordedVersion<T>> versions = recorded.versions(number);
        return index == versions.size() - 1
                || store.isShown(versions.get(index), recorded.period(number, index), visibility);
    }

    @Override
    public boolean isKnown(Id id, Visibility visibility) {
        OptionalLong found = store.recordedNumber(id);
        if (found.isEmpty() || recorded.findLast(found.getAsLong()) == null) {
            return false;
        }
        long number = found.getAsLong();
        return store.isReachable(number, visibility) && (store.exists(number) || isAnyShown(number, visibility));
    }

    private boolean isAnyShown(long number, Visibility visibility) {
        List<RecordedVersion<T>> versions = recorded.versions(number);
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!versions.get(i).isAbsence() && isShown(number, i, visibility)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<T> version(Id id, long version, Visibility visibility) {
        if (!isKnown(id, visibility)) {
            return Optional.empty();
        }
        long number = store.recordedNumber(id).orElseThrow();
        List<RecordedVersion<T>> versions = recorded.versions(number);
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).version() == version) {
                return versions.get(i).isAbsence() || !isShown(number, i, visibility)
                        ? Optional.empty()
                        : Optional.of(versions.get(i).content());
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Deletion> lockDeletion(Id id) {
        store.changes();
        OptionalLong found = store.recordedNumber(id);
        RecordedVersion<T> last = found.isEmpty() ? null : recorded.findLast(found.getAsLong());
        if (last == null || !last.isAbsence()) {
            return Optional.empty();
        }
        long number = found.getAsLong();
        return Optional.of(new Deletion(last.version(), last.at(), existingBooks(number), store.wasMarked(number)));
    }

    private Set<Id> existingBooks(long number) {
        return store.lastPlaces(number)
                .mapToObj(store.memory().books::find)
                .filter(Objects::nonNull)
                .map(AddressBook::id)
                .collect(Collectors.toSet());
    }

    @Override
    public void restore(T restored, Set<Id> addressBookIds, Provenance provenance) {
        store.restore(restored, addressBookIds, provenance);
        store.memory().aliases.objectRestored(store.kind(), restored.id(), store.changes());
    }

    @Override
    public void markRestored(Id id) {
        long number = store.require(id);
        recorded.replaceLast(number, recorded.last(number).withChange(Change.RESTORED), store.changes());
        store.memory().feed.markRestored(id, store.changes());
    }

    @Override
    public boolean erase(Id id) {
        OptionalLong found = store.recordedNumber(id);
        if (found.isEmpty() || recorded.findLast(found.getAsLong()) == null) {
            return false;
        }
        if (store.exists(found.getAsLong())) {
            throw new IllegalStateException(id + " exists");
        }
        recorded.remove(found.getAsLong(), store.changes());
        store.eraseLinks(found.getAsLong());
        store.memory().aliases.forget(store.kind(), id, store.changes());
        if (store.kind() == ObjectKind.ADDRESS) {
            store.memory().merges.forget(found.getAsLong(), store.changes());
        }
        store.memory().feed.eraseReferences(object -> object.id().equals(id), store.changes());
        return true;
    }

    /** Leaves all to {@link #erase(Id)}, which is fast. */
    @Override
    public boolean eraseFilings(Id id, int limit) {
        return false;
    }

    @Override
    public void erase(Id id, long version) {
        recorded.replaceAll(
                store.recordedNumber(id).orElseThrow(),
                kept -> kept.version() == version ? kept.erased() : kept,
                store.changes());
    }
}
