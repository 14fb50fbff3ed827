package campus.contacts.jdbc.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Merges sorted runs on PostgreSQL in one statement, to save network round trips. */
final class PostgreSqlMerge {
    /** Minimum distance of the first, bounded scan of sorted runs. */
    private static final int NEAR = 100;

    /** The factor between the depth of the page and the first distance, and between each distance and the next. */
    private static final int STRIDE = 10;

    /** The number of bounded scans; the one after them is unbounded. */
    private static final int LOOKS = 3;

    private PostgreSqlMerge() {}

    /**
     * Scans the sorted runs within a bounded distance first, which fills a page when the runs hold many of all objects. While the page is
     * not full, further scans reach further, and the last one reads each run to the length of the page. So neither a few large books nor
     * thousands of small ones are read from end to end, regardless of the planner's estimates.
     */
    static <T> List<T> merge(Handle handle, ObjectTable<T> table, ListPlan search, KeysetPage part) {
        String direction = part.order().name;
        SqlFragment merge = SqlFragment.of("with runs as (")
                .add(search.runs().keys())
                .and(search.gates())
                .add(")");
        String found = "";
        for (int look = 0; look <= LOOKS; look++) {
            merge.add(",\nlook_" + look + " as (select distinct m.id from runs s cross join lateral (\n")
                    .add(look(table, search, part.order(), look))
                    .add(") m")
                    .add(look == 0 ? "" : "\nwhere (select count(*) from (" + found + ") f) < :depth")
                    .add("\norder by m.id " + direction + " limit :depth)");
            found += (look == 0 ? "" : " union all ") + "select id from look_" + look;
        }
        return table.list(
                handle,
                merge.add("\n")
                        .add(table.select())
                        .add("c.id = any(array(select id from (" + found + ") page order by id " + direction)
                        .add(" limit :limit offset :offset))\norder by c.id " + direction)
                        .bind("depth", part.depth())
                        .bind("limit", part.limit())
                        .bind("offset", part.offset())
                        .bind(edges(part)));
    }

    /** Reads each run to the depth, so no run is read from end to end. */
    static SqlFragment first(ObjectTable<?> table, ListPlan search, KeysetPage.Order order) {
        String key = PostgreSqlDialect.any(search.runs().keyColumn(), "s.run_key");
        return SqlFragment.of("select distinct m.id from (")
                .add(search.runs().keys())
                .and(search.gates())
                .add(") s cross join lateral (\n")
                .add(search.runs().page(table.name(), search.filters(), order, key, new KeyRange(":from", null)))
                .add(") m\norder by m.id " + order.name + " limit :depth");
    }

    private static SqlFragment look(ObjectTable<?> table, ListPlan search, KeysetPage.Order order, int look) {
        String key = PostgreSqlDialect.any(search.runs().keyColumn(), "s.run_key");
        String to = look == LOOKS ? null : ":edge_" + (look + 1);
        return search.runs().page(table.name(), search.filters(), order, key, new KeyRange(":edge_" + look, to));
    }

    /** Returns the bounds of the scans; the last scan has no end. */
    private static Map<String, Object> edges(KeysetPage part) {
        Map<String, Object> edges = new HashMap<>();
        long edge = part.from();
        long stride = NEAR + STRIDE * part.depth();
        for (int look = 0; look <= LOOKS; look++) {
            edges.put("edge_" + look, edge);
            edge = part.order().further(edge, stride);
            stride *= STRIDE;
        }
        return edges;
    }
}
