package campus.contacts.jdbc.objects;

import campus.contacts.ListOrder;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.TextQuery;
import campus.contacts.access.Visibility;
import campus.contacts.jdbc.aliases.JdbcAliases;
import campus.contacts.jdbc.history.JdbcHistory;
import campus.contacts.jdbc.sql.KeysetPage;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SortedPage;
import campus.contacts.jdbc.sql.SortedTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.VisibilityConditions;
import campus.contacts.jdbc.words.WordConditions;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.FeedStore;
import campus.contacts.spi.HistoryStore;
import campus.contacts.spi.ObjectStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The common part of the stores of the three kinds of object. */
public abstract class JdbcObjects<T extends OsidObject, Q> extends WrittenObjects<T> implements ObjectStore<T, Q> {
    JdbcObjects(JdbcTransaction unit, ObjectKind kind, ObjectTable<T> table) {
        super(unit, kind, table);
    }

    /**
     * Adds the conditions of a query to a plan, and returns the plan.
     *
     * @param search new; without a start where none is wanted
     */
    abstract ListPlan search(Q query, VisibilityConditions seen, ListPlan search);

    final ListPlan search(Q query, VisibilityConditions seen) {
        return search(query, seen, new ListPlan());
    }

    /** Returns the words that a query asks for; null: none. */
    public abstract TextQuery text(Q query);

    /**
     * Restricts a new plan to some objects.
     *
     * @param ids null: no restriction
     */
    public void among(ListPlan search, Set<Id> ids) {
        if (ids != null) {
            search.among(numbers(ids));
            if (ids.isEmpty()) {
                search.matchNothing();
            }
        }
    }

    /** Looks up which of the selected objects were merged into others, and whose Ids therefore select these. */
    void follow(Set<Id> ids) {
        if (ids != null) {
            new JdbcAliases(unit()).owners(kind(), ids).keySet().forEach(this::follow);
        }
    }

    @Override
    public List<T> list(Q query, Visibility visibility, PageRequest window) {
        ListPlan search = search(query, seen(visibility));
        if (search.isImpossible() || window.limit() == 0) {
            return List.of();
        }
        if (window.order() != ListOrder.CREATION) {
            SortedTable<T> sorted = new SortedTable<>(handle(), unit().dialect(), current(), new SortedPage(window));
            return search.hasStart() && sorted.isSmall(search)
                    ? sorted.sort(search)
                    : sorted.walk(search(query, seen(visibility), ListPlan.startless()));
        }
        KeysetPage part = KeysetPage.of(window);
        List<T> found = current().list(handle(), unit().dialect(), search, part);
        if (part.order() == KeysetPage.Order.UP) {
            return found;
        }
        List<T> inOrder = new ArrayList<>(found);
        Collections.reverse(inOrder);
        return inOrder;
    }

    @Override
    public long count(Q query, Visibility visibility) {
        return count(search(query, seen(visibility)));
    }

    long count(ListPlan search) {
        return search.isImpossible() ? 0 : current().count(handle(), search);
    }

    /** Adds the conditions on the types of an object; the search starts with them when it has no better start. */
    public void ofTypes(ListPlan search, TypeFilter types) {
        TypeConditions.restrict(search, types, current(), current().name());
    }

    /** Adds the conditions on words. Without a better start, the search starts with the objects that have the words, if they are few. */
    void ofText(ListPlan search, TextQuery text) {
        if (text == null) {
            return;
        }
        new WordConditions(current().name(), text).restrict(search, handle());
    }

    /** Returns the condition that an object {@code c} is in the book {@code :selected} or below it. */
    abstract SqlFragment isBelow(long book);

    /** Returns those objects that are visible, and below the book if one is given; null: anywhere. */
    public Map<Id, FeedStore.Current> current(Collection<Id> ids, Visibility visibility, Id addressBookId) {
        VisibilityConditions seen = seen(visibility);
        if (seen.within().isNowhere()) {
            return Map.of();
        }
        SqlFragment query = SqlFragment.of(
                        named("select c.id, c.version, " + changes().reference() + " from {object} c"))
                .add(" where c.id = any(:ids)")
                .bind("ids", numbers(ids))
                .and(isVisible(seen));
        if (addressBookId != null) {
            query.and(List.of(isBelow(unit().number(ObjectKind.ADDRESS_BOOK, addressBookId))));
        }
        Map<Id, FeedStore.Current> found = new HashMap<>();
        query.query(handle())
                .map((row, context) -> found.put(
                        unit().ownIds().id(kind(), row.getLong(1)),
                        new FeedStore.Current(row.getLong(2), row.getString(3))))
                .list();
        return found;
    }

    @Override
    public HistoryStore<T> history() {
        return new JdbcHistory<>(this);
    }
}
