package campus.contacts.jdbc.sql;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Several lists of numbers, each of which an index on (key, number) holds in order, and which together make one list: what is in
 * each of some address books, say, or what is of each of some types. Their first hundred numbers are among the first hundred of
 * each, however large they are and wherever they begin.
 *
 * @param index the table with the index
 * @param key the column that tells the strands apart
 * @param number the column with the numbers of the objects
 * @param keys selects the keys of the strands, as {@code run_key}
 * @param only the key, when there is but one strand, else null
 */
public record SortedRuns(String index, String key, String number, SqlFragment keys, Long only) {
    public SortedRuns(String index, String key, String number, SqlFragment keys) {
        this(index, key, number, keys, null);
    }

    /** As SQL has it that calls a row of the index {@code m}. */
    public String keyColumn() {
        return "m." + key;
    }

    /**
     * The numbers beyond {@code from} and not beyond {@code to} on one strand, {@code :depth} at the most.
     *
     * @param run the condition that it is that strand
     * @param span from where to where
     */
    public SqlFragment page(
            String table, List<SqlFragment> filters, KeysetPage.Order order, String run, KeyRange span) {
        return SqlFragment.of("select m." + number + " as id from " + index + " m where " + run)
                .add(span.of("m." + number, order))
                .and(matching(table, filters))
                .add("\norder by m." + key + ' ' + order.name + ", m." + number + ' ' + order.name)
                .add(" limit :depth");
    }

    /** All numbers on all strands for whose objects the filters hold, each once. */
    SqlFragment all(String table, List<SqlFragment> gates, List<SqlFragment> filters) {
        return all(table, gates, filters, "");
    }

    /** Those in a span. */
    SqlFragment all(
            String table, List<SqlFragment> gates, List<SqlFragment> filters, KeyRange span, KeysetPage.Order order) {
        return all(table, gates, filters, span.of("m." + number, order));
    }

    private SqlFragment all(String table, List<SqlFragment> gates, List<SqlFragment> filters, String span) {
        return SqlFragment.of("select distinct m." + number + " as id from (")
                .add(keys)
                .and(gates)
                .add(") s join " + index + " m on m." + key + " = s.run_key where true" + span)
                .and(matching(table, filters));
    }

    List<Object> keys(Handle handle, List<SqlFragment> gates) {
        return SqlFragment.of("")
                .add(keys)
                .and(gates)
                .query(handle)
                .map((row, context) -> row.getObject(1))
                .list();
    }

    private List<SqlFragment> matching(String table, List<SqlFragment> filters) {
        return filters.isEmpty()
                ? List.of()
                : List.of(SqlFragment.exists(SqlFragment.of("select 1 from " + table + " c where c.id = m." + number)
                        .and(filters)));
    }
}
