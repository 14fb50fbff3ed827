package campus.contacts.jdbc.history;

import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.history.Change;
import campus.contacts.history.HistoryEntry;
import campus.contacts.history.HistoryPosition;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.visibility.VisibilityConditions;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.storage.AuthorJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads the newest entries of an object before a position, from each table that has some.
 *
 * @param seen what the caller may see; entries that name other books are left out
 */
record HistoryEntries<T extends OsidObject>(
        VersionedObjects<T> objects, Id id, VisibilityConditions seen, HistoryWindow window) {
    /** The book in which a version {@code c} was created; 0: it was not created, or the book is not kept. */
    private static final String CREATED_IN = """
            case when c.change_code = 0 then coalesce(
                (select min(f.address_book_id) from {object}_filing f
                where f.{object}_id = c.id and f.began_with_object and f.filed_at = c.changed_at),
                (select min(f.address_book_id) from {object}_filing_period f
                where f.{object}_id = c.id and f.began_with_object and f.filed_at = c.changed_at), 0) else 0 end""";

    private SqlFragment of(String statement) {
        return SqlFragment.of(objects.named(statement), "id", objects.ownNumber(id));
    }

    /** Returns the entries of versions, deletions and links, newest first. */
    List<HistoryEntry<T>> list() {
        List<HistoryEntry<T>> entries = new ArrayList<>(versions());
        entries.addAll(deletions());
        entries.addAll(links());
        entries.sort(Comparator.<HistoryEntry<T>, HistoryPosition>comparing(HistoryEntry::position)
                .reversed());
        return withVersions(entries.subList(0, Math.min(entries.size(), window.limit())));
    }

    /** Returns the positions of the entries, newest first, without the content of versions. */
    List<HistoryPosition> positions() {
        List<HistoryPosition> positions = new ArrayList<>(versionPositions(objects.current(), List.of()));
        positions.addAll(versionPositions(objects.versions(), objects.isContentShown(seen, RecordedSpan.OF_VERSION)));
        Stream.of(deletions(), links())
                .flatMap(List::stream)
                .map(HistoryEntry::position)
                .forEach(positions::add);
        positions.sort(Comparator.reverseOrder());
        return List.copyOf(positions.subList(0, Math.min(positions.size(), window.limit())));
    }

    private boolean isBook() {
        return objects.kind() == ObjectKind.ADDRESS_BOOK;
    }

    private List<HistoryEntry<T>> versions() {
        List<HistoryEntry<T>> entries = new ArrayList<>(versions(objects.current(), List.of()));
        entries.addAll(versions(objects.versions(), objects.isContentShown(seen, RecordedSpan.OF_VERSION)));
        return entries;
    }

    /** A version with the number of the book in which it was created, 0 if none is known. */
    private record Version<T extends OsidObject>(Change change, T object, Author by, long book) {}

    private List<HistoryEntry<T>> versions(ObjectTable<T> table, List<SqlFragment> conditions) {
        return newest(table.select("c.recorded_by, c.change_code, " + createdIn()), conditions)
                .map((row, context) -> new Version<>(
                        HistoryTables.change(row.getInt("change_code")),
                        table.mapper().map(row, context),
                        AuthorJson.read(row.getString("recorded_by")),
                        row.getLong(ObjectTable.EXTRA)))
                .list()
                .stream()
                .filter(version -> !isHidden(version.book))
                .map(version -> HistoryEntry.ofVersion(
                        version.change, version.object, version.by, version.book == 0 ? null : book(version.book)))
                .toList();
    }

    private List<HistoryPosition> versionPositions(ObjectTable<T> table, List<SqlFragment> conditions) {
        SqlFragment query = SqlFragment.of("select c.changed_at, c.version, " + createdIn() + " as " + ObjectTable.EXTRA
                + " from " + table.name() + " c where ");
        return newest(query, conditions)
                .map((row, context) -> isHidden(row.getLong(ObjectTable.EXTRA))
                        ? null
                        : new HistoryPosition(ObjectColumns.moment(row, 1), Change.UPDATED, row.getLong(2)))
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private String createdIn() {
        return isBook() ? "0" : objects.named(CREATED_IN);
    }

    /** @param query for versions {@code c}, up to the conditions */
    private Query newest(SqlFragment query, List<SqlFragment> conditions) {
        return query.add("c.id = :id and ")
                .bind("id", objects.ownNumber(id))
                .add(window.isBefore(Change.UPDATED, "c.version", "c.changed_at"))
                .and(conditions)
                .add("\norder by c.version desc limit :limit")
                .bind("limit", window.limit())
                .query(objects.handle());
    }

    private boolean isHidden(long book) {
        return book != 0
                && !seen.within().isEverywhere()
                && !SqlFragment.of("select 1 from address_book b where b.id = :book", "book", book)
                        .and(List.of(isBookWithin("b.id")))
                        .returnsRow(objects.handle());
    }

    private List<HistoryEntry<T>> deletions() {
        return of("select d.version, d.deleted_at, d.deleted_by from {object}_deletion d where d.id = :id and ")
                .add(window.isBefore(Change.DELETED, "d.version", "d.deleted_at"))
                .add(" order by d.version desc limit :limit")
                .bind("limit", window.limit())
                .query(objects.handle())
                .map((row, context) -> new HistoryEntry<T>(
                        Change.DELETED,
                        row.getLong(1),
                        ObjectColumns.moment(row, 2),
                        AuthorJson.read(row.getString(3)),
                        null,
                        null,
                        null))
                .list();
    }

    private List<HistoryEntry<T>> links() {
        List<LinkChanges> tables = isBook() ? LinkChanges.HIERARCHY : LinkChanges.FILINGS;
        SqlFragment all = SqlFragment.of("", "id", objects.ownNumber(id));
        for (LinkChanges changes : tables) {
            boolean isLimited = changes.namesBook() && !seen.within().isEverywhere();
            SqlFragment part = SqlFragment.of(objects.named(changes.select()))
                    .add(window.isBeforeInTime(changes.change(), changes.at(), changes.other()))
                    .and(isLimited ? List.of(isBookWithin(changes.other())) : List.of())
                    .add("\norder by moment desc, other desc limit :limit");
            all.add(changes == tables.get(0) ? "" : "\nunion all ").add(part.asUnionPart());
        }
        return all.bind("limit", window.limit())
                .query(objects.handle())
                .map((row, context) -> {
                    Change change = Change.values()[row.getInt(1)];
                    Id other = row.getLong(2) == 0 ? null : book(row.getLong(2));
                    boolean isFiling = change == Change.FILED || change == Change.UNFILED;
                    return new HistoryEntry<T>(
                            change,
                            0,
                            ObjectColumns.moment(row, 3),
                            AuthorJson.read(row.getString(4)),
                            isFiling ? other : null,
                            isFiling ? null : other,
                            null);
                })
                .list();
    }

    /**
     * Returns the entries with the versions that were current at their times, where a change made none.
     *
     * @param entries newest first
     */
    private List<HistoryEntry<T>> withVersions(List<HistoryEntry<T>> entries) {
        List<HistoryEntry<T>> whole = new ArrayList<>();
        long known = 0;
        for (HistoryEntry<T> entry : entries) {
            if (entry.change().isVersion()) {
                known = entry.change() == Change.DELETED ? entry.version() - 1 : entry.version();
                whole.add(entry);
            } else {
                known = versionAt(entry.at(), known);
                whole.add(new HistoryEntry<>(
                        entry.change(), known, entry.at(), entry.by(), entry.addressBookId(), entry.childId(), null));
            }
        }
        return whole;
    }

    /** @param most the version of a later entry; 0: none is known */
    private long versionAt(Instant at, long most) {
        Optional<Long> present = of("select n.version from {object} n where n.id = :id and n.changed_at <= :at")
                .bind("at", ObjectColumns.moment(at))
                .query(objects.handle())
                .mapTo(Long.class)
                .findFirst();
        return present.or(() -> of("""
                        select v.version from {object}_version v
                        where v.id = :id and v.changed_at <= :at and v.version <= :most
                        order by v.version desc limit 1""")
                        .bind("at", ObjectColumns.moment(at))
                        .bind("most", most == 0 ? Long.MAX_VALUE : most)
                        .query(objects.handle())
                        .mapTo(Long.class)
                        .findFirst())
                .orElse(Math.max(most, 1));
    }

    private SqlFragment isBookWithin(String book) {
        return SqlFragment.exists("select 1 from address_book_path p where p.descendant_id = " + book
                        + " and p.ancestor_id = any(:granted)")
                .bind("granted", seen.within().granted());
    }

    private Id book(long number) {
        return objects.unit().ownIds().id(ObjectKind.ADDRESS_BOOK, number);
    }
}
