package campus.contacts.spi;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.Id;
import campus.contacts.OsidObject;
import campus.contacts.Reach;
import campus.contacts.Shelf;
import campus.contacts.View;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A campus as one would keep it on paper, to compare lists with: every list is found by looking at everything. */
final class CampusModel {
    final HierarchyModel hierarchy;

    private final Map<Id, AddressBook> books = new HashMap<>();
    private final Map<Id, Set<Id>> filings = new HashMap<>();
    private final TreeMap<Long, Contact> contacts = new TreeMap<>();
    private final TreeMap<Long, Address> addresses = new TreeMap<>();

    CampusModel(AddressBook defaultBook) {
        hierarchy = new HierarchyModel(defaultBook.id());
        books.put(defaultBook.id(), defaultBook);
    }

    void add(AddressBook book) {
        hierarchy.add(book.id());
        books.put(book.id(), book);
    }

    void add(Contact contact, Set<Id> in) {
        contacts.put(contact.identity().number(), contact);
        filings.put(contact.id(), new HashSet<>(in));
    }

    void add(Address address, Set<Id> in) {
        addresses.put(address.identity().number(), address);
        filings.put(address.id(), new HashSet<>(in));
    }

    List<Id> addresses() {
        return Campus.ids(List.copyOf(addresses.values()));
    }

    List<Id> contacts() {
        return Campus.ids(List.copyOf(contacts.values()));
    }

    List<Contact> list(ContactQuery query, Reach reach) {
        return contacts.values().stream()
                .filter(contact -> isOn(contact, query.shelf(), reach)
                        && query.types().matches(contact.classification())
                        && isVisibleAnd(query.ends().addressId(), contact.link().addressId(), reach)
                        && isOrAny(query.ends().referenceId(), contact.link().referenceId())
                        && isOrAny(query.ends().addresseeId(), contact.content().addresseeId())
                        && query.timings().stream()
                                .allMatch(timing ->
                                        timing.matches(contact.content().effective())))
                .toList();
    }

    List<Address> list(AddressQuery query, Reach reach) {
        return addresses.values().stream()
                .filter(address -> isOn(address, query.shelf(), reach)
                        && query.types().matches(address.classification())
                        && isOrAny(query.resourceId(), address.content().resourceId()))
                .toList();
    }

    List<AddressBook> list(AddressBookQuery query, Reach reach) {
        return hierarchy.books().stream()
                .filter(book -> hierarchy.isWithin(book, reach) && isAt(book, query.position(), reach))
                .map(books::get)
                .filter(book -> query.types().matches(book.classification())
                        && isOrAny(query.providerId(), book.content().providerId())
                        && holds(book, query.contactId(), reach)
                        && holds(book, query.addressId(), reach))
                .toList();
    }

    private boolean isAt(Id book, Position position, Reach reach) {
        if (position instanceof Position.ChildOf place) {
            return hierarchy.isChild(place.addressBookId(), book);
        }
        if (position instanceof Position.ParentOf place) {
            return hierarchy.isChild(book, place.addressBookId());
        }
        return position == null || hierarchy.isRoot(book, reach);
    }

    private boolean holds(AddressBook book, Id object, Reach reach) {
        return object == null || isVisible(object, reach) && filings.get(object).contains(book.id());
    }

    private boolean isVisible(Id object, Reach reach) {
        return filings.getOrDefault(object, Set.of()).stream().anyMatch(book -> hierarchy.isWithin(book, reach));
    }

    private boolean isOn(OsidObject object, Shelf shelf, Reach reach) {
        if (shelf == null) {
            return isVisible(object.id(), reach);
        }
        Id place = shelf.addressBookId();
        return books.containsKey(place)
                && hierarchy.isWithin(place, reach)
                && filings.get(object.id()).stream()
                        .anyMatch(book -> shelf.view() == View.ISOLATED
                                ? book.equals(place)
                                : hierarchy.isSelfOrAncestor(place, book));
    }

    private boolean isVisibleAnd(Id asked, Id found, Reach reach) {
        return asked == null || isVisible(asked, reach) && asked.equals(found);
    }

    private static boolean isOrAny(Id asked, Id found) {
        return asked == null || asked.equals(found);
    }
}
