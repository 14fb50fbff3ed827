package campus.contacts.jdbc.feed;

import campus.contacts.access.Visibility;
import campus.contacts.feed.FeedPosition;
import campus.contacts.feed.PriorSight;
import campus.contacts.feed.RecordedChange;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.FeedStore;
import campus.contacts.storage.text.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the recorded changes of a database.
 *
 * <p>A position names the writers that have been read by the number after theirs, so the last of them, or the last one
 * swept, is found in the database; a database without it is not the one that the position is of. A window of writers is
 * read when all of them, and all before them, have ended. It is read in the order of the rows' places: that is the order
 * in which changes of one object were made, since its row is locked meanwhile, while the numbers of writers are not.
 */
public final class JdbcFeedStore implements FeedStore {
    /** The least number of rows after which a window ends, unless it is of one writer. */
    private static final int SMALLEST_WINDOW = 200;

    private static final String BY_WRITER = "e.writer >= :from and e.writer < :until order by e.writer, e.place";
    private static final String REST_OF_WRITER = "e.writer = :from and e.place > :place order by e.writer, e.place";
    private static final String REST = "e.writer >= :from and e.writer < :until and e.place > :place order by e.place";

    private final JdbcTransaction unit;
    private final CurrentObjects objects;
    private FeedState state;
    /** The rows of the section that is read. */
    private RecordedChanges rows;

    public JdbcFeedStore(JdbcTransaction unit, CurrentObjects objects) {
        this.objects = objects;
        this.unit = unit;
    }

    private FeedState state() {
        if (state == null) {
            state = FeedState.read(unit.handle(), unit.dialect());
        }
        return state;
    }

    @Override
    public boolean isKept() {
        return state().isKept();
    }

    @Override
    public FeedPosition now() {
        return FeedPosition.before(state().newest() + 1);
    }

    @Override
    public FeedPosition oldest() {
        return FeedPosition.before(state().swept() + 1);
    }

    /** Includes the present line of transactions: after a failover or a restore, cursors of another line do not open. */
    @Override
    public byte[] cursorKey() {
        return Hashes.ofParts(bytes(String.valueOf(state().key())), bytes(state().origin()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Section> after(FeedPosition position, int limit) {
        rows = new RecordedChanges(unit, position);
        Section section = next(position, limit);
        return rows.isStartThere() ? Optional.of(section) : Optional.empty();
    }

    private Section next(FeedPosition position, int limit) {
        if (position.until() == position.from()) {
            return window(position, limit);
        }
        String condition = position.until() == position.from() + 1 ? REST_OF_WRITER : REST;
        List<RecordedChange> changes = rows.list(condition, position, limit);
        FeedPosition end = FeedPosition.before(position.until());
        if (changes.isEmpty()) {
            return window(end, limit);
        }
        return new Section(changes, changes.size() < limit ? end : last(changes));
    }

    private static FeedPosition last(List<RecordedChange> changes) {
        return changes.get(changes.size() - 1).position();
    }

    /** Begins the next window. It is of a few pages only, since each of them reads the whole window. */
    private Section window(FeedPosition position, int limit) {
        int most = Math.max(SMALLEST_WINDOW, 2 * limit);
        long from = position.from();
        long until = state().newest() + 1;
        if (from >= until) {
            return new Section(List.of(), position);
        }
        List<RecordedChange> found = new ArrayList<>(rows.list(BY_WRITER, new FeedPosition(from, until, 0), most + 1));
        boolean isCut = found.size() > most;
        if (isCut) {
            long last = found.get(most).position().from();
            List<RecordedChange> before = found.stream()
                    .filter(change -> change.position().from() < last)
                    .toList();
            isCut = before.isEmpty();
            from = isCut ? last : from;
            until = isCut ? last + 1 : before.get(before.size() - 1).position().from() + 1;
            found = isCut ? found : new ArrayList<>(before);
        }
        found.sort(Comparator.comparing(change -> change.position().place()));
        List<RecordedChange> changes = new ArrayList<>();
        for (RecordedChange change : found.subList(0, Math.min(limit, found.size()))) {
            changes.add(RecordedChanges.at(
                    new FeedPosition(from, until, change.position().place()), change));
        }
        boolean isWhole = !isCut && changes.size() == found.size();
        return new Section(changes, isWhole ? FeedPosition.before(until) : last(changes));
    }

    @Override
    public Map<Id, Current> visible(ObjectKind kind, Collection<Id> ids, Visibility visibility, Id addressBookId) {
        return objects.visible(kind, ids, visibility, addressBookId);
    }

    @Override
    public Map<Id, PriorSight.Known> deletions(ObjectKind kind, Collection<Id> ids) {
        return RecordedChanges.deletions(unit, kind, ids);
    }
}
