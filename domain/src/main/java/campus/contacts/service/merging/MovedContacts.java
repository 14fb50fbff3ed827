package campus.contacts.service.merging;

import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.PageRequest;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
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
        List<Id> page;
        do {
            page = unit.contacts().list(users, Visibility.EVERYTHING, PageRequest.first(PAGE)).stream()
                    .map(Contact::id)
                    .toList();
            move(page, from, to);
            moved.addAll(page);
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

    /** Moves those of these contacts, in creation order, that still use an address. */
    public void moveBack(List<Id> contacts, Id from, Id to) {
        for (int i = 0; i < contacts.size(); i += PAGE) {
            move(contacts.subList(i, Math.min(contacts.size(), i + PAGE)), from, to);
        }
    }

    private void move(List<Id> ids, Id from, Id to) {
        List<Contact> using = unit.contacts().lockAll(ids).stream()
                .filter(contact -> contact.link().addressId().equals(from))
                .toList();
        if (!using.isEmpty()) {
            requireUpdate(using.stream().map(Contact::id).toList());
            unit.contacts().moveAll(using, to, unit.moment());
        }
    }

    private static Refusal refused() {
        return Refusal.illegalState("a contact that you may not change uses the address");
    }

    private void requireUpdate(List<Id> contacts) {
        Visibility writable = Visibility.within(caller.grantScope(AccessFunction.UPDATE));
        for (Visibility needed : List.of(caller.visibility(), writable)) {
            if (!needed.isEverything()
                    && unit.contacts().findAll(contacts, needed).size() < contacts.size()) {
                throw refused();
            }
        }
    }
}
