package campus.contacts.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Index ranges that are each sorted by object number and are merged into one list (k-way merge), such as one range per address book or per
 * type. The first hundred numbers of the merged list are among the first hundred of each range, regardless of the ranges' sizes and
 * positions.
 *
 * @param index the table with the index on (key, number)
 * @param key the column that distinguishes the sorted runs
 * @param number the column with the numbers of the objects
 * @param keys selects the keys of the sorted runs, as {@code run_key}
 * @param only the key when there is exactly one sorted run, else null
 * @param condition on a row {@code m} of the index; null: none
 */
public record SortedRuns(
        String index, String key, String number, SqlFragment keys, Object only, SqlFragment condition) {
    public SortedRuns(String index, String key, String number, SqlFragment keys) {
        this(index, key, number, keys, null);
    }

    public SortedRuns(String index, String key, String number, SqlFragment keys, Object only) {
        this(index, key, number, keys, only, null);
    }

    /** Returns the part of these sorted runs that meets a condition on a row {@code m} of the index. */
    public SortedRuns where(SqlFragment changed) {
        return new SortedRuns(index, key, number, keys, only, changed);
    }

    /** Returns one of these sorted runs. */
    SortedRuns of(Object chosen) {
        return new SortedRuns(index, key, number, keys, chosen, condition);
    }

    /** Returns the name of the parameter for the only key; those of different indexes, in parts of a union, have different names. */
    String onlyName() {
        return "only_" + key;
    }

    /** Returns the key column in SQL that calls a row of the index {@code m}. */
    public String keyColumn() {
        return "m." + key;
    }

    /**
     * Returns the numbers of one sorted run in a range, at most {@code :depth}.
     *
     * @param run the condition that selects the sorted run
     * @param span the range
     */
    public SqlFragment page(
            String table, List<SqlFragment> filters, KeysetPage.Order order, String run, KeyRange span) {
        return SqlFragment.of("select m." + number + " as id from " + index + " m where " + run)
                .add(span.of("m." + number, order))
                .and(matching(table, filters))
                .add("\norder by m." + key + ' ' + order.name + ", m." + number + ' ' + order.name)
                .add(" limit :depth");
    }

    /** Returns the numbers of all sorted runs whose objects match the filters, without duplicates. */
    SqlFragment all(String table, List<SqlFragment> gates, List<SqlFragment> filters) {
        return all(table, gates, filters, "");
    }

    /** Returns the numbers in a range. */
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

    /** Returns a query for the rows of all sorted runs. */
    SqlFragment rows(List<SqlFragment> gates) {
        return SqlFragment.of("select 1 from (")
                .add(keys)
                .and(gates)
                .add(") s join " + index + " m on m." + key + " = s.run_key");
    }

    List<Object> keys(Handle handle, List<SqlFragment> gates) {
        return SqlFragment.of("").add(keys).and(gates).list(handle, (row, context) -> row.getObject(1));
    }

    private List<SqlFragment> matching(String table, List<SqlFragment> filters) {
        List<SqlFragment> matching = new ArrayList<>();
        if (condition != null) {
            matching.add(condition);
        }
        if (!filters.isEmpty()) {
            matching.add(SqlFragment.exists(SqlFragment.of("select 1 from " + table + " c where c.id = m." + number)
                    .and(filters)));
        }
        return matching;
    }
}
