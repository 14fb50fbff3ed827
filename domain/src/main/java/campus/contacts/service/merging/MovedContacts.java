package campus.contacts.service.merging;

import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.PageRequest;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.UnitOfWork;
import java.util.ArrayList;
import java.util.List;

/** Moves contacts from one address to another, for a caller that may change each of them. */
public record MovedContacts(UnitOfWork unit, Caller caller) {
    private static final int PAGE = 1000;

    /** The maximum number of contacts: a unit of work that moves more takes too long. */
    static final int MAX = 5_000;

    /** Moves all contacts of an address, and returns them. */
    List<Id> moveAll(Id from, Id to) {
        ContactQuery users = ContactQuery.ALL.connecting(new ContactQuery.Ends(from, null, null));
        requireFew(users);
        List<Id> moved = new ArrayList<>();
        List<Contact> page;
        do {
            page = unit.contacts().list(users, Visibility.EVERYTHING, PageRequest.first(PAGE));
            page.forEach(contact -> move(contact.id(), from, to));
            page.forEach(contact -> moved.add(contact.id()));
        } while (page.size() == PAGE);
        return moved;
    }

    private void requireFew(ContactQuery users) {
        long all = unit.contacts().count(users, Visibility.EVERYTHING);
        if (unit.contacts().count(users, caller.visibility()) < all) {
            throw refused();
        }
        if (all > MAX) {
            throw Refusal.illegalState(
                    "more than " + MAX + " contacts use the merged address; merge the other one into it, or move some");
        }
    }

    /** Moves those of these contacts that still use an address. */
    public void moveBack(List<Id> contacts, Id from, Id to) {
        contacts.forEach(id -> move(id, from, to));
    }

    private void move(Id id, Id from, Id to) {
        unit.contacts()
                .lock(id)
                // the Id of a merged contact leads to another one
                .filter(contact ->
                        contact.id().equals(id) && contact.link().addressId().equals(from))
                .ifPresent(contact -> move(contact, to));
    }

    private void move(Contact contact, Id to) {
        if (!mayUpdate(contact)) {
            throw refused();
        }
        Contact moved = new Contact(
                contact.identity().changed(unit.moment()),
                contact.classification(),
                contact.link().withAddress(to),
                contact.content());
        unit.contacts().update(contact, moved, Provenance.OFFICIAL);
    }

    private static Refusal refused() {
        return Refusal.illegalState("a contact that you may not change uses the address");
    }

    private boolean mayUpdate(Contact contact) {
        GrantScope grantScope = caller.grantScope(AccessFunction.UPDATE);
        return (caller.visibility().isEverything()
                        || unit.contacts()
                                .find(contact.id(), caller.visibility())
                                .isPresent())
                && (grantScope.everywhere() || unit.contacts().isWithin(contact.id(), grantScope));
    }
}
