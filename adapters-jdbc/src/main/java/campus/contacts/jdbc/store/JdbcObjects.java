package campus.contacts.jdbc.store;

import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.jdbc.sql.DependentStatements;
import campus.contacts.jdbc.sql.InsertStatement;
import campus.contacts.jdbc.sql.KeysetPage;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SortedRuns;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.ObjectStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The common part of the stores of the three kinds of object. */
abstract class JdbcObjects<T extends OsidObject, Q> implements ObjectStore<T, Q> {
    private final JdbcUnitOfWork unit;
    private final ObjectKind kind;
    private final ObjectTable<T> table;

    JdbcObjects(JdbcUnitOfWork unit, ObjectKind kind, ObjectTable<T> table) {
        this.unit = unit;
        this.kind = kind;
        this.table = table;
    }

    /** Returns the condition that an object {@code c} is granted by a scope other than all books. */
    abstract SqlFragment isWithin(GrantedBooks within);

    /** Returns the conditions that a granted object {@code c} is not hidden. */
    abstract List<SqlFragment> isShown(VisibilityConditions seen);

    abstract ListPlan search(Q query, VisibilityConditions seen);

    ObjectKind kind() {
        return kind;
    }

    JdbcUnitOfWork unit() {
        return unit;
    }

    Handle handle() {
        return unit.handle();
    }

    GrantedBooks within(GrantScope grantScope) {
        return GrantedBooks.of(grantScope, unit.ownIds());
    }

    private VisibilityConditions seen(Visibility visibility) {
        return VisibilityConditions.of(visibility, unit.ownIds());
    }

    /** Returns the conditions that an object {@code c} is visible. */
    List<SqlFragment> isVisible(VisibilityConditions seen) {
        List<SqlFragment> conditions = new ArrayList<>(isShown(seen));
        if (!seen.within().isEverywhere()) {
            conditions.add(isWithin(seen.within()));
        }
        return conditions;
    }

    long number(Id id) {
        return unit.number(kind, id);
    }

    /** Returns the statement with the name of the table in the place of every <code>{object}</code>. */
    String named(String statement) {
        return ObjectTable.named(statement, table.name());
    }

    @Override
    public Optional<T> find(Id id, Visibility visibility) {
        VisibilityConditions seen = seen(visibility);
        long number = number(id);
        if (number == 0 || seen.within().isNowhere()) {
            return Optional.empty();
        }
        return one(table.select().add("c.id = :id").bind("id", number).and(isVisible(seen)));
    }

    @Override
    public Map<Id, T> findAll(Collection<Id> ids, Visibility visibility) {
        VisibilityConditions seen = seen(visibility);
        if (ids.isEmpty() || seen.within().isNowhere()) {
            return Map.of();
        }
        Map<Id, T> found = new HashMap<>();
        table.list(
                        handle(),
                        table.select()
                                .add("c.id = any(:ids)")
                                .bind("ids", numbers(ids))
                                .and(isVisible(seen)))
                .forEach(object -> found.put(object.id(), object));
        return found;
    }

    /** Returns the numbers of objects; a foreign Id gets a number that no object has. */
    Long[] numbers(Collection<Id> ids) {
        return ids.stream().map(this::number).toArray(Long[]::new);
    }

    @Override
    public Optional<T> lock(Id id) {
        unit.requireWriting();
        return one(table.select().add("c.id = :id for update").bind("id", number(id)));
    }

    /** Returns the objects {@code c} that meet a condition, in the order that the condition ends with. */
    List<T> select(SqlFragment condition) {
        return table.list(handle(), table.select().add(condition));
    }

    private Optional<T> one(SqlFragment query) {
        return query.query(handle()).map(table.mapper()).findFirst();
    }

    public boolean isWithin(Id id, GrantScope grantScope) {
        GrantedBooks within = within(grantScope);
        if (within.isNowhere()) {
            return false;
        }
        SqlFragment query = SqlFragment.of(named("select 1 from {object} c where c.id = :id"), "id", number(id));
        return (within.isEverywhere() ? query : query.and(List.of(isWithin(within)))).returnsRow(handle());
    }

