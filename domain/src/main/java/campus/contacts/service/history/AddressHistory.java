package campus.contacts.service.history;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.access.Provenance;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.service.merging.MovedContacts;
import campus.contacts.service.objects.ObjectLookup;
import campus.contacts.service.rules.AddressUse;
import campus.contacts.service.rules.DataSourceRules;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The history of addresses. */
public final class AddressHistory extends FiledObjectHistory<Address, AddressQuery> {
    public AddressHistory(
            Storage storage, TypeCatalog types, Clock clock, ObjectLookup<Address, AddressQuery> addresses) {
        super(storage, types, clock, addresses, UnitOfWork::addresses);
    }

    @Override
    ObjectLookup<Address, AddressQuery> recorded(Instant moment) {
        return RecordedLookup.addresses(storage(), types(), moment);
    }

    @Override
    Address change(UnitOfWork unit, Caller caller, Address present, Address content, VersionPrecondition precondition) {
        Address locked = filing().lockForUpdate(unit, caller, present.id());
        return filing().writer(unit)
                .update(
                        locked,
                        content.classification(),
                        content.content(),
                        precondition,
                        () -> provenance(unit, caller, locked));
    }

    @Override
    void requireCreatable(UnitOfWork unit, Caller caller, Address content, Set<Id> books) {
        books.forEach(book -> DataSourceRules.requireSourceData(unit, book, content.properties()));
    }

    @Override
    void takeBackContacts(UnitOfWork unit, Caller caller, Id id, Optional<Id> kept) {
        kept.ifPresent(
                from -> new MovedContacts(unit, caller).moveBack(unit.merges().moved(id), from, id));
        unit.merges().forget(id);
    }

    @Override
    Provenance provenance(UnitOfWork unit, Caller caller, Address content) {
        return Provenance.of(caller, true);
    }

    @Override
    Address versioned(Address content, ObjectVersion identity) {
        return new Address(identity, content.classification(), content.content());
    }

    @Override
    void delete(UnitOfWork unit, Caller caller, Address present) {
        AddressUse.requireUnused(unit, caller, present.id());
        super.delete(unit, caller, present);
    }
}
