package campus.contacts.jdbc.objects;

import campus.contacts.OsidObject;
import campus.contacts.history.Change;
import campus.contacts.jdbc.aliases.JdbcAliases;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.history.VersionedObjects;
import campus.contacts.jdbc.sql.DependentStatements;
import campus.contacts.jdbc.sql.InsertStatement;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.words.WordRows;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The objects of one kind as they are written: each write is the statements of the object, its past, its words and the feed. */
abstract class WrittenObjects<T extends OsidObject> extends VersionedObjects<T> {
    /** The two statements concern different rows, so that each may read the state before the other. */
    private static final List<String> REPLACE_TYPES = List.of("""
            delete from {object}_record_type where {object}_id = :id
                and not (type_key = any(cast(:type_keys as varchar array)))""", """
            insert into {object}_record_type (type_key, {object}_id)
            select t.type_key, cast(:id as bigint) from unnest(cast(:type_keys as varchar array)) as t(type_key)
            where not exists (
                select 1 from {object}_record_type r where r.{object}_id = :id and r.type_key = t.type_key)""");

    WrittenObjects(JdbcTransaction unit, ObjectKind kind, ObjectTable<T> table) {
        super(unit, kind, table);
    }

    /** Stores a new object. {@code draft} is called twice: for the values to store, and again with the number of the object. */
    T insert(Function<ObjectVersion, T> draft, String row, DependentStatements dependents) {
        InsertStatement.Inserted inserted = unit().dialect()
                .insert(unit().writeHandle(), newRow(draft, row, recorded(creation(Change.CREATED), dependents)));
        unit().learnMoment(inserted.at());
        return draft.apply(identity(inserted.number(), inserted.at()));
    }

    /** Stores a new object as {@link #insert} does, if the statement selects its values. */
    Optional<T> insertAtOnce(Function<ObjectVersion, T> draft, String row, DependentStatements dependents) {
        return unit().dialect()
                .insertAtOnce(unit().writeHandle(), newRow(draft, row, recorded(creationAtOnce(), dependents)))
                .map(inserted -> draft.apply(identity(inserted.number(), inserted.at())));
    }

    private InsertStatement newRow(Function<ObjectVersion, T> draft, String row, DependentStatements dependents) {
        T provisional = draft.apply(identity(0, Instant.EPOCH));
        return statement(provisional, unit().momentIfKnown(), row, dependents);
    }

    /** Stores a deleted object again, with its number. */
    void insertNumbered(T object, String row, DependentStatements dependents) {
        String numbered = row.replace("nextval('" + ObjectColumns.sequence(kind()) + "')", "cast(:id as bigint)");
        DependentStatements whole = new DependentStatements(
                dependents.selecting(), dependents.apart(), dependents.and(Map.of("id", number(object.id()))));
        OffsetDateTime at = ObjectColumns.moment(object.identity().changedAt());
        unit().dialect()
                .insert(
                        unit().writeHandle(),
                        statement(object, at, numbered, recorded(creation(Change.RESTORED), whole)));
    }

    /** Adds the statement that records the new object for the feed. */
    private DependentStatements recorded(String creation, DependentStatements dependents) {
        Map<String, Object> values = new HashMap<>();
        values.put("made_in", null);
        List<String> entries = unit().withChanges(List.of(creation), List.of(), values);
        // the book, if the object is made in one, is a value of the other statements
        return new DependentStatements(entries, List.of(), values).and(dependents);
    }

    /** Returns the statement that records for the feed a new object; it selects from the new row. */
    String creation(Change change) {
        return changes().creation(change);
    }

    /** Returns the statement that {@link #creation} returns, which records nothing if there is no new row. */
    String creationAtOnce() {
        return creation(Change.CREATED);
    }

    private InsertStatement statement(T object, OffsetDateTime at, String row, DependentStatements dependents) {
        DependentStatements whole = dependents(object, dependents).and(named(WordRows.INSERT), WordRows.values(object));
        List<Id> recordTypes = object.classification().recordTypeIds();
        if (!recordTypes.isEmpty()) {
            String typed = named("""
                    insert into {object}_record_type (type_key, {object}_id)
                    select t.type_key, made.id from unnest(cast(:type_keys as varchar array)) as t(type_key),
                    """);
            whole = whole.and(typed, Map.of("type_keys", ObjectColumns.keys(recordTypes)));
        }
        Map<String, Object> values = whole.and(values(object));
        values.put("changed_at", at);
        values.put("recorded_by", unit().author());
        return new InsertStatement(row, whole, values);
    }

