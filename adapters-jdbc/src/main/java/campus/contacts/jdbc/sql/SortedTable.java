package campus.contacts.jdbc.sql;

import campus.contacts.OsidObject;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Reads pages of lists of current objects that are sorted by a value. What a good start finds is sorted by the database if it is little;
 * otherwise the objects are read in the order of the index on (value, id), and all conditions are tested row by row.
 */
public record SortedTable<T extends OsidObject>(Handle handle, Dialect dialect, ObjectTable<T> table, SortedPage page) {
    /** The largest number of objects that are sorted. */
    private static final int MOST_SORTED = 10_000;

    private String key() {
        return "c." + page.column();
    }

    /** Returns whether the start of a plan leads to few objects, before other conditions. */
    public boolean isSmall(ListPlan search) {
        SqlFragment start = search.few(table.name()).add(" limit " + (MOST_SORTED + 1));
        int found = SqlFragment.of("select count(*) from (")
                .add(start)
                .add(") few")
                .query(handle)
                .mapTo(Integer.class)
                .one();
        return found <= MOST_SORTED;
    }

    /** Sorts all objects that a plan finds. */
    public List<T> sort(ListPlan search) {
        // the offset keeps PostgreSQL from walking the index instead
        return page.inOrder(table.list(
                handle,
                SqlFragment.of("select " + table.columns() + "\nfrom (")
                        .add(table.numbers(search))
                        .add(" offset 0) found join " + table.name() + " c on c.id = found.id\nwhere ")
                        .add(page.position(key(), "c.id"))
                        .add("\norder by " + page.order(key(), "c.id") + "\nlimit :limit offset :offset")
                        .bind("limit", page.window().limit())
                        .bind("offset", page.window().offset())));
    }

    /** Walks the index and tests the conditions of a plan that chose no start. */
    public List<T> walk(ListPlan filters) {
        if (page.window().offset() > 0) {
            SqlFragment start = withinBound().add(" and ").add(page.position(key(), "c.id"));
            return page.inOrder(rows(
                    filters,
                    start,
                    page.order(key(), "c.id"),
                    page.window().limit(),
                    page.window().offset()));
        }
        int limit = page.window().limit();
        List<T> found = new ArrayList<>();
        if (page.from() != null) {
            SqlFragment equal = equal(page.from().key())
                    .add(" and c.id " + page.numberOrder().beyond + " :sort_number")
                    .bind("sort_number", page.from().number());
            found.addAll(rows(filters, equal, order(page.numberOrder()), limit, 0));
        }
        if (found.size() < limit) {
            found.addAll(beyond(filters, limit - found.size()));
        }
        return page.inOrder(found);
    }

    /**
     * Reads the objects with further values. The index has equal values in one direction only: if that is the wrong one, the last group of
     * equal values, which may be cut off at its beginning, is read again.
     */
    private List<T> beyond(ListPlan filters, int limit) {
        SqlFragment start = page.from() == null
                ? withinBound()
                : SqlFragment.of(key() + ' ' + page.keyOrder().beyond + " :sort_key")
                        .bind("sort_key", page.value(page.from().key()));
        List<T> found = rows(filters, start, order(page.keyOrder()), limit, 0);
        if (page.keyOrder() == page.numberOrder() || found.size() < limit) {
            return found;
        }
        String last = key(found.get(found.size() - 1));
        List<T> whole = new ArrayList<>(found);
        whole.removeIf(object -> key(object).equals(last));
        whole.addAll(rows(filters, equal(last), order(page.numberOrder()), limit - whole.size(), 0));
        return whole;
    }

    private String key(T object) {
        return page.window().order().key(object);
    }

    private SqlFragment equal(String value) {
        // with a value that the planner believes to be frequent, PostgreSQL would walk the primary key instead
        return SqlFragment.of(dialect.startsWith(key(), ":sort_key"), "sort_key", page.value(value));
    }

    /** Returns a condition that all objects meet; with it H2 reads the index in its order. */
    private SqlFragment withinBound() {
        String operator = page.keyOrder() == KeysetPage.Order.UP ? " >= " : " <= ";
        return SqlFragment.of(key() + operator + ":sort_bound", "sort_bound", page.bound());
    }

    private String order(KeysetPage.Order order) {
        return key() + ' ' + order.name + ", c.id " + order.name;
    }

    private List<T> rows(ListPlan filters, SqlFragment start, String order, int limit, long offset) {
        return table.list(
                handle,
                table.select()
                        .add(start)
                        .and(filters.conditions())
                        .add("\norder by " + order + "\nlimit :limit offset :offset")
                        .bind("limit", limit)
                        .bind("offset", offset));
    }
}
