package campus.contacts.service.feed;

import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.feed.FeedEntry;
import campus.contacts.feed.FeedPage;
import campus.contacts.feed.FeedPosition;
import campus.contacts.feed.FeedQuery;
import campus.contacts.feed.PriorSight;
import campus.contacts.feed.RecordedChange;
import campus.contacts.history.Change;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.FeedStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one page of the feed for one caller. */
final class FeedReading {
    /** The cursor that stands for the present. */
    private static final String NOW = "now";

    /** The number of recorded changes after which a page ends although it tells of none. */
    private static final int MOST_PASSED = 10_000;

    /** The largest number of recorded changes that are read at once, after the first ones told the caller of few. */
    private static final int SECTION = 1000;

    /** The least number of them. */
    private static final int SMALLEST_SECTION = 50;

    private final FeedStore store;
    private final Visibility visibility;
    private final FeedQuery query;
    private final FeedCursors cursors;
    /** The own Id of the book that the query asks for; null: none. */
    private @Nullable Id book;

    /** For each deleted object: who could see it before its deletion. Only objects that the caller does not see now are looked up. */
    private final Map<ObjectKind, Map<Id, PriorSight.Known>> deletions = new EnumMap<>(ObjectKind.class);

    private final List<FeedEntry> told = new ArrayList<>();
    private final List<Long> places = new ArrayList<>();

    FeedReading(FeedStore store, Visibility visibility, FeedQuery query) {
        this.store = store;
        this.visibility = visibility;
        this.query = query;
        this.cursors = new FeedCursors(store.cursorKey(), visibility, query);
    }

    FeedPage page(@Nullable String after, int limit) {
        requireBook();
        boolean isFresh = after == null || after.equals(NOW);
        if (isFresh && (after != null || !store.isKept())) {
            String now = cursors.write(store.now());
            // where no feed is kept, every cursor but that of the present is expired
            return FeedPage.empty(now, store.isKept() ? now : NOW);
        }
        if (!store.isKept()) {
            throw expired();
        }
        return after == null
                ? page(store.oldest(), null, limit)
                : page(cursors.read(after).orElseThrow(FeedReading::expired), after, limit);
    }

