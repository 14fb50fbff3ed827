package campus.contacts.service.history;

import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.service.objects.ObjectLookup;
import campus.contacts.service.rules.AddressUse;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/** The history of contacts. */
public final class ContactHistory extends FiledObjectHistory<Contact, ContactQuery> {
    public ContactHistory(
            Storage storage, TypeCatalog types, Clock clock, ObjectLookup<Contact, ContactQuery> contacts) {
        super(storage, types, clock, contacts, UnitOfWork::contacts);
    }

    @Override
    ObjectLookup<Contact, ContactQuery> recorded(Instant moment) {
        return RecordedLookup.contacts(storage(), types(), moment);
    }

    @Override
    Contact change(UnitOfWork unit, Caller caller, Contact present, Contact content, VersionPrecondition precondition) {
        Contact locked = filing().lockForUpdate(unit, caller, present.id());
        return filing().writer(unit)
                .update(
                        locked,
                        content.classification(),
                        content.content(),
                        precondition,
                        () -> provenance(unit, caller, locked));
    }

    /** The caller needs the permission of a creation to use the address, which the contact keeps from being deleted. */
    @Override
    void requireCreatable(UnitOfWork unit, Caller caller, Contact content, Set<Id> books) {
        Id address = content.link().addressId();
        // the same answer for a hidden address, which must not be told from a deleted one
        if (unit.addresses().findToUse(address, caller.visibility()).isEmpty()) {
            throw Refusal.illegalState("the address " + address + " of the contact does not exist any more");
        }
        AddressUse.requireLink(unit, caller, address);
    }

    /** The address may have been merged into another one since. */
    @Override
    Contact placed(UnitOfWork unit, Contact content) {
        Id address = unit.addresses()
                .find(content.link().addressId(), Visibility.EVERYTHING)
                .orElseThrow()
                .id();
        return new Contact(
                content.identity(), content.classification(), content.link().withAddress(address), content.content());
    }

    @Override
    Provenance provenance(UnitOfWork unit, Caller caller, Contact content) {
        return AddressUse.provenance(unit, caller, content.link().addressId());
    }

    @Override
    Contact versioned(Contact content, ObjectVersion identity) {
        return new Contact(identity, content.classification(), content.link(), content.content());
    }
}
