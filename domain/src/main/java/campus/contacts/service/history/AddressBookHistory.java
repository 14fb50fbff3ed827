package campus.contacts.service.history;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.service.objects.AddressBookLookup;
import campus.contacts.service.rules.AddressBookAccess;
import campus.contacts.service.rules.DataSourceRules;
import campus.contacts.service.rules.HierarchyChangeLimit;
import campus.contacts.service.smartbooks.SmartBookRules;
import campus.contacts.service.writing.AddressBookWriter;
import campus.contacts.spi.HistoryStore.Deletion;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/** The history of address books, which are restored below the parents that are left. */
public final class AddressBookHistory extends ObjectHistory<AddressBook, AddressBookQuery> {
    private final AddressBookLookup books;

    public AddressBookHistory(Storage storage, TypeCatalog types, Clock clock, AddressBookLookup books) {
        super(storage, types, clock, books, UnitOfWork::addressBooks);
        this.books = books;
    }

    @Override
    public AddressBookLookup present() {
        return books;
    }

    @Override
    AddressBookLookup recorded(Instant moment) {
        return new RecordedBookLookup(storage(), moment);
    }

    @Override
    public AddressBookLookup asOf(Instant moment) {
        return past(moment).map(this::recorded).orElseGet(this::present);
    }

    @Override
    void prepareRestore(UnitOfWork unit) {
        unit.addressBooks().lockHierarchy();
    }

    @Override
    void requireUpdate(UnitOfWork unit, Caller caller, Id id) {
        AddressBookAccess.requireOrganize(unit, caller, id);
    }

    @Override
    AddressBook change(
            UnitOfWork unit,
            Caller caller,
            AddressBook present,
            AddressBook content,
            VersionPrecondition precondition) {
        return new AddressBookWriter(unit, types())
                .change(
                        caller,
                        present.id(),
                        precondition,
                        book -> new AddressBook(
                                book.identity(), book.classification(), content.content(), content.query()));
    }

    @Override
    Set<Id> requireCreate(UnitOfWork unit, Caller caller, AddressBook content, Deletion deletion) {
        Set<Id> parents = SmartBookRules.ordinary(
                deletion.placeIds(), parent -> unit.addressBooks().find(parent, Visibility.EVERYTHING));
        if (parents.isEmpty() || deletion.wasRoot()) {
            AddressBookAccess.requireOrganizeEverywhere(caller);
        }
        parents.forEach(parent -> AddressBookAccess.requireOrganize(unit, caller, parent));
        return parents;
    }

    @Override
    AddressBook create(UnitOfWork unit, Caller caller, AddressBook content, Deletion deletion, Set<Id> parents) {
        requireTypes(content);
        DataSourceRules.requireUniqueSource(unit, null, content.properties());
        ObjectVersion deleted = new ObjectVersion(content.id(), deletion.version(), deletion.at());
        AddressBook restored = content.withIdentity(deleted.changed(unit.moment()));
        unit.addressBooks().history().restore(restored, Set.of(), Provenance.OFFICIAL);
        for (Id parent : parents) {
            HierarchyChangeLimit.requireFewPairs(unit.addressBooks(), parent, content.id());
            unit.addressBooks().addChild(parent, content.id());
        }
        if (deletion.wasRoot()) {
            unit.addressBooks().markRoot(content.id(), true);
        }
        return restored;
    }

    @Override
    void delete(UnitOfWork unit, Caller caller, AddressBook present) {
        new AddressBookWriter(unit, types()).delete(present);
    }
}
