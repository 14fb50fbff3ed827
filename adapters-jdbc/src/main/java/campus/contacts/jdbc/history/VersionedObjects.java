package campus.contacts.jdbc.history;

import campus.contacts.OsidObject;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.jdbc.aliases.JdbcAliases;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.feed.ChangeEntries;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.GrantedBooks;
import campus.contacts.jdbc.visibility.VisibilityConditions;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.ObjectReader;
import campus.contacts.spi.ObjectStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The objects of one kind with their recorded versions: finds objects by their numbers, and knows who sees an object and its versions.
 */
public abstract class VersionedObjects<T extends OsidObject> {
    private final JdbcTransaction unit;
    private final ObjectKind kind;
    private final ObjectTable<T> table;

    protected VersionedObjects(JdbcTransaction unit, ObjectKind kind, ObjectTable<T> table) {
        this.unit = unit;
        this.kind = kind;
        this.table = table;
    }

    /** Returns the condition that an object {@code c} is granted by a scope other than all books. */
    protected abstract SqlFragment isWithin(GrantedBooks within);

    /** Returns the conditions that a granted object {@code c} is not hidden. */
    protected abstract List<SqlFragment> isShown(VisibilityConditions seen);

    /** Returns the condition that a deleted object {@code c} is visible; null: always. */
    public abstract SqlFragment deletedVisible(VisibilityConditions seen);

    /** Returns the conditions that the content of a replaced version {@code c} is not hidden. */
    public abstract List<SqlFragment> isContentShown(VisibilityConditions seen, RecordedSpan span);

    /** Returns the keys of the persons that an object is about; a person named twice counts twice. */
    protected abstract List<String> subjects(T object);

    /** Returns the columns of a version {@code c} for {@link Provenance}: {@code written_by}, {@code reference_may_hide} and the last one. */
    protected String provenanceColumns() {
        return "cast(null as varchar) as written_by, true as reference_may_hide, true";
    }

    /** Returns the existing places of a deleted object: books that contained it, or parents. */
    protected abstract Set<Id> lastPlaces(Id id);

    /** Returns whether a deleted object was marked as a root. */
    protected boolean wasRoot(Id id) {
        return false;
    }

    /** Clears the is_last marks of a deleted object that is restored. */
    protected abstract void forgetLastPlaces(Id id);

    /** Inserts a deleted object with its number. */
    protected abstract void insertAgain(T object, Set<Id> addressBookIds, Provenance provenance);

    /** Returns the statements that erase everything that is recorded about a deleted object {@code :id}. */
    protected List<String> erasing() {
        return List.of(
                "delete from {object}_version where id = :id",
                "delete from {object}_version_record_type where {object}_id = :id",
                "delete from {object}_deletion where id = :id",
                JdbcAliases.of(kind, JdbcAliases.FORGET));
    }

    /** Returns the statements that erase the replaced version {@code :version} of an object {@code :id}. */
    protected List<String> erasingVersion() {
        return List.of("delete from {object}_version where id = :id and version = :version");
    }

    /** Returns the table of current objects. */
    public ObjectTable<T> current() {
        return table;
    }

    /** Returns the table of replaced versions. */
    public ObjectTable<T> versions() {
        return table.named(named("{object}_version"));
    }

    public ObjectKind kind() {
        return kind;
    }

    public JdbcTransaction unit() {
        return unit;
    }

    public Handle handle() {
        return unit.handle();
    }

    public GrantedBooks within(GrantScope grantScope) {
        return GrantedBooks.of(grantScope, unit.ownIds());
    }

    public VisibilityConditions seen(Visibility visibility) {
        return VisibilityConditions.of(visibility, unit.ownIds());
    }

    /** Returns the conditions that an object {@code c} is visible. */
    public List<SqlFragment> isVisible(VisibilityConditions seen) {
        List<SqlFragment> conditions = new ArrayList<>(isShown(seen));
        if (!seen.within().isEverywhere()) {
            conditions.add(isWithin(seen.within()));
        }
        return conditions;
    }

    public long number(Id id) {
        return unit.number(kind, id);
    }

    /** @see JdbcTransaction#ownNumber */
    protected long ownNumber(Id id) {
        return unit.ownNumber(kind, id);
    }

    /** @see JdbcTransaction#follow */
    public boolean follow(Id id) {
        return unit.follow(kind, id);
    }

    /** Returns the statement with the name of the table in the place of every <code>{object}</code>. */
    public String named(String statement) {
        return ObjectTable.named(statement, table.name());
    }

    /** @see ObjectReader#find */
    public Optional<T> find(Id id, Visibility visibility) {
        return find(id, visibility, "");
    }

    /** @param lock the end of the statement, which locks the row {@code c}; may be empty */
    protected Optional<T> find(Id id, Visibility visibility, String lock) {
        Optional<T> found = find(number(id), visibility, lock);
        return found.isEmpty() && !within(visibility.grantScope()).isNowhere() && follow(id)
                ? find(number(id), visibility, lock)
                : found;
    }

    /** Returns the object itself, and not one into which it was merged, if it is visible. */
    Optional<T> findOwn(Id id, Visibility visibility) {
        return find(ownNumber(id), visibility, "");
    }

    private Optional<T> find(long number, Visibility visibility, String lock) {
        VisibilityConditions seen = seen(visibility);
        if (number == 0 || seen.within().isNowhere()) {
            return Optional.empty();
        }
        return one(table.select()
                .add("c.id = :id")
                .bind("id", number)
                .and(isVisible(seen))
                .add(lock));
    }

    /** @see ObjectReader#findAll */
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
    public Long[] numbers(Collection<Id> ids) {
        return ids.stream().map(this::number).toArray(Long[]::new);
    }

    /** @see ObjectStore#lock */
    public Optional<T> lock(Id id) {
        Optional<T> locked = lock(number(id));
        return locked.isEmpty() && follow(id) ? lock(number(id)) : locked;
    }

    private Optional<T> lock(long number) {
        unit.requireWriting();
        String time = unit.dialect().transactionTime();
        if (time == null) {
            return one(table.select().add("c.id = :id for update").bind("id", number));
        }
        return table.select(time)
                .add("c.id = :id for update")
                .bind("id", number)
                .query(handle())
                .map((row, context) -> {
                    unit.learnMoment(ObjectColumns.moment(row, ObjectTable.EXTRA));
                    return table.mapper().map(row, context);
                })
                .findFirst();
    }

    /** Returns the objects {@code c} that meet a condition, in the order that the condition ends with. */
    public List<T> select(SqlFragment condition) {
        return table.list(handle(), table.select().add(condition));
    }

    private Optional<T> one(SqlFragment query) {
        return query.first(handle(), table.mapper());
    }

    /** Returns whether an object is in a granted book or below one. */
    public boolean isWithin(Id id, GrantScope grantScope) {
        GrantedBooks within = within(grantScope);
        if (within.isNowhere()) {
            return false;
        }
        return isWithin(number(id), within) || follow(id) && isWithin(number(id), within);
    }

    private boolean isWithin(long number, GrantedBooks within) {
        SqlFragment query = SqlFragment.of(named("select 1 from {object} c where c.id = :id"), "id", number);
        return (within.isEverywhere() ? query : query.and(List.of(isWithin(within)))).returnsRow(handle());
    }

    /** Returns the statements that record changes for the feed. */
    public ChangeEntries changes() {
        return ChangeEntries.of(kind);
    }

    protected abstract HistoryTables historyTables();
}
