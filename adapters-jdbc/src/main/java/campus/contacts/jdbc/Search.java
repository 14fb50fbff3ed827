package campus.contacts.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * What a query asks for, in SQL.
 *
 * <p>It says where to start, because planners guess badly where that matters: with a key that an index finds at once, else
 * with strands, else with the objects themselves in the order of their numbers. Whatever comes on top is tested row by row.
 */
final class Search {
    /** One value of a column that has an index on (column, id). */
    private record Key(String column, String name, Object value) {
        Sql equality() {
            return Sql.of("c." + column + " = :" + name, name, value);
        }
    }

    private final List<Sql> gates = new ArrayList<>();
    private final List<Sql> filters = new ArrayList<>();
    private Key key;
    private Strands strands;
    private boolean impossible;

    /** Conditions on nothing in the list, so that they hold for all of it or for none; each with all of its values. */
    List<Sql> gates() {
        return gates;
    }

    /** Conditions on an object {@code c}, beside the key to start with. */
    List<Sql> filters() {
        return filters;
    }

    /** Where the list is merged from; null: from one index. */
    Strands strands() {
        return strands;
    }

    /** Whether it is clear without a look that nothing matches. */
    boolean isImpossible() {
        return impossible;
    }

    boolean hasStart() {
        return key != null || strands != null;
    }

    void impossible() {
        impossible = true;
    }

    void gate(Sql condition) {
        gates.add(condition);
    }

    void filter(Sql condition) {
        filters.add(condition);
    }

    /** Asks for one value of an indexed column, and starts there when nothing better came before. */
    void have(String column, String name, Object value) {
        Key asked = new Key(column, name, value);
        if (hasStart()) {
            filter(asked.equality());
        } else {
            key = asked;
        }
    }

    void startWith(Strands chosen) {
        strands = chosen;
    }

    /** The objects to look at, those beyond {@code :from}. */
    Sql start(Dialect dialect, Part.Order order) {
        if (key == null) {
            return Sql.of("c.id " + order.beyond + " :from");
        }
        return Sql.of(dialect.startsWith("c." + key.column(), ':' + key.name()), key.name(), key.value())
                .add(new Span(":from", null).of("c.id", order));
    }

    /** All conditions, in no place to start with. */
    List<Sql> conditions() {
        List<Sql> all = new ArrayList<>(gates);
        if (key != null) {
            all.add(key.equality());
        }
        all.addAll(filters);
        return all;
    }

    /** H2 takes the index on (column, id) for sorted only when the order names the column too. */
    String order(Part.Order order) {
        return (key == null ? "" : "c." + key.column() + ' ' + order.name + ", ") + "c.id " + order.name;
    }
}
