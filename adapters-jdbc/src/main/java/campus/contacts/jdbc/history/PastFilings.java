package campus.contacts.jdbc.history;

import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import java.util.List;

/**
 * The past filings in a deleted address book, which no row names any more once they are erased. An object that was deleted
 * in that book keeps a filing in a book that never existed: it counts as one that nobody may look up, like any deleted book.
 *
 * @param book the number of the book
 */
public record PastFilings(JdbcTransaction unit, long book) {
    private static final List<String> OBJECTS = List.of("contact", "address");

    /** The last object of a part, all of whose filings belong to the part, and the number of its rows up to the limit. */
    private static final String PART = """
            select max(p.id), count(*) from (
                select f.{object}_id as id from {object}_filing_period f
                where f.address_book_id = :book order by f.{object}_id limit :limit) p""";

    /** A part of the filings of one kind of object. */
    private record Part(long last, long rows) {}

    private static final List<String> ERASE = List.of(
            "delete from {object}_filing_period where address_book_id = :book and {object}_id <= :last and not ended_with_object",
            """
            update {object}_filing_period set address_book_id = nextval('address_book_number'),
                filed_at = unfiled_at, filed_by = null, began_with_object = true
            where address_book_id = :book and {object}_id <= :last""");

    /**
     * Erases the filings of the first objects.
     *
     * @param limit how many of each kind of object, and besides them the others of the same last object
     * @return whether more may be left
     */
    public boolean erase(int limit) {
        boolean isMore = false;
        for (String object : OBJECTS) {
            isMore |= erase(object, limit) >= limit;
        }
        return isMore;
    }

    private long erase(String object, int limit) {
        Part part = SqlFragment.of(ObjectTable.named(PART, object), "book", book)
                .bind("limit", limit)
                .query(unit.writeHandle())
                .map((row, context) -> new Part(row.getLong(1), row.getLong(2)))
                .one();
        if (part.rows > 0) {
            for (String statement : ERASE) {
                SqlFragment.of(ObjectTable.named(statement, object), "book", book)
                        .bind("last", part.last)
                        .execute(unit.writeHandle());
            }
        }
        return part.rows;
    }
}
