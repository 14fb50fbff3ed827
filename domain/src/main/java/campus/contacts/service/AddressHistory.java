package campus.contacts.service;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.access.Provenance;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The history of addresses. */
final class AddressHistory extends FiledObjectHistory<Address, AddressQuery> {
    private final Addresses addresses;

    AddressHistory(Storage storage, TypeCatalog types, Clock clock, Addresses addresses) {
        super(storage, types, clock, ObjectKind.ADDRESS, UnitOfWork::addresses);
        this.addresses = addresses;
    }

    @Override
    public ObjectLookup<Address, AddressQuery> present() {
        return addresses;
    }

    @Override
    ObjectLookup<Address, AddressQuery> recorded(Instant moment) {
        return RecordedLookup.addresses(storage(), types(), moment);
    }

    @Override
    Address change(Caller caller, Address present, Address content, VersionPrecondition precondition) {
        return addresses.restoreTo(caller, present.id(), precondition, content);
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
        Addresses.requireUnused(unit, caller, present.id());
        super.delete(unit, caller, present);
    }
}
