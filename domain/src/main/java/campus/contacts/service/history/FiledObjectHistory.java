package campus.contacts.service.history;

import campus.contacts.Alias;
import campus.contacts.OsidObject;
import campus.contacts.access.Caller;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.service.objects.ObjectLookup;
import campus.contacts.service.rules.DataSourceRules;
import campus.contacts.service.smartbooks.SmartBookRules;
import campus.contacts.service.writing.FiledObjects;
import campus.contacts.spi.AliasStore;
import campus.contacts.spi.FiledObjectStore;
import campus.contacts.spi.HistoryStore.Deletion;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The history of contacts or addresses, which are restored into the books that contained them last. */
abstract class FiledObjectHistory<T extends OsidObject, Q> extends ObjectHistory<T, Q> {
    private final FiledObjects<T, Q> filing;

    FiledObjectHistory(
            Storage storage,
            TypeCatalog types,
            Clock clock,
            ObjectLookup<T, Q> present,
            Function<UnitOfWork, FiledObjectStore<T, Q>> stores) {
        super(storage, types, clock, present, stores::apply);
        this.filing = new FiledObjects<>(storage, types, clock, present.kind(), stores);
    }

    final FiledObjects<T, Q> filing() {
        return filing;
    }

    /** Returns the object with another version and the same content. */
    abstract T versioned(T content, ObjectVersion identity);

    /** Throws if a rule of creation does not hold for the content. */
    abstract void requireCreatable(UnitOfWork unit, Caller caller, T content, Set<Id> books);

    abstract Provenance provenance(UnitOfWork unit, Caller caller, T content);

    @Override
    void requireUpdate(UnitOfWork unit, Caller caller, Id id) {
        filing.requireUpdate(unit, caller, id);
    }

    @Override
    Set<Id> requireCreate(UnitOfWork unit, Caller caller, T content, Deletion deletion) {
        Set<Id> books = SmartBookRules.ordinary(
                deletion.placeIds(), book -> unit.addressBooks().findToFile(book, Visibility.EVERYTHING));
        if (books.isEmpty()) {
            books.add(storage().defaultAddressBookId());
        }
        books.forEach(book -> filing.requireCreateIn(unit, caller, book));
        return books;
    }

    @Override
    T create(UnitOfWork unit, Caller caller, T content, Deletion deletion, Set<Id> books) {
        requireTypes(content);
        requireCreatable(unit, caller, content, books);
        DataSourceRules.requireSingleSource(unit, books);
        ObjectVersion deleted = new ObjectVersion(content.id(), deletion.version(), deletion.at());
        List<Id> aliases = unit.aliases().ofDeleted(kind(), content.id()).stream()
                .map(Alias::aliasId)
                .toList();
        Optional<Id> kept = takeBackAliases(unit, content.id(), aliases);
        // its Id meant the kept object until now
        long lastRead = kept.flatMap(store(unit)::lock)
                .map(object -> object.identity().version())
                .orElse(0L);
        T restored = versioned(placed(unit, content), deleted.changed(unit.moment(), lastRead));
        store(unit).history().restore(restored, books, provenance(unit, caller, restored));
        takeBackContacts(unit, caller, content.id(), kept);
        kept.ifPresent(from -> unit.imports().restored(kind(), content.id(), from, aliases));
        return restored;
    }

    /**
     * Takes the Id of a merged object and its aliases from the object that has them now: it gets them back with its
     * restoration.
     *
     * @param own the aliases that it took with it
     * @return the object into which it was merged
     */
    private Optional<Id> takeBackAliases(UnitOfWork unit, Id id, List<Id> own) {
        AliasStore aliases = unit.aliases();
        Optional<Id> kept = aliases.owner(kind(), id);
        if (kept.isPresent()) {
            own.stream()
                    .filter(aliasId -> aliases.owner(kind(), aliasId).equals(kept))
                    .forEach(aliasId -> aliases.remove(kind(), aliasId));
        }
        // a deleted object may have had the Id as an alias
        aliases.forget(kind(), id);
        return kept;
    }

    /** Returns a content whose links name what their Ids lead to now. */
    T placed(UnitOfWork unit, T content) {
        return content;
    }

    /**
     * Moves back what the merge of an object has moved.
     *
     * @param kept the object into which it was merged, if it was and that one exists
     */
    void takeBackContacts(UnitOfWork unit, Caller caller, Id id, Optional<Id> kept) {}

    @Override
    void delete(UnitOfWork unit, Caller caller, T present) {
        store(unit).delete(present);
    }
}
