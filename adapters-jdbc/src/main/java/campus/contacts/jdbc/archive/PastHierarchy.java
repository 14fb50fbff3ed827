package campus.contacts.jdbc.archive;

import campus.contacts.history.EndedLink;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.Archive;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Sends the removed root marks and edges of the address-book hierarchy. */
record PastHierarchy(JdbcTransaction unit, Archive.Past sink) {
    private static final String ROOTS = """
            select r.address_book_id, r.added_at, r.added_by, r.began_with_object,
                r.removed_at, r.removed_by, r.ended_with_object, r.is_last, r.address_book_id
            from address_book_root_period r where r.address_book_id > :after
            order by r.address_book_id fetch first :limit rows with ties""";

    private static final String EDGES = """
            select e.parent_id, e.added_at, e.added_by, false, e.removed_at, e.removed_by, e.is_last, e.is_last, e.child_id
            from address_book_child_period e where e.parent_id > :after
            order by e.parent_id fetch first :limit rows with ties""";

    /** @param key by which the pages are read: whole books, since a link has no key of its own */
    private record Row(long key, long child, EndedLink link) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getLong(1), row.getLong(9), PastSender.link(row, 2));
        }
    }

    void sendRoots() {
        for (PagedRows<Row> rows = rows(ROOTS); rows.peek() != null; ) {
            Row root = rows.take();
            sink.endedRoot(bookId(root.key), root.link);
        }
    }

    void sendEdges() {
        for (PagedRows<Row> rows = rows(EDGES); rows.peek() != null; ) {
            Row edge = rows.take();
            sink.endedChild(bookId(edge.key), bookId(edge.child), edge.link);
        }
    }

    private PagedRows<Row> rows(String statement) {
        return new PagedRows<>(last -> page(statement, last == null ? 0 : last.key), Row::key);
    }

    private List<Row> page(String statement, long after) {
        return SqlFragment.of(statement, "after", after)
                .bind("limit", ArchiveSender.PAGE)
                .query(unit.handle())
                .map((row, context) -> Row.of(row))
                .stream()
                .sorted(Comparator.comparingLong(Row::key)
                        .thenComparingLong(Row::child)
                        .thenComparing(row -> row.link.began().at())
                        .thenComparing(row -> row.link.ended().at()))
                .toList();
    }

    private Id bookId(long number) {
        return unit.ownIds().id(ObjectKind.ADDRESS_BOOK, number);
    }
}
