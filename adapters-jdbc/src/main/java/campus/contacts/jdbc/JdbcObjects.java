package campus.contacts.jdbc;

import campus.contacts.Id;
import campus.contacts.Identity;
import campus.contacts.Kind;
import campus.contacts.OsidObject;
import campus.contacts.Reach;
import campus.contacts.Sight;
import campus.contacts.TypeFilter;
import campus.contacts.Window;
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

/** What the stores of the three kinds of object have in common. */
abstract class JdbcObjects<T extends OsidObject, Q> implements ObjectStore<T, Q> {
    private final JdbcUnit unit;
    private final Kind kind;
    private final Table<T> table;

    JdbcObjects(JdbcUnit unit, Kind kind, Table<T> table) {
        this.unit = unit;
        this.kind = kind;
        this.table = table;
    }

    /** The condition that an object {@code c} is within a reach that does not go everywhere. */
    abstract Sql isWithin(Within within);

    /** The conditions that nothing keeps an object {@code c} within reach out of sight. */
    abstract List<Sql> isShown(Seen seen);

    abstract Search search(Q query, Seen seen);

    Kind kind() {
        return kind;
    }

    JdbcUnit unit() {
        return unit;
    }

    Handle handle() {
        return unit.handle();
    }

    Within within(Reach reach) {
        return Within.of(reach, unit.ownIds());
    }

    private Seen seen(Sight sight) {
        return Seen.of(sight, unit.ownIds());
    }

    /** The conditions that an object {@code c} is in sight. */
    List<Sql> isInSight(Seen seen) {
        List<Sql> conditions = new ArrayList<>(isShown(seen));
        if (!seen.within().isEverywhere()) {
            conditions.add(isWithin(seen.within()));
        }
        return conditions;
    }

    long number(Id id) {
        return unit.number(kind, id);
    }

    /** The statement with the name of the table in the place of every <code>{object}</code>. */
    String named(String statement) {
        return Table.named(statement, table.name());
    }

    @Override
    public Optional<T> find(Id id, Sight sight) {
        Seen seen = seen(sight);
        long number = number(id);
        if (number == 0 || seen.within().isNowhere()) {
            return Optional.empty();
        }
        return one(table.select().add("c.id = :id").bind("id", number).and(isInSight(seen)));
    }

    @Override
    public Map<Id, T> findAll(Collection<Id> ids, Sight sight) {
        Seen seen = seen(sight);
        if (ids.isEmpty() || seen.within().isNowhere()) {
            return Map.of();
        }
        Map<Id, T> found = new HashMap<>();
        table.list(
                        handle(),
                        table.select()
                                .add("c.id = any(:ids)")
                                .bind("ids", numbers(ids))
                                .and(isInSight(seen)))
                .forEach(object -> found.put(object.id(), object));
        return found;
    }

    /** An Id of something else has a number that nothing has. */
    Long[] numbers(Collection<Id> ids) {
        return ids.stream().map(this::number).toArray(Long[]::new);
    }

    @Override
    public Optional<T> lock(Id id) {
        unit.requireWriting();
        return one(table.select().add("c.id = :id for update").bind("id", number(id)));
    }

    /** The objects {@code c} for which that holds, in the order that it ends with. */
    List<T> select(Sql condition) {
        return table.list(handle(), table.select().add(condition));
    }

    private Optional<T> one(Sql query) {
        return query.query(handle()).map(table.mapper()).findFirst();
    }

    public boolean isWithin(Id id, Reach reach) {
        Within within = within(reach);
        if (within.isNowhere()) {
            return false;
        }
        Sql query = Sql.of(named("select 1 from {object} c where c.id = :id"), "id", number(id));
        return (within.isEverywhere() ? query : query.and(List.of(isWithin(within)))).isTrue(handle());
    }

    @Override
    public List<T> list(Q query, Sight sight, Window window) {
        Search search = search(query, seen(sight));
        if (search.isImpossible() || window.limit() == 0) {
            return List.of();
        }
        Part part = Part.of(window);
        List<T> found = table.list(handle(), unit.dialect(), search, part);
        if (part.order() == Part.Order.UP) {
            return found;
        }
        List<T> inOrder = new ArrayList<>(found);
        Collections.reverse(inOrder);
        return inOrder;
    }

    @Override
    public long count(Q query, Sight sight) {
        return count(search(query, seen(sight)));
    }

    long count(Search search) {
        return search.isImpossible() ? 0 : table.count(handle(), search);
    }

    /** What the types of an object must be; where the search starts when nothing better came before. */
    void ofTypes(Search search, TypeFilter types) {
        if (types.recordTypeIds() != null) {
            String[] keys = Columns.keys(types.recordTypeIds());
            if (keys.length == 0) {
                search.impossible();
            } else if (search.hasStart()) {
                search.filter(Sql.exists(named("""
                        select 1 from {object}_record_type r
                        where r.{object}_id = c.id and r.type_key = any(:type_keys)""")).bind("type_keys", keys));
            } else {
                Sql strands = Sql.of("""
                        select t.type_key as run_key from unnest(cast(:type_keys as varchar array)) as t(type_key)
                        where true""", "type_keys", keys);
                search.startWith(new Strands(named("{object}_record_type"), "type_key", named("{object}_id"), strands));
            }
        }
        if (types.genusTypeIds() != null) {
            ofGenus(search, Columns.keys(types.genusTypeIds()));
        }
    }

    private void ofGenus(Search search, String[] keys) {
        if (keys.length == 0) {
            search.impossible();
        } else if (keys.length == 1) {
            search.have("genus_key", "genus_key", keys[0]);
        } else if (search.hasStart()) {
            search.filter(Sql.of("c.genus_key = any(:genus_keys)", "genus_keys", keys));
        } else {
            Sql strands = Sql.of("""
                    select t.genus_key as run_key from unnest(cast(:genus_keys as varchar array)) as t(genus_key)
                    where true""", "genus_keys", keys);
            search.startWith(new Strands(table.name(), "genus_key", "id", strands));
        }
    }

    /** Stores a new object; {@code draft} is asked once for what to store, and once more when the number is known. */
    T insert(Function<Identity, T> draft, Instant at, String row, Beside beside) {
        Instant madeAt = at.truncatedTo(ChronoUnit.MILLIS);
        T provisional = draft.apply(identity(0, madeAt));
        Beside whole = beside(provisional, beside);
        List<Id> recordTypes = provisional.classification().recordTypeIds();
        if (!recordTypes.isEmpty()) {
            String typed = named("""
                    insert into {object}_record_type (type_key, {object}_id)
                    select t.type_key, made.id from unnest(cast(:type_keys as varchar array)) as t(type_key),
                    """);
            whole = whole.and(typed, Map.of("type_keys", Columns.keys(recordTypes)));
        }
        Insertion insertion = new Insertion(row, whole, whole.and(values(provisional)));
        long number = unit.dialect().insert(unit.writing(), insertion);
        return draft.apply(identity(number, madeAt));
    }

    /** What is made with an object of this kind, beside what any such store makes. */
    Beside beside(T object, Beside common) {
        return common;
    }

    Identity identity(long number, Instant at) {
        return new Identity(unit.ownIds().id(kind, number), 1, at);
    }

    /** The values of the columns of an object, but for its number. */
    abstract Map<String, Object> values(T object);

    /** @param values of the columns */
    void update(List<String> statements, Id id, Map<String, Object> values) {
        values.put("id", number(id));
        unit.dialect().together(unit.writing(), statements, values);
    }
}
