package campus.contacts.service.merging;

import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.service.rules.AddressUse;
import campus.contacts.service.writing.FiledObjects;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;

/** Merges contacts of one reference. The kept contact keeps its address and its effective period. */
public final class ContactMerge extends ObjectMerge<Contact, ContactQuery> {
    public ContactMerge(Storage storage, FiledObjects<Contact, ContactQuery> filing) {
        super(storage, ObjectKind.CONTACT, filing);
    }

    @Override
    void requireSame(Contact kept, Contact other) {
        if (!kept.link().referenceId().equals(other.link().referenceId())) {
            throw Refusal.illegalState("the two contacts have different references");
        }
    }

    @Override
    Contact combine(UnitOfWork unit, Caller caller, Contact kept, Contact other) {
        ContactForm form = new ContactForm(
                display(kept, other),
                kept.content().effective(),
                kept.content().endReasonId(),
                either(kept.content().addresseeId(), other.content().addresseeId()),
                properties(kept, other));
        return filing().writer(unit)
                .merging(other)
                .update(
                        kept,
                        union(kept, other),
                        form,
                        VersionPrecondition.NONE,
                        () -> AddressUse.provenance(unit, caller, kept.link().addressId()));
    }
}
