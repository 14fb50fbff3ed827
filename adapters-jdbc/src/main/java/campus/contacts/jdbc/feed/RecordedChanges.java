package campus.contacts.jdbc.feed;

import campus.contacts.feed.FeedPosition;
import campus.contacts.feed.PriorSight;
import campus.contacts.feed.RecordedChange;
import campus.contacts.history.Change;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.ReleasePolicy;
import campus.contacts.storage.AuthorJson;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads rows of recorded changes after a position. */
final class RecordedChanges {
    private static final String IS_START_THERE = """
            select count(*) from installation i
            where i.feed_swept <= :last and (
                i.feed_swept = :last or exists (select 1 from change_entry r where r.writer = :read))""";

    private static final String COLUMNS = """
            select e.writer, e.place, e.object_id, e.version, e.changed_at, e.other_id, e.kind, e.change_code, e.recorded_by,
                e.reference_key, e.before_books, e.before_release, e.before_private, e.before_writers""";

    private static final String SELECT = COLUMNS + ",\n(" + IS_START_THERE + ")\nfrom change_entry e where ";

    /** The code is written out for the index of deletions. */
    private static final String DELETIONS =
            COLUMNS + "\nfrom change_entry e where e.object_id = any(:ids) and e.kind = :kind and e.change_code = "
                    + ChangeEntries.code(Change.DELETED)
                    + " and not exists (select 1 from {object} o where o.id = e.object_id) order by e.place";

    private final JdbcTransaction unit;
    private final FeedPosition start;
    /** Null: not known yet. */
    private Boolean isStartThere;

    RecordedChanges(JdbcTransaction unit, FeedPosition start) {
        this.unit = unit;
        this.start = start;
    }

    private SqlFragment withStart(SqlFragment query) {
        boolean isInWriter = start.place() > 0 && start.until() == start.from() + 1;
        return query.bind("last", start.from() - 1).bind("read", isInWriter ? start.from() : start.from() - 1);
    }

    /**
     * Returns whether the database has the position. The statement that reads rows tells it too, at the same moment; otherwise it is
     * looked for afterwards, since rows may be swept meanwhile.
     */
    boolean isStartThere() {
        if (isStartThere == null) {
            isStartThere = withStart(SqlFragment.of(IS_START_THERE))
                    .query(unit.handle())
                    .mapTo(Integer.class)
                    .map(count -> count > 0)
                    .one();
        }
        return isStartThere;
    }

    /**
     * Returns changes in the order of the condition.
     *
     * @param position of a window; the position of each change is in the window of its writer if the window has not been
     *     begun
     */
    List<RecordedChange> list(String condition, FeedPosition position, int limit) {
        SqlFragment query = withStart(SqlFragment.of(SELECT + condition + " limit :limit"))
                .bind("from", position.from())
                .bind("limit", limit);
        if (condition.contains(":until")) {
            query.bind("until", position.until());
        }
        if (condition.contains(":place")) {
            query.bind("place", position.place());
        }
        return query.query(unit.handle())
                .map((row, context) -> {
                    isStartThere = row.getInt(15) > 0;
                    return change(row, position);
                })
                .list();
    }

    /** Returns who could see objects before their last deletion, of those that are deleted now. */
    static Map<Id, PriorSight.Known> deletions(JdbcTransaction unit, ObjectKind kind, Collection<Id> ids) {
        RecordedChanges all = new RecordedChanges(unit, FeedPosition.before(0));
        Map<Id, PriorSight.Known> deletions = new HashMap<>();
        SqlFragment.of(ObjectTable.named(DELETIONS, kind.name().toLowerCase(Locale.ROOT)))
                .bind(
                        "ids",
                        ids.stream()
                                .map(id -> unit.ownIds().number(kind, id).orElseThrow())
                                .toArray(Long[]::new))
                .bind("kind", ChangeEntries.code(kind))
                .query(unit.handle())
                .map((row, context) -> all.change(row, FeedPosition.before(0)))
                .forEach(change -> {
                    if (change.before() instanceof PriorSight.Known before) {
                        deletions.put(change.object().id(), before);
                    }
                });
        return deletions;
    }

    private RecordedChange change(ResultSet row, FeedPosition window) throws SQLException {
        long writer = row.getLong(1);
        long place = row.getLong(2);
        ObjectKind kind = ChangeEntries.kind(row.getInt(7));
        Change change = ChangeEntries.change(row.getInt(8));
        Id other = other(row);
        boolean isOfChild = change == Change.CHILD_ADDED || change == Change.CHILD_REMOVED;
        return new RecordedChange(
                window.place() == 0
                        ? new FeedPosition(writer, writer + 1, place)
                        : new FeedPosition(window.from(), window.until(), place),
                new RecordedChange.Subject(
                        kind, unit.ownIds().id(kind, row.getLong(3)), row.getLong(4), row.getString(10)),
                change,
                ObjectColumns.moment(row, 5),
                AuthorJson.read(row.getString(9)),
                isOfChild ? null : other,
                isOfChild ? other : null,
                before(row, change));
    }

    private Id other(ResultSet row) throws SQLException {
        long number = row.getLong(6);
        return row.wasNull() ? null : unit.ownIds().id(ObjectKind.ADDRESS_BOOK, number);
    }

    private PriorSight before(ResultSet row, Change change) throws SQLException {
        Object[] books = elements(row.getArray(11));
        if (books == null) {
            return change == Change.CREATED || change == Change.RESTORED ? PriorSight.ABSENT : PriorSight.UNCHANGED;
        }
        Set<Id> ids = new HashSet<>();
        for (Object book : books) {
            ids.add(unit.ownIds().id(ObjectKind.ADDRESS_BOOK, ((Number) book).longValue()));
        }
        Object[] found = elements(row.getArray(14));
        Set<String> writers = new HashSet<>();
        if (found != null) {
            Arrays.stream(found).filter(Objects::nonNull).forEach(key -> writers.add((String) key));
        }
        return new PriorSight.Known(ids, release(row.getInt(12)), row.getBoolean(13), writers);
    }

    private static ReleasePolicy release(int code) {
        for (ReleasePolicy release : ReleasePolicy.values()) {
            if (release.code() == code) {
                return release;
            }
        }
        throw new IllegalStateException("there is no release policy with the code " + code);
    }

    private static Object[] elements(Array array) throws SQLException {
        return array == null ? null : (Object[]) array.getArray();
    }

    /** Returns the same change at another position. */
    static RecordedChange at(FeedPosition position, RecordedChange change) {
        return new RecordedChange(
                position,
                change.object(),
                change.change(),
                change.at(),
                change.by(),
                change.addressBookId(),
                change.childId(),
                change.before());
    }
}