    @Override
    public List<T> list(Q query, Visibility visibility, PageRequest window) {
        ListPlan search = search(query, seen(visibility));
        if (search.isImpossible() || window.limit() == 0) {
            return List.of();
        }
        KeysetPage part = KeysetPage.of(window);
        List<T> found = table.list(handle(), unit.dialect(), search, part);
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
        return search.isImpossible() ? 0 : table.count(handle(), search);
    }

    /** Adds the conditions on the types of an object; the search starts with them when it has no better start. */
    void ofTypes(ListPlan search, TypeFilter types) {
        if (types.recordTypeIds() != null) {
            String[] keys = ObjectColumns.keys(types.recordTypeIds());
            if (keys.length == 0) {
                search.matchNothing();
            } else if (search.hasStart()) {
                search.filter(SqlFragment.exists(named("""
                        select 1 from {object}_record_type r
                        where r.{object}_id = c.id and r.type_key = any(:type_keys)""")).bind("type_keys", keys));
            } else {
                SqlFragment runs = SqlFragment.of("""
                        select t.type_key as run_key from unnest(cast(:type_keys as varchar array)) as t(type_key)
                        where true""", "type_keys", keys);
                search.startWith(new SortedRuns(named("{object}_record_type"), "type_key", named("{object}_id"), runs));
            }
        }
        if (types.genusTypeIds() != null) {
            ofGenus(search, ObjectColumns.keys(types.genusTypeIds()));
        }
    }

    private void ofGenus(ListPlan search, String[] keys) {
        if (keys.length == 0) {
            search.matchNothing();
        } else if (keys.length == 1) {
            search.equal("genus_key", "genus_key", keys[0]);
        } else if (search.hasStart()) {
            search.filter(SqlFragment.of("c.genus_key = any(:genus_keys)", "genus_keys", keys));
        } else {
            SqlFragment runs = SqlFragment.of("""
                    select t.genus_key as run_key from unnest(cast(:genus_keys as varchar array)) as t(genus_key)
                    where true""", "genus_keys", keys);
            search.startWith(new SortedRuns(table.name(), "genus_key", "id", runs));
        }
    }

    /** Stores a new object. {@code draft} is called twice: for the values to store, and again with the number of the object. */
    T insert(Function<ObjectVersion, T> draft, Instant at, String row, DependentStatements dependents) {
        Instant madeAt = at.truncatedTo(ChronoUnit.MILLIS);
        T provisional = draft.apply(identity(0, madeAt));
        DependentStatements whole = dependents(provisional, dependents);
        List<Id> recordTypes = provisional.classification().recordTypeIds();
        if (!recordTypes.isEmpty()) {
            String typed = named("""
                    insert into {object}_record_type (type_key, {object}_id)
                    select t.type_key, made.id from unnest(cast(:type_keys as varchar array)) as t(type_key),
                    """);
            whole = whole.and(typed, Map.of("type_keys", ObjectColumns.keys(recordTypes)));
        }
        InsertStatement insertion = new InsertStatement(row, whole, whole.and(values(provisional)));
        long number = unit.dialect().insert(unit.writeHandle(), insertion);
        return draft.apply(identity(number, madeAt));
    }

    /** Returns the dependent statements of an object of this kind, in addition to those of all kinds. */
    DependentStatements dependents(T object, DependentStatements common) {
        return common;
    }

    ObjectVersion identity(long number, Instant at) {
        return new ObjectVersion(unit.ownIds().id(kind, number), 1, at);
    }

    /** Returns the values of an object's columns, without its number. */
    abstract Map<String, Object> values(T object);

    /** @param values the values of the columns */
    void update(List<String> statements, Id id, Map<String, Object> values) {
        values.put("id", number(id));
        unit.dialect().executeAll(unit.writeHandle(), statements, values);
    }
}
