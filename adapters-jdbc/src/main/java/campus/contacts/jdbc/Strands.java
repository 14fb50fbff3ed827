package campus.contacts.jdbc;

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
record Strands(String index, String key, String number, Sql keys, Long only) {
    Strands(String index, String key, String number, Sql keys) {
        this(index, key, number, keys, null);
    }

    /** As SQL has it that calls a row of the index {@code m}. */
    String keyColumn() {
        return "m." + key;
    }

    /**
     * The numbers beyond {@code from} and not beyond {@code to} on one strand, {@code :depth} at the most.
     *
     * @param strand the condition that it is that strand
     * @param span from where to where
     */
    Sql page(String table, List<Sql> filters, Part.Order order, String strand, Span span) {
        return Sql.of("select m." + number + " as id from " + index + " m where " + strand)
                .add(span.of("m." + number, order))
                .and(matching(table, filters))
                .add("\norder by m." + key + ' ' + order.name + ", m." + number + ' ' + order.name)
                .add(" limit :depth");
    }

    /** All numbers on all strands for whose objects the filters hold, each once. */
    Sql all(String table, List<Sql> gates, List<Sql> filters) {
        return all(table, gates, filters, "");
    }

    /** Those in a span. */
    Sql all(String table, List<Sql> gates, List<Sql> filters, Span span, Part.Order order) {
        return all(table, gates, filters, span.of("m." + number, order));
    }

    private Sql all(String table, List<Sql> gates, List<Sql> filters, String span) {
        return Sql.of("select distinct m." + number + " as id from (")
                .add(keys)
                .and(gates)
                .add(") s join " + index + " m on m." + key + " = s.run_key where true" + span)
                .and(matching(table, filters));
    }

    List<Object> keys(Handle handle, List<Sql> gates) {
        return Sql.of("")
                .add(keys)
                .and(gates)
                .query(handle)
                .map((row, context) -> row.getObject(1))
                .list();
    }

    private List<Sql> matching(String table, List<Sql> filters) {
        return filters.isEmpty()
                ? List.of()
                : List.of(Sql.exists(Sql.of("select 1 from " + table + " c where c.id = m." + number)
                        .and(filters)));
    }
}