    /** Returns the dependent statements of an object of this kind, in addition to those of all kinds. */
    DependentStatements dependents(T object, DependentStatements common) {
        return common;
    }

    ObjectVersion identity(long number, Instant at) {
        return new ObjectVersion(unit().ownIds().id(kind(), number), 1, at);
    }

    /** Returns the values of an object's columns, without its number. */
    abstract Map<String, Object> values(T object);

    /**
     * @param entries record the change for the feed
     * @param values the values of the columns
     */
    void update(T before, T after, List<String> entries, List<String> statements, Map<String, Object> values) {
        values.put("id", number(before.id()));
        values.put("recorded_by", unit().author());
        List<String> changes = new ArrayList<>(WordRows.replacing(current().name(), before, after, values));
        if (!before.classification().equals(after.classification())) {
            values.put("type_keys", ObjectColumns.keys(after.classification().recordTypeIds()));
            changes.addAll(REPLACE_TYPES.stream().map(this::named).toList());
        }
        changes.addAll(statements);
        execute(unit().writeHandle(), entries, unit().withHistory(keep(before), changes), values);
    }

    private void execute(Handle handle, List<String> entries, List<String> statements, Map<String, Object> values) {
        String lock = unit().keepsChanges() ? lockFor(entries) : null;
        unit().dialect().executeAll(handle, lock, unit().withChanges(entries, statements, values), values);
    }

    /** Returns a query that locks the objects that entries are about, beside the one at hand; null: they are about no other. */
    String lockFor(List<String> entries) {
        return null;
    }

    /**
     * Replaces an object whose classification stays the same, if it still has its version.
     *
     * @param update ends with the condition that finds the row {@code :id}
     */
    Optional<T> updateAtOnce(T before, Function<ObjectVersion, T> draft, String update) {
        T after = draft.apply(before.identity().changed(Instant.EPOCH));
        Map<String, Object> values = values(after);
        values.put("id", before.identity().number());
        values.put("recorded_by", unit().author());
        values.put("replaced", before.identity().version());
        values.put("earliest", values.get("changed_at"));
        List<String> replaced =
                unit().withHistory(keep(before), WordRows.replacing(current().name(), before, after, values));
        List<String> others = unit().withChanges(List.of(changes().update() + " where true"), replaced, values);
        return unit().dialect()
                .updateAtOnce(unit().writeHandle(), update + " and version = :replaced", others, values)
                .map(at -> draft.apply(before.identity().changed(at)));
    }

    /** Returns the statements that keep a version that is about to be replaced. */
    List<String> keep(T before) {
        return historyTables().keep(!before.classification().recordTypeIds().isEmpty(), false);
    }

    /**
     * Deletes a locked object, and records the deletion as its last version.
     *
     * @param entries record the change for the feed
     * @param recording record the past
     */
    void delete(Handle handle, T locked, List<String> entries, List<String> recording, List<String> statements) {
        List<String> kept = new ArrayList<>(keep(locked));
        kept.addAll(recording);
        kept.add(historyTables().deletion());
        Map<String, Object> values = new HashMap<>();
        values.put("id", number(locked.id()));
        values.put("recorded_by", unit().author());
        if (unit().keepsHistory() || unit().keepsChanges()) {
            values.put("changed_at", deletedAt(locked));
        }
        List<String> ended = new ArrayList<>(statements);
        ended.add(named(WordRows.DELETE));
        ended.add(JdbcAliases.of(kind(), unit().keepsHistory() ? JdbcAliases.OBJECT_DELETED : JdbcAliases.FORGET));
        execute(handle, entries, unit().withHistory(kept, ended), values);
        unit().forgetAliases();
    }

    /** Returns the time of the deletion of an object in this unit of work. */
    OffsetDateTime deletedAt(T locked) {
        return ObjectColumns.moment(ObjectVersion.momentAfter(locked.identity().changedAt(), unit().moment()));
    }
}
