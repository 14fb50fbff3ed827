package campus.contacts.service.merging;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.Alias;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Classification;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.service.rules.AddressBookAccess;
import campus.contacts.service.rules.DataSourceRules;
import campus.contacts.service.writing.FiledObjects;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges one contact or address into another one: the union of both is kept under the Id of the one, and the Id of the
 * other becomes an alias of it (exchange, section 4).
 */
public abstract class ObjectMerge<T extends OsidObject, Q> {
    private final Storage storage;
    private final ObjectKind kind;
    private final FiledObjects<T, Q> filing;

    ObjectMerge(Storage storage, ObjectKind kind, FiledObjects<T, Q> filing) {
        this.storage = storage;
        this.kind = kind;
        this.filing = filing;
    }

    /** The two objects, and the books that only the other is in. */
    private record Pair<T>(T kept, T other, Set<Id> books) {}

    /** Throws if the two objects are not of a kind. */
    abstract void requireSame(T kept, T other);

    /** Stores the kept object with what the other adds, in a version that is later than any of the other, and moves what uses the other. */
    abstract T combine(UnitOfWork unit, Caller caller, T kept, T other);

    /** Makes the checks of {@link #merge} that do not depend on versions and content. */
    public void check(Caller caller, Id keptId, Id otherId) {
        storage.read(unit -> {
            T kept = filing.find(unit, caller, keptId);
            T other = filing.find(unit, caller, otherId);
            return permitted(unit, caller, kept, other);
        });
    }

    private Pair<T> permitted(UnitOfWork unit, Caller caller, T kept, T other) {
        filing.requireUpdate(unit, caller, kept.id());
        filing.requireDelete(unit, caller, other.id());
        Set<Id> books = new LinkedHashSet<>(books(unit, other));
        books.removeAll(books(unit, kept));
        books.forEach(book -> AddressBookAccess.requireOrganize(unit, caller, book));
        return new Pair<>(kept, other, books);
    }

    private List<Id> books(UnitOfWork unit, T object) {
        AddressBookQuery query = kind == ObjectKind.CONTACT
                ? AddressBookQuery.ALL.holdingContact(object.id())
                : AddressBookQuery.ALL.holdingAddress(object.id());
        return unit.addressBooks().list(query, Visibility.EVERYTHING, PageRequest.first(Integer.MAX_VALUE)).stream()
                .map(AddressBook::id)
                .toList();
    }

    public T merge(Caller caller, Id keptId, Id otherId, VersionPrecondition precondition) {
        return storage.write(caller, unit -> {
            Pair<T> pair = lock(unit, caller, keptId, otherId);
            T kept = pair.kept();
            T other = pair.other();
            precondition.check(kept);
            if (kept.id().equals(other.id())) {
                throw Refusal.illegalState("both Ids are those of one " + kind.label());
            }
            if (!kept.classification()
                    .genusTypeId()
                    .equals(other.classification().genusTypeId())) {
                throw Refusal.illegalState("the two have different genus types");
            }
            requireSame(kept, other);
            List<Alias> aliases = unit.aliases().list(kind, other.id());
            T merged = combine(unit, caller, kept, other);
            unit.imports().merged(kind, other.id(), kept.id());
            filing.in(unit).delete(other);
            aliases.forEach(
                    alias -> unit.aliases().add(new Alias(kind, kept.id(), alias.aliasId(), alias.isImported())));
            unit.aliases().add(new Alias(kind, kept.id(), other.id(), false));
            pair.books().forEach(book -> file(unit, merged, book));
            return merged;
        });
    }

    /** Locks the older object first, as every merge does. */
    private Pair<T> lock(UnitOfWork unit, Caller caller, Id keptId, Id otherId) {
        T kept = filing.find(unit, caller, keptId);
        T other = filing.find(unit, caller, otherId);
        boolean isKeptOlder = kept.identity().number() < other.identity().number();
        T first = filing.lock(unit, caller, (isKeptOlder ? kept : other).id());
        T second = filing.lock(unit, caller, (isKeptOlder ? other : kept).id());
        return permitted(unit, caller, isKeptOlder ? first : second, isKeptOlder ? second : first);
    }

    private void file(UnitOfWork unit, T merged, Id addressBookId) {
        unit.addressBooks()
                .findToFile(addressBookId, Visibility.EVERYTHING)
                .orElseThrow(() -> Refusal.notFound(ObjectKind.ADDRESS_BOOK));
        DataSourceRules.requireSingleSource(unit, filing.in(unit), merged.id(), addressBookId);
        DataSourceRules.requireSourceData(unit, addressBookId, merged.properties());
        filing.in(unit).file(merged.id(), addressBookId);
    }

    FiledObjects<T, Q> filing() {
        return filing;
    }

    /** Returns the record types of both. */
    static Classification union(OsidObject kept, OsidObject other) {
        Set<Id> types = new LinkedHashSet<>(kept.classification().recordTypeIds());
        types.addAll(other.classification().recordTypeIds());
        return new Classification(kept.classification().genusTypeId(), List.copyOf(types));
    }

    /** Returns the properties of both; where both have one, that of the kept object. */
    static RecordProperties properties(OsidObject kept, OsidObject other) {
        Map<String, Value> all = new LinkedHashMap<>(kept.properties().values().members());
        other.properties().values().members().forEach(all::putIfAbsent);
        return RecordProperties.of(all);
    }

    static DisplayText display(OsidObject kept, OsidObject other) {
        return new DisplayText(
                kept.display().name(),
                either(kept.display().description(), other.display().description()));
    }

    /** Returns the kept value, or the other one if there is none. */
    static <V> @Nullable V either(@Nullable V kept, @Nullable V other) {
        return kept == null ? other : kept;
    }
}
