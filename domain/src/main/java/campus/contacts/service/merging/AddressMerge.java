package campus.contacts.service.merging;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.access.Provenance;
import campus.contacts.osid.ObjectKind;
import campus.contacts.service.writing.FiledObjects;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;

/** Merges addresses. The contacts of the merged address move to the kept one. */
public final class AddressMerge extends ObjectMerge<Address, AddressQuery> {
    public AddressMerge(Storage storage, FiledObjects<Address, AddressQuery> filing) {
        super(storage, ObjectKind.ADDRESS, filing);
    }

    @Override
    void requireSame(Address kept, Address other) {}

    @Override
    Address combine(UnitOfWork unit, Caller caller, Address kept, Address other) {
        String text = kept.text().isPresent()
                ? kept.content().text()
                : other.content().text();
        AddressForm form = new AddressForm(
                display(kept, other),
                either(kept.content().resourceId(), other.content().resourceId()),
                text,
                properties(kept, other));
        Address merged = filing().writer(unit)
                .merging(other)
                .update(kept, union(kept, other), form, VersionPrecondition.NONE, () -> Provenance.of(caller, true));
        MovedContacts contacts = new MovedContacts(unit, caller);
        unit.merges().moved(other.id(), contacts.moveAll(other.id(), kept.id()));
        return merged;
    }
}
