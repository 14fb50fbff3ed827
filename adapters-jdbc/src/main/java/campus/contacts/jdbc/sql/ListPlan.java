package campus.contacts.jdbc.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The conditions of a list query in SQL, and the index that the query starts with.
 *
 * <p>The start is chosen here because planners estimate badly in these cases: known numbers are preferred, then a key that an index finds
 * at once, then sorted runs, then the objects in the order of their numbers. All other conditions are tested row by row.
 */
public final class ListPlan {
    /** A required value of a column that has an index on (column, id). */
    private record Key(String column, String name, Object value) {
        SqlFragment equality() {
            return SqlFragment.of("c." + column + " = :" + name, name, value);
        }

        /** Returns the same condition in a form for which no index is used. */
        SqlFragment unindexed() {
            return SqlFragment.of("coalesce(c.%1$s, c.%1$s) = :%2$s".formatted(column, name), name, value);
        }
    }

    private final List<SqlFragment> gates = new ArrayList<>();
    private final List<SqlFragment> filters = new ArrayList<>();
    private Key key;
    private SortedRuns runs;
    private Long[] numbers;
    /** Returns those of some numbers that match; null: all do. */
    private UnaryOperator<Long[]> test;

    private boolean isStartless;
    private boolean impossible;

    /** Returns a plan in which every condition is tested row by row, for lists that are read in another order. */
    public static ListPlan startless() {
        ListPlan plan = new ListPlan();
        plan.isStartless = true;
        return plan;
    }

    /** Conditions that do not depend on the listed objects: each holds for the whole list or for none of it. */
    List<SqlFragment> gates() {
        return gates;
    }

    /** Conditions on an object {@code c}, in addition to the key to start with. */
    List<SqlFragment> filters() {
        return filters;
    }

    /** The sorted runs from which the list is merged; null when one index is enough. */
    SortedRuns runs() {
        return runs;
    }

    /** Returns true if the query is known to match nothing, so that no statement is needed. */
    public boolean isImpossible() {
        return impossible;
    }

    /** Returns whether a start was chosen, or none is wanted. */
    public boolean hasStart() {
        return isStartless || key != null || runs != null || numbers != null;
    }

    public void matchNothing() {
        impossible = true;
    }

    /** Requires one of these numbers, and starts with them; to be called before other starts are chosen. */
    public void among(Long[] required) {
        numbers = required;
    }

    /**
     * Requires one of these numbers, and that it passes a test, which a page in creation order runs for as many as it needs.
     *
     * @param test returns those of some numbers that pass
     */
    public void among(Long[] candidates, UnaryOperator<Long[]> test) {
        this.numbers = candidates;
        this.test = test;
    }

    private Long[] tested() {
        if (test != null) {
            numbers = test.apply(numbers);
            test = null;
        }
        return numbers;
    }

    /** Returns whether a page in creation order is better read in parts of the numbers. */
    boolean hasCandidates() {
        return test != null;
    }

    /** Returns the numbers beyond a position, in an order, before they are tested. */
    Long[] candidates(KeysetPage.Order order, long from) {
        Comparator<Long> up = Comparator.naturalOrder();
        return Arrays.stream(numbers)
                .filter(number -> order == KeysetPage.Order.UP ? number > from : number < from)
                .sorted(order == KeysetPage.Order.UP ? up : up.reversed())
                .toArray(Long[]::new);
    }

    /** Returns this plan with those of some candidates that pass the test; empty if none does. */
    Optional<ListPlan> part(Long[] candidates) {
        ListPlan part = withoutStart();
        part.numbers = test.apply(candidates);
        return part.numbers.length == 0 ? Optional.empty() : Optional.of(part);
    }

    /** Returns this plan with only one of its sorted runs. */
    ListPlan ofRun(Object key) {
        ListPlan part = withoutStart();
        part.runs = runs.of(key);
        return part;
    }

    private ListPlan withoutStart() {
        ListPlan plan = new ListPlan();
        plan.gates.addAll(gates);
        plan.filters.addAll(filters);
        return plan;
    }

    public void precondition(SqlFragment condition) {
        gates.add(condition);
    }

    public void filter(SqlFragment condition) {
        filters.add(condition);
    }

    /** Requires a value of an indexed column, and starts with that index unless a better start was found before. */
    public void equal(String column, String name, Object value) {
        Key asked = new Key(column, name, value);
        if (isStartless) {
            filter(asked.unindexed());
        } else if (hasStart()) {
            filter(asked.equality());
        } else {
            key = asked;
        }
    }

    public void startWith(SortedRuns chosen) {
        runs = chosen;
    }

    /** Returns the objects to scan: those beyond {@code :from}. */
    SqlFragment start(Dialect dialect, KeysetPage.Order order) {
        if (key == null) {
            // the sum keeps H2 from reading all rows beyond the position instead of finding the numbers one by one
            return numbers == null
                    ? SqlFragment.of("c.id " + order.beyond + " :from")
                    : isAmong().add(" and c.id + 0 " + order.beyond + " :from");
        }
        return SqlFragment.of(dialect.startsWith("c." + key.column(), ':' + key.name()), key.name(), key.value())
                .add(new KeyRange(":from", null).of("c.id", order));
    }

    /** Returns all conditions, without a start. */
    List<SqlFragment> conditions() {
        List<SqlFragment> all = new ArrayList<>(gates);
        if (key != null) {
            all.add(key.equality());
        }
        if (numbers != null) {
            all.add(isAmong());
        }
        all.addAll(filters);
        return all;
    }

    /** Returns a query for a row for each object that the start leads to, before the filters. */
    SqlFragment few(String table) {
        if (runs != null) {
            return runs.rows(gates);
        }
        SqlFragment start = numbers == null ? key.equality() : isAmong();
        return SqlFragment.of("select 1 from " + table + " c where ").add(start);
    }

    private SqlFragment isAmong() {
        return SqlFragment.of("c.id = any(:numbers)", "numbers", tested());
    }

    /** Returns the order of the list. H2 treats the index on (column, id) as sorted only when the order names the column too. */
    String order(KeysetPage.Order order) {
        return (key == null ? "" : "c." + key.column() + ' ' + order.name + ", ") + "c.id " + order.name;
    }
}
