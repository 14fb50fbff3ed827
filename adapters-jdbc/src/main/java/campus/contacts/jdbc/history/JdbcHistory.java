package campus.contacts.jdbc.history;

import campus.contacts.OsidObject;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.history.HistoryEntry;
import campus.contacts.history.HistoryPosition;
import campus.contacts.jdbc.aliases.JdbcAliases;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.feed.ChangeEntries;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.VisibilityConditions;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.HistoryStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and restores what the tables of the recorded past keep about the objects of one kind. */
public final class JdbcHistory<T extends OsidObject> implements HistoryStore<T> {
    private final VersionedObjects<T> objects;
    private final JdbcTransaction unit;

    public JdbcHistory(VersionedObjects<T> objects) {
        this.objects = objects;
        this.unit = objects.unit();
    }

    private SqlFragment named(String statement, Id id) {
        return SqlFragment.of(objects.named(statement), "id", objects.ownNumber(id));
    }

    @Override
    public boolean isKnown(Id id, Visibility visibility) {
        if (objects.ownNumber(id) == 0 || objects.seen(visibility).within().isNowhere()) {
            return false;
        }
        // looked up twice, because another transaction may restore a deleted object between the statements
        return objects.findOwn(id, visibility).isPresent()
                || isDeletedVisible(id, visibility)
                || objects.findOwn(id, visibility).isPresent();
    }

    /** Returns whether a deleted object is visible with any of its versions. */
    private boolean isDeletedVisible(Id id, Visibility visibility) {
        VisibilityConditions seen = objects.seen(visibility);
        SqlFragment deleted = objects.deletedVisible(seen);
        SqlFragment kept = named("""
                select 1 from {object}_version c
                where c.id = :id and not exists (select 1 from {object} n where n.id = :id)""", id).and(objects.isContentShown(seen, RecordedSpan.OF_VERSION));
        return (deleted == null ? kept : kept.and(List.of(deleted))).returnsRow(unit.handle());
    }

    @Override
    public Optional<T> version(Id id, long version, Visibility visibility) {
        if (!isKnown(id, visibility)) {
            return Optional.empty();
        }
        Optional<T> current = objects.findOwn(id, visibility)
                .filter(object -> object.identity().version() == version);
        if (current.isPresent()) {
            return current;
        }
        ObjectTable<T> versions = objects.versions();
        return versions
                .list(
                        unit.handle(),
                        versions.select()
                                .add("c.id = :id and c.version = :version")
                                .bind("id", objects.ownNumber(id))
                                .bind("version", version)
                                .and(objects.isContentShown(objects.seen(visibility), RecordedSpan.OF_VERSION)))
                .stream()
                .findFirst();
    }

    @Override
    public List<HistoryEntry<T>> list(Id id, Visibility visibility, HistoryPosition before, int limit) {
        if (!isKnown(id, visibility)) {
            return List.of();
        }
        return entries(id, visibility, before, limit).list();
    }

    @Override
    public List<HistoryPosition> positions(Id id, Visibility visibility, HistoryPosition before, int limit) {
        return isKnown(id, visibility) ? entries(id, visibility, before, limit).positions() : List.of();
    }

    private HistoryEntries<T> entries(Id id, Visibility visibility, HistoryPosition before, int limit) {
        return new HistoryEntries<>(objects, id, objects.seen(visibility), new HistoryWindow(before, limit));
    }

    @Override
    public Optional<Deletion> lockDeletion(Id id) {
        unit.requireWriting();
        Optional<Deletion> deletion = named("""
                select d.version, d.deleted_at from {object}_deletion d
                where d.id = :id and not exists (select 1 from {object} n where n.id = d.id)
                order by d.version desc limit 1 for update""", id)
                .query(unit.handle())
                .map((row, context) -> new Deletion(
                        row.getLong(1), ObjectColumns.moment(row, 2), objects.lastPlaces(id), objects.wasRoot(id)))
                .findFirst();
        if (deletion.isEmpty()) {
            // it may have been restored meanwhile, and have its Id back from the object into which it was merged
            unit.forgetAliases();
        }
        return deletion;
    }

    @Override
    public void restore(T restored, Set<Id> addressBookIds, Provenance provenance) {
        objects.insertAgain(restored, addressBookIds, restoredProvenance(restored, provenance));
        named(objects.historyTables().named("update {object} set change_code = 2 where id = :id"), restored.id())
                .execute(unit.writeHandle());
        named(objects.historyTables().restoration(), restored.id()).execute(unit.writeHandle());
        objects.forgetLastPlaces(restored.id());
        new JdbcAliases(unit).objectRestored(objects.kind(), restored.id());
    }

    private Provenance restoredProvenance(T restored, Provenance provenance) {
        ObjectTable<T> versions = objects.versions();
        return versions.select(objects.provenanceColumns())
                .add("c.id = :id order by c.version desc limit 1")
                .bind("id", objects.ownNumber(restored.id()))
                .query(unit.handle())
                .map((row, context) -> {
                    Provenance kept = new Provenance(
                            row.getString("written_by"),
                            row.getBoolean("reference_may_hide"),
                            row.getBoolean(ObjectTable.EXTRA));
                    T last = versions.mapper().map(row, context);
                    return objects.subjects(last).equals(objects.subjects(restored))
                            ? kept
                            : kept.withAddressee(provenance);
                })
                .findFirst()
                .orElse(provenance);
    }

    @Override
    public void markRestored(Id id) {
        String statement = objects.historyTables().named("update {object} set change_code = 2 where id = :id");
        Map<String, Object> values = new HashMap<>(Map.of("id", objects.ownNumber(id)));
        List<String> all = unit.withChanges(List.of(objects.changes().restoration()), List.of(statement), values);
        unit.dialect().executeAll(unit.writeHandle(), all, values);
    }

    @Override
    public boolean erase(Id id) {
        Map<String, Object> values = Map.of("id", objects.ownNumber(id));
        if (objects.kind() == ObjectKind.CONTACT) {
            SqlFragment.of(ChangeEntries.eraseReference(unit.keepsHistory()))
                    .bind(values)
                    .execute(unit.writeHandle());
        }
        int erased = 0;
        for (String statement : objects.erasing()) {
            erased += SqlFragment.of(objects.named(statement)).bind(values).execute(unit.writeHandle());
        }
        return erased > 0;
    }

    /** Erases all at once where no deletion is kept, by which another unit of work would find the object. */
    @Override
    public boolean eraseFilings(Id id, int limit) {
        int part = unit.keepsHistory() ? limit : Integer.MAX_VALUE;
        return objects.kind() == ObjectKind.ADDRESS_BOOK && new PastFilings(unit, objects.ownNumber(id)).erase(part);
    }

    @Override
    public void erase(Id id, long version) {
        for (String statement : objects.erasingVersion()) {
            named(statement, id).bind("version", version).execute(unit.writeHandle());
        }
    }
}
