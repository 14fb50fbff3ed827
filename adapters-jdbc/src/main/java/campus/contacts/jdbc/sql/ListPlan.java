package campus.contacts.jdbc.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * What a query asks for, in SQL.
 *
 * <p>It says where to start, because planners guess badly where that matters: with a key that an index finds at once, else
 * with strands, else with the objects themselves in the order of their numbers. Whatever comes on top is tested row by row.
 */
public final class ListPlan {
    /** One value of a column that has an index on (column, id). */
    private record Key(String column, String name, Object value) {
        SqlFragment equality() {
            return SqlFragment.of("c." + column + " = :" + name, name, value);
        }
    }

    private final List<SqlFragment> gates = new ArrayList<>();
    private final List<SqlFragment> filters = new ArrayList<>();
    private Key key;
    private SortedRuns runs;
    private boolean impossible;

    /** Conditions on nothing in the list, so that they hold for all of it or for none; each with all of its values. */
    List<SqlFragment> gates() {
        return gates;
    }

    /** Conditions on an object {@code c}, beside the key to start with. */
    List<SqlFragment> filters() {
        return filters;
    }

    /** Where the list is merged from; null: from one index. */
    SortedRuns runs() {
        return runs;
    }

    /** Whether it is clear without a look that nothing matches. */
    public boolean isImpossible() {
        return impossible;
    }

    public boolean hasStart() {
        return key != null || runs != null;
    }

    public void matchNothing() {
        impossible = true;
    }

    public void precondition(SqlFragment condition) {
        gates.add(condition);
    }

    public void filter(SqlFragment condition) {
        filters.add(condition);
    }

    /** Asks for one value of an indexed column, and starts there when nothing better came before. */
    public void equal(String column, String name, Object value) {
        Key asked = new Key(column, name, value);
        if (hasStart()) {
            filter(asked.equality());
        } else {
            key = asked;
        }
    }

    public void startWith(SortedRuns chosen) {
        runs = chosen;
    }

    /** The objects to look at, those beyond {@code :from}. */
    SqlFragment start(Dialect dialect, KeysetPage.Order order) {
        if (key == null) {
            return SqlFragment.of("c.id " + order.beyond + " :from");
        }
        return SqlFragment.of(dialect.startsWith("c." + key.column(), ':' + key.name()), key.name(), key.value())
                .add(new KeyRange(":from", null).of("c.id", order));
    }

    /** All conditions, in no place to start with. */
    List<SqlFragment> conditions() {
        List<SqlFragment> all = new ArrayList<>(gates);
        if (key != null) {
            all.add(key.equality());
        }
        all.addAll(filters);
        return all;
    }

    /** H2 takes the index on (column, id) for sorted only when the order names the column too. */
    String order(KeysetPage.Order order) {
        return (key == null ? "" : "c." + key.column() + ' ' + order.name + ", ") + "c.id " + order.name;
    }
}