    private void requireBook() {
        if (query.addressBookId() != null) {
            Set<Id> asked = Set.of(query.addressBookId());
            book = store.visible(ObjectKind.ADDRESS_BOOK, asked, visibility, null).keySet().stream()
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound(ObjectKind.ADDRESS_BOOK));
        }
    }

    private static Refusal expired() {
        return Refusal.expired("the cursor is unknown, expired or of another request: start over");
    }

    /** @param sent the cursor of the position; null: none was sent */
    private FeedPage page(FeedPosition start, @Nullable String sent, int limit) {
        FeedPosition position = start;
        int passed = 0;
        boolean isMore = true;
        while (isMore && told.size() < limit && passed < MOST_PASSED) {
            int most = passed == 0 ? limit : section(passed, limit);
            FeedStore.Section section = store.after(position, most).orElseThrow(FeedReading::expired);
            List<RecordedChange> changes = section.changes();
            int done = tell(changes, limit);
            passed += done;
            // a page may end early, but is empty only when there is no more
            isMore = done > 0 && done == changes.size() && (told.isEmpty() || done == most);
            if (done == changes.size()) {
                position = section.next();
            } else if (done > 0) {
                position = changes.get(done - 1).position();
            }
        }
        String reached = cursors.write(position);
        if (!told.isEmpty() || passed >= MOST_PASSED) {
            return new FeedPage(told, reached, reached, places);
        }
        return FeedPage.empty(sent == null ? cursors.write(start) : sent, reached);
    }

    /** Returns how many changes to read to fill the page, by what was told of those before them. */
    private int section(int passed, int limit) {
        if (told.isEmpty()) {
            return SECTION;
        }
        long missing = (long) (limit - told.size()) * passed / told.size();
        return (int) Math.min(SECTION, Math.max(SMALLEST_SECTION, missing + missing / 4));
    }

    /**
     * Tells the caller of changes, until the page is full or a change of the hierarchy ends what the cursor can follow.
     *
     * @return the number of changes that are done
     */
    private int tell(List<RecordedChange> changes, int limit) {
        List<RecordedChange> meant = changes.stream()
                .filter(change -> query.includes(change.object().kind()))
                .toList();
        Map<ObjectKind, Map<Id, FeedStore.Current>> visible = new EnumMap<>(ObjectKind.class);
        for (ObjectKind kind : ObjectKind.values()) {
            Map<Id, FeedStore.Current> current = visible(kind, meant);
            visible.put(kind, current);
            deletions.put(kind, deletions(kind, meant, current.keySet()));
        }
        Set<Id> named = named(meant.stream()
                .flatMap(change -> Stream.of(change.addressBookId(), change.childId()))
                .filter(Objects::nonNull)
                .toList());
        int done = 0;
        for (RecordedChange change : changes) {
            if (told.size() == limit) {
                return done;
            }
            if (movesContents(change)) {
                if (told.isEmpty()) {
                    throw expired();
                }
                return done;
            }
            if (query.includes(change.object().kind())) {
                FeedStore.Current now = Objects.requireNonNull(
                                visible.get(change.object().kind()))
                        .get(change.object().id());
                entry(change, Optional.ofNullable(now), named).ifPresent(entry -> {
                    told.add(entry);
                    places.add(change.position().place());
                });
            }
            done++;
        }
        return done;
    }

    private Map<Id, FeedStore.Current> visible(ObjectKind kind, List<RecordedChange> changes) {
        Set<Id> ids = ids(kind, changes);
        return ids.isEmpty() ? Map.of() : store.visible(kind, ids, visibility, book);
    }

    /** Looks for all that are not visible, so that the time that it takes does not depend on who is private. */
    private Map<Id, PriorSight.Known> deletions(ObjectKind kind, List<RecordedChange> changes, Set<Id> visible) {
        if (visibility.seesPrivate()) {
            return Map.of();
        }
        Set<Id> ids = ids(kind, changes);
        ids.removeAll(visible);
        return ids.isEmpty() ? Map.of() : store.deletions(kind, ids);
    }

    private static Set<Id> ids(ObjectKind kind, List<RecordedChange> changes) {
        Set<Id> ids = new HashSet<>();
        for (RecordedChange change : changes) {
            if (change.object().kind() == kind) {
                ids.add(change.object().id());
            }
        }
        return ids;
    }

    /** Returns those books that the caller may hear of. Who looks up everything hears of deleted ones too. */
    private Set<Id> named(Collection<Id> books) {
        if (books.isEmpty() || visibility.grantScope().everywhere()) {
            return Set.copyOf(books);
        }
        return store.visible(ObjectKind.ADDRESS_BOOK, books, visibility, null).keySet();
    }

    /**
     * Returns whether the change is one of the reference that the query asks for. The word that a contact was removed is
     * for whoever saw it, if its reference was erased.
     */
    private boolean isOfReference(RecordedChange change, Optional<FeedStore.Current> now) {
        if (query.referenceId() == null) {
            return true;
        }
        String reference =
                now.isPresent() ? now.get().referenceKey() : change.object().referenceKey();
        return reference == null || reference.equals(query.referenceId().key());
    }

    /**
     * Returns whether objects came into the caller's sight, or left it, with an edge of the hierarchy, and so without
     * entries of their own.
     */
    private boolean movesContents(RecordedChange change) {
        if (change.change() != Change.CHILD_ADDED && change.change() != Change.CHILD_REMOVED) {
            return false;
        }
        PriorSight.Known parent = (PriorSight.Known) change.before();
        return reaches(visibility.grantScope(), parent)
                || reaches(visibility.maintains(), parent)
                || book != null && parent.addressBookIds().contains(book);
    }

    private static boolean reaches(GrantScope scope, PriorSight.Known parent) {
        return !scope.everywhere() && parent.isWithin(scope);
    }

    /**
     * Returns what the caller is told of a change. A deleted object that is seen now was restored, which is a change of
     * its own.
     *
     * @param now empty: the caller does not see the object now
     */
    private Optional<FeedEntry> entry(RecordedChange change, Optional<FeedStore.Current> now, Set<Id> named) {
        if (now.isPresent() && change.change() == Change.DELETED || !isOfReference(change, now)) {
            return Optional.empty();
        }
        if (change.before() instanceof PriorSight.Known before && saw(before)) {
            if (now.isEmpty()) {
                return isToldLater(change) ? Optional.empty() : Optional.of(removed(change));
            }
            return change.change() == null ? sightKept(change, now.get().version()) : changed(change, named);
        }
        if (now.isEmpty()) {
            return Optional.empty();
        }
        return change.before() instanceof PriorSight.Unchanged
                ? changed(change, named)
                : Optional.of(created(change, now.get().version(), named));
    }

    /**
     * Returns whether the object has been deleted since, and its deletion tells the caller that it was removed. A caller who does not see
     * private persons is told this once, at the deletion: some changes are recorded only for objects about private persons, and an
     * entry for each of them would disclose that the object was about one.
     */
    private boolean isToldLater(RecordedChange change) {
        PriorSight.Known last = Objects.requireNonNull(
                        deletions.get(change.object().kind()))
                .get(change.object().id());
        return change.change() != Change.DELETED && last != null && saw(last);
    }

    private boolean saw(PriorSight.Known before) {
        return before.isVisible(visibility)
                && (book == null || before.addressBookIds().contains(book));
    }

    private static FeedEntry removed(RecordedChange change) {
        boolean isVersion = change.change() != null && change.change().isVersion();
        long last = isVersion ? change.object().version() - 1 : change.object().version();
        return entry(change, Change.DELETED, last, null, null);
    }

    /**
     * Returns the entry of an object that others see no longer, or only now. Who does not see private persons must not
     * find out by such an entry that an object of its own is about one.
     */
    private Optional<FeedEntry> sightKept(RecordedChange change, long version) {
        return visibility.seesPrivate()
                ? Optional.of(entry(change, Change.UPDATED, version, null, null))
                : Optional.empty();
    }

    private static FeedEntry created(RecordedChange change, long version, Set<Id> named) {
        boolean cameIn = change.change() == Change.CREATED || change.change() == Change.FILED;
        Id place = change.addressBookId();
        Id shown = cameIn && place != null && named.contains(place) ? place : null;
        long made = change.change() == null ? version : change.object().version();
        return entry(change, Change.CREATED, made, shown, null);
    }

    private static Optional<FeedEntry> changed(RecordedChange change, Set<Id> named) {
        boolean isNamed = Stream.of(change.addressBookId(), change.childId())
                .filter(Objects::nonNull)
                .allMatch(named::contains);
        Change told = change.change() == Change.RESTORED ? Change.CREATED : change.change();
        return isNamed
                ? Optional.of(entry(
                        change,
                        Objects.requireNonNull(told),
                        change.object().version(),
                        change.addressBookId(),
                        change.childId()))
                : Optional.empty();
    }

    private static FeedEntry entry(
            RecordedChange change, Change told, long version, @Nullable Id addressBookId, @Nullable Id childId) {
        RecordedChange.Subject object = change.object();
        return new FeedEntry(
                told, object.kind(), object.id(), version, change.at(), change.by(), addressBookId, childId);
    }
}
