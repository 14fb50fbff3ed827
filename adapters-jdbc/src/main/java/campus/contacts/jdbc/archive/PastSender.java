package campus.contacts.jdbc.archive;

import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.access.Provenance;
import campus.contacts.history.EndedLink;
import campus.contacts.history.RecordedEvent;
import campus.contacts.history.VersionOrigin;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.history.HistoryTables;
import campus.contacts.jdbc.history.VersionedObjects;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.spi.Archive;
import campus.contacts.storage.AuthorJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Sends the recorded past of the objects of one kind, in the order of their numbers. */
final class PastSender<T extends OsidObject> {
    /** The versions after a key. H2 finds them by an index only if the number has a condition of its own. */
    private static final String AFTER = """
            c.id >= :id and (c.id > :id or c.version > :version) order by c.id, c.version limit :limit""";

    private static final String DELETIONS =
            "select c.id, c.version, c.deleted_at, c.deleted_by from {object}_deletion c where " + AFTER;

    /** Whole objects: a filing has no key of its own. */
    private static final String FILINGS = """
            select c.{object}_id, c.filed_at, c.filed_by, c.began_with_object,
                c.unfiled_at, c.unfiled_by, c.ended_with_object, c.is_last, c.address_book_id
            from {object}_filing_period c where c.{object}_id > :id
            order by c.{object}_id fetch first :limit rows with ties""";

    private final VersionedObjects<T> objects;
    private final Archive.Past sink;
    private final PagedRows<Version<T>> versions;
    private final PagedRows<Deletion> deletions;
    private final PagedRows<EndedFiling> filings;

    private record Version<T extends OsidObject>(T object, Archive.Replaced replaced) {
        ObjectVersion identity() {
            return object.identity();
        }
    }

    private record Deletion(ObjectVersion identity, Author by) {}

    private record EndedFiling(long number, long book, EndedLink link) {}

    PastSender(VersionedObjects<T> objects, Archive.Past sink, boolean hasPast) {
        this.objects = objects;
        this.sink = sink;
        this.versions =
                hasPast ? new PagedRows<>(this::versions, row -> row.identity().number()) : PagedRows.none();
        this.deletions =
                hasPast ? new PagedRows<>(this::deletions, row -> row.identity().number()) : PagedRows.none();
        this.filings = hasPast && objects.kind() != ObjectKind.ADDRESS_BOOK
                ? new PagedRows<>(this::filings, EndedFiling::number)
                : PagedRows.none();
    }

    /** Sends the past of the objects up to a number that was not sent yet. */
    void sendUpTo(long number) {
        for (long next = nextNumber(); next <= number && next < Long.MAX_VALUE; next = nextNumber()) {
            while (versions.number() == next || deletions.number() == next) {
                if (isVersionNext(next)) {
                    Version<T> version = versions.take();
                    sink.version(version.object, version.replaced);
                } else {
                    Deletion deletion = deletions.take();
                    sink.deletion(objects.kind(), deletion.identity, deletion.by);
                }
            }
            while (filings.number() == next) {
                EndedFiling filing = filings.take();
                sink.endedFiling(objects.kind(), bookId(filing.book), id(next), filing.link);
            }
        }
    }

    private long nextNumber() {
        return Math.min(versions.number(), Math.min(deletions.number(), filings.number()));
    }

    private boolean isVersionNext(long number) {
        return deletions.number() != number
                || versions.number() == number
                        && versions.peek().identity().version()
                                < deletions.peek().identity().version();
    }

    private List<Version<T>> versions(Version<T> last) {
        ObjectTable<T> table = objects.versions();
        SqlFragment query = table.select(provenance(objects.kind()) + ", c.recorded_by, c.change_code, c.replaced_at")
                .add(AFTER);
        return bind(query, last == null ? null : last.identity())
                .query(objects.handle())
                .map((row, context) -> new Version<>(
                        table.mapper().map(row, context),
                        new Archive.Replaced(
                                ObjectColumns.moment(row, ObjectTable.EXTRA),
                                new Provenance(
                                        row.getString("written_by"),
                                        row.getBoolean("reference_may_hide"),
                                        row.getBoolean("addressee_may_hide")),
                                origin(row))))
                .list();
    }

    private List<Deletion> deletions(Deletion last) {
        return bind(SqlFragment.of(objects.named(DELETIONS)), last == null ? null : last.identity)
                .query(objects.handle())
                .map((row, context) -> new Deletion(
                        new ObjectVersion(id(row.getLong(1)), row.getLong(2), ObjectColumns.moment(row, 3)),
                        AuthorJson.read(row.getString(4))))
                .list();
    }

    private static SqlFragment bind(SqlFragment query, ObjectVersion last) {
        return query.bind("id", last == null ? 0L : last.number())
                .bind("version", last == null ? 0L : last.version())
                .bind("limit", ArchiveSender.PAGE);
    }

    private List<EndedFiling> filings(EndedFiling last) {
        return SqlFragment.of(objects.named(FILINGS), "id", last == null ? 0L : last.number)
                .bind("limit", ArchiveSender.PAGE)
                .query(objects.handle())
                .map((row, context) -> new EndedFiling(row.getLong(1), row.getLong(9), link(row, 2)))
                .stream()
                .sorted(Comparator.comparingLong(EndedFiling::number)
                        .thenComparingLong(EndedFiling::book)
                        .thenComparing(filing -> filing.link.began().at())
                        .thenComparing(filing -> filing.link.ended().at()))
                .toList();
    }

    private Id id(long number) {
        return objects.unit().ownIds().id(objects.kind(), number);
    }

    private Id bookId(long number) {
        return objects.unit().ownIds().id(ObjectKind.ADDRESS_BOOK, number);
    }

    /** Returns the columns of the provenance of an object or a version {@code c}. */
    static String provenance(ObjectKind kind) {
        return switch (kind) {
            case CONTACT -> "c.written_by, c.reference_may_hide, c.addressee_may_hide";
            case ADDRESS -> "c.written_by, true as reference_may_hide, true as addressee_may_hide";
            case ADDRESS_BOOK ->
                "cast(null as varchar) as written_by, true as reference_may_hide, true as addressee_may_hide";
        };
    }

    static VersionOrigin origin(ResultSet row) throws SQLException {
        return new VersionOrigin(
                HistoryTables.change(row.getInt("change_code")), AuthorJson.read(row.getString("recorded_by")));
    }

    /** Reads an event from three columns: its time, its author, and whether the object caused it. */
    static RecordedEvent event(ResultSet row, int column) throws SQLException {
        return new RecordedEvent(
                ObjectColumns.moment(row, column),
                AuthorJson.read(row.getString(column + 1)),
                row.getBoolean(column + 2));
    }

    /** Reads a link from seven columns: two events, and whether it is the last of a deleted object. */
    static EndedLink link(ResultSet row, int column) throws SQLException {
        return new EndedLink(event(row, column), event(row, column + 3), row.getBoolean(column + 6));
    }
}
