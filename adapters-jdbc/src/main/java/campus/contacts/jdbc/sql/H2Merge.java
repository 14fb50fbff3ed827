package campus.contacts.jdbc.sql;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Merges sorted runs on H2, where statements are cheap, with one statement for each look. */
final class H2Merge {
    /** The distance of the first, bounded scan of sorted runs: this many times the depth of the page, plus this number. */
    private static final int NEAR = 100;

    private static final int STRIDE = 10;

    /** Maximum of numbers that a merge holds in memory; a deeper one is sorted by H2, which uses its file for that. */
    private static final int MAX_HELD_NUMBERS = 20_000;

    private static final RowMapper<Long> NUMBER = (row, context) -> row.getLong(1);

    private H2Merge() {}

    /**
     * First tries one query over all ranges within a bounded distance; enough when the ranges hold many of all objects. If there turns out
     * to be a single range, such as that of an address book without children, it is read like one.
     */
    static <T> List<T> merge(Handle handle, Dialect dialect, ObjectTable<T> table, ListPlan search, KeysetPage part) {
        KeysetPage.Order order = part.order();
        if (part.depth() > MAX_HELD_NUMBERS) {
            return inOrder(handle, table, deep(handle, table, search, part), order);
        }
        SqlFragment near = search.runs()
                .all(table.name(), search.gates(), search.filters(), new KeyRange(":from", ":to"), order)
                .add("\norder by id " + order.name + " limit :depth")
                .bind("from", part.from())
                .bind("to", order.further(part.from(), NEAR + STRIDE * part.depth()))
                .bind("depth", part.depth());
        List<Long> numbers = near.list(handle, NUMBER);
        if (numbers.size() < part.depth()) {
            List<Object> keys = search.runs().keys(handle, search.gates());
            if (keys.size() == 1) {
                return table.list(handle, dialect, search.ofRun(keys.get(0)), part);
            }
            numbers = runByRun(handle, table, search, part, keys);
        }
        return inOrder(handle, table, numbers.stream().skip(part.offset()).toList(), order);
    }

    private static <T> List<T> inOrder(
            Handle handle, ObjectTable<T> table, List<Long> numbers, KeysetPage.Order order) {
        return table.list(
                handle,
                table.select()
                        .add("c.id = any(:ids)\norder by c.id " + order.name)
                        .bind("ids", numbers.toArray(Long[]::new)));
    }

    private static List<Long> deep(Handle handle, ObjectTable<?> table, ListPlan search, KeysetPage part) {
        return search.runs()
                .all(table.name(), search.gates(), search.filters(), new KeyRange(":from", null), part.order())
                .add("\norder by id " + part.order().name + " limit :limit offset :offset")
                .bind("from", part.from())
                .bind("limit", part.limit())
                .bind("offset", part.offset())
                .list(handle, NUMBER);
    }

    /**
     * Scans the sorted runs one after the other. The worst number found so far bounds the next scan, so that all scans together read little
     * more than the longest run.
     */
    private static List<Long> runByRun(
            Handle handle, ObjectTable<?> table, ListPlan search, KeysetPage part, List<Object> keys) {
        SortedRuns runs = search.runs();
        boolean up = part.order() == KeysetPage.Order.UP;
        TreeSet<Long> numbers = new TreeSet<>(up ? Comparator.<Long>naturalOrder() : Comparator.<Long>reverseOrder());
        long to = up ? Long.MAX_VALUE : 0;
        String run = H2Dialect.equal(runs.keyColumn(), ":run_key");
        SqlFragment page = runs.page(table.name(), search.filters(), part.order(), run, new KeyRange(":from", ":to"))
                .bind("from", part.from())
                .bind("depth", part.depth());
        for (Object key : keys) {
            numbers.addAll(page.bind("run_key", key).bind("to", to).list(handle, NUMBER));
            while (numbers.size() > part.depth()) {
                numbers.pollLast();
            }
            if (numbers.size() == part.depth()) {
                to = numbers.last();
            }
        }
        return List.copyOf(numbers);
    }
}
