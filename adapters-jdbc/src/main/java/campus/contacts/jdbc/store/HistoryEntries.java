package campus.contacts.jdbc.store;

import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.history.Change;
import campus.contacts.history.HistoryEntry;
import campus.contacts.history.HistoryPosition;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.storage.AuthorJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the newest entries of an object before a position, from each table that has some.
 *
 * @param seen what the caller may see; entries that name other books are left out
 * @param before exclusive; null: from the newest
 */
record HistoryEntries<T extends OsidObject>(
        JdbcObjects<T, ?> objects, Id id, VisibilityConditions seen, HistoryPosition before, int limit) {
    /** The book in which a version {@code c} was created; 0: it was not created, or the book is not kept. */
    private static final String CREATED_IN = """
            case when c.change_code = 0 then coalesce(
                (select min(f.address_book_id) from {object}_filing f
                where f.{object}_id = c.id and f.began_with_object and f.filed_at = c.changed_at),
                (select min(f.address_book_id) from {object}_filing_period f
                where f.{object}_id = c.id and f.began_with_object and f.filed_at = c.changed_at), 0) else 0 end""";

    private static final String FILINGS = """
            select f.address_book_id as other, f.filed_at, f.filed_by, f.began_with_object,
                cast(null as timestamp(3) with time zone) as unfiled_at, cast(null as varchar) as unfiled_by,
                false as ended_with_object
            from {object}_filing f where f.{object}_id = :id
            union all
            select f.address_book_id, f.filed_at, f.filed_by, f.began_with_object, f.unfiled_at, f.unfiled_by,
                f.ended_with_object
            from {object}_filing_period f where f.{object}_id = :id""";

    private static final String CHILDREN = """
            select e.child_id as other, e.added_at as filed_at, e.added_by as filed_by, false as began_with_object,
                cast(null as timestamp(3) with time zone) as unfiled_at, cast(null as varchar) as unfiled_by,
                false as ended_with_object
            from address_book_child e where e.parent_id = :id
            union all
            select e.child_id, e.added_at, e.added_by, false, e.removed_at, e.removed_by, false
            from address_book_child_period e where e.parent_id = :id""";

    private static final String ROOTS = """
            select cast(0 as bigint) as other, b.root_since as filed_at, b.root_by as filed_by,
                b.root_began_with_object as began_with_object, cast(null as timestamp(3) with time zone) as unfiled_at,
                cast(null as varchar) as unfiled_by, false as ended_with_object
            from address_book b where b.id = :id and b.is_marked_root
            union all
            select 0, r.added_at, r.added_by, r.began_with_object, r.removed_at, r.removed_by, r.ended_with_object
            from address_book_root_period r where r.address_book_id = :id""";

    private SqlFragment of(String statement) {
        return SqlFragment.of(objects.named(statement), "id", objects.number(id));
    }

    /** Returns the condition that an entry is before the position. */
    private SqlFragment isBefore(Change change, String at, String number) {
        if (before == null) {
            return SqlFragment.of("true");
        }
        int rank = new HistoryPosition(before.at(), change, 0).rank();
        String condition;
        if (rank == before.rank()) {
            condition = "(" + at + " < :before_at or " + at + " = :before_at and " + number + " < :before_number)";
        } else {
            condition = at + (rank < before.rank() ? " <= :before_at" : " < :before_at");
        }
        SqlFragment fragment = SqlFragment.of(condition, "before_at", ObjectColumns.moment(before.at()));
        return rank == before.rank() ? fragment.bind("before_number", before.number()) : fragment;
    }

    List<HistoryEntry<T>> versions() {
        List<HistoryEntry<T>> entries = new ArrayList<>(versions(objects.current(), List.of()));
        entries.addAll(versions(objects.versions(), objects.isContentShown(seen, RecordedSpan.OF_VERSION)));
        return entries;
    }

    /** A version with the number of the book in which it was created, 0 if none is known. */
    private record Version<T extends OsidObject>(Change change, T object, Author by, long book) {}

    private List<HistoryEntry<T>> versions(ObjectTable<T> table, List<SqlFragment> conditions) {
        boolean isBook = objects.kind() == ObjectKind.ADDRESS_BOOK;
        String book = isBook ? "cast(0 as bigint)" : objects.named(CREATED_IN);
        return table
                .select("c.recorded_by, c.change_code, " + book)
                .add("c.id = :id and ")
                .bind("id", objects.number(id))
                .add(isBefore(Change.UPDATED, "c.changed_at", "c.version"))
                .and(conditions)
                .add("\norder by c.version desc limit :limit")
                .bind("limit", limit)
                .query(objects.handle())
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

    private boolean isHidden(long book) {
        return book != 0
                && !seen.within().isEverywhere()
                && !SqlFragment.of("select 1 from address_book b where b.id = :book", "book", book)
                        .and(List.of(isBookWithin("b.id")))
                        .returnsRow(objects.handle());
    }

    List<HistoryEntry<T>> deletions() {
        return of("select d.version, d.deleted_at, d.deleted_by from {object}_deletion d where d.id = :id and ")
                .add(isBefore(Change.DELETED, "d.deleted_at", "d.version"))
                .add(" order by d.version desc limit :limit")
                .bind("limit", limit)
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

    List<HistoryEntry<T>> filings() {
        return both(FILINGS, Change.FILED, Change.UNFILED);
    }

    /** Returns the entries of the hierarchy. */
    List<HistoryEntry<T>> places() {
        List<HistoryEntry<T>> entries = new ArrayList<>(both(CHILDREN, Change.CHILD_ADDED, Change.CHILD_REMOVED));
        entries.addAll(both(ROOTS, Change.ROOT_ADDED, Change.ROOT_REMOVED));
        return entries;
    }

    /** Returns the starts and the ends of periods. */
    private List<HistoryEntry<T>> both(String periods, Change start, Change end) {
        List<HistoryEntry<T>> entries =
                new ArrayList<>(entries(periods, "filed_at, f.filed_by", "not f.began_with_object", start));
        entries.addAll(entries(
                periods, "unfiled_at, f.unfiled_by", "f.unfiled_at is not null and not f.ended_with_object", end));
        return entries;
    }

    private List<HistoryEntry<T>> entries(String periods, String columns, String condition, Change change) {
        SqlFragment query = of("select x.other, x.at, x.author from (select f.other, f."
                        + columns.replace(",", " as at,") + " as author from (" + periods + ") f where " + condition
                        + ") x where ")
                .add(isBefore(change, "x.at", "x.other"));
        if (!seen.within().isEverywhere() && change != Change.ROOT_ADDED && change != Change.ROOT_REMOVED) {
            query.and(List.of(isBookWithin("x.other")));
        }
        return query.add("\norder by x.at desc, x.other desc limit :limit")
                .bind("limit", limit)
                .query(objects.handle())
                .map((row, context) -> {
                    long number = row.getLong(1);
                    Id other = number == 0 ? null : book(number);
                    boolean isFiling = change == Change.FILED || change == Change.UNFILED;
                    Author by = AuthorJson.read(row.getString(3));
                    return new HistoryEntry<T>(
                            change,
                            0,
                            ObjectColumns.moment(row, 2),
                            by,
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
    List<HistoryEntry<T>> withVersions(List<HistoryEntry<T>> entries) {
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
