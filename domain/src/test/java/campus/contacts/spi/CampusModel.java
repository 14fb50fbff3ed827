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
import campus.contacts.Sight;
import campus.contacts.View;
import campus.contacts.people.Netid;
import campus.contacts.people.Person;
import campus.contacts.people.Release;
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
    private final Map<Netid, Person> people = new HashMap<>();

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

    /** In the place of what it was before. */
    void put(Contact contact) {
        contacts.put(contact.identity().number(), contact);
    }

    void put(Address address) {
        addresses.put(address.identity().number(), address);
    }

    void remove(Contact contact) {
        contacts.remove(contact.identity().number());
    }

    void put(Person person) {
        people.put(person.netid(), person);
    }

    void remove(Netid netid) {
        people.remove(netid);
    }

    List<Id> addresses() {
        return Campus.ids(List.copyOf(addresses.values()));
    }

    List<Id> contacts() {
        return Campus.ids(List.copyOf(contacts.values()));
    }

    List<Contact> list(ContactQuery query, Sight sight) {
        return contacts.values().stream()
                .filter(contact -> isOn(contact, query.shelf(), sight)
                        && query.types().matches(contact.classification())
                        && isVisibleAnd(query.ends().addressId(), contact.link().addressId(), sight)
                        && isOrAny(query.ends().referenceId(), contact.link().referenceId())
                        && isOrAny(query.ends().addresseeId(), contact.content().addresseeId())
                        && query.timings().stream()
                                .allMatch(timing ->
                                        timing.matches(contact.content().effective())))
                .toList();
    }

    List<Address> list(AddressQuery query, Sight sight) {
        return addresses.values().stream()
                .filter(address -> isOn(address, query.shelf(), sight)
                        && query.types().matches(address.classification())
                        && isOrAny(query.resourceId(), address.content().resourceId()))
                .toList();
    }

    List<AddressBook> list(AddressBookQuery query, Sight sight) {
        return hierarchy.books().stream()
                .filter(book -> hierarchy.isWithin(book, sight.reach()) && isAt(book, query.position(), sight))
                .map(books::get)
                .filter(book -> query.types().matches(book.classification())
                        && isOrAny(query.providerId(), book.content().providerId())
                        && holds(book, query.contactId(), sight)
                        && holds(book, query.addressId(), sight))
                .toList();
    }

    private boolean isAt(Id book, Position position, Sight sight) {
        if (position instanceof Position.ChildOf place) {
            return hierarchy.isChild(place.addressBookId(), book);
        }
        if (position instanceof Position.ParentOf place) {
            return hierarchy.isChild(book, place.addressBookId());
        }
        return position == null || hierarchy.isRoot(book, sight.reach());
    }

    private boolean holds(AddressBook book, Id object, Sight sight) {
        return object == null || isVisible(object, sight) && filings.get(object).contains(book.id());
    }

    private boolean isVisible(Id object, Sight sight) {
        return isWithin(object, sight.reach()) && !isKept(object, sight);
    }

    private boolean isWithin(Id object, Reach reach) {
        return filings.getOrDefault(object, Set.of()).stream().anyMatch(book -> hierarchy.isWithin(book, reach));
    }

    private boolean isKept(Id object, Sight sight) {
        Contact contact = contacts.values().stream()
                .filter(each -> each.id().equals(object))
                .findFirst()
                .orElse(null);
        if (contact != null) {
            return !sight.seesPrivate() && isSecluded(contact);
        }
        Address address = addresses.values().stream()
                .filter(each -> each.id().equals(object))
                .findFirst()
                .orElseThrow();
        boolean secluded = isPrivate(address.content().resourceId())
                || contacts.values().stream()
                        .anyMatch(each -> each.link().addressId().equals(object) && isSecluded(each));
        Release release = Release.ofAddress(address.properties());
        return !sight.seesPrivate() && secluded
                || release == Release.INTERNAL && !sight.seesInternal()
                || release == Release.NONE && !isWithin(object, sight.maintains());
    }

    private boolean isSecluded(Contact contact) {
        return isPrivate(contact.link().referenceId())
                || isPrivate(contact.content().addresseeId());
    }

    private boolean isPrivate(Id subject) {
        return people.values().stream()
                .filter(person -> person.standing().isPrivate())
                .anyMatch(person -> person.resource(StorageFixture.AUTHORITY).equals(subject)
                        || person.entry().roles().stream()
                                .anyMatch(role -> Person.role(role.id(), StorageFixture.AUTHORITY)
                                        .equals(subject)));
    }

    private boolean isOn(OsidObject object, Shelf shelf, Sight sight) {
        if (shelf == null) {
            return isVisible(object.id(), sight);
        }
        Id place = shelf.addressBookId();
        return !isKept(object.id(), sight)
                && books.containsKey(place)
                && hierarchy.isWithin(place, sight.reach())
                && filings.get(object.id()).stream()
                        .anyMatch(book -> shelf.view() == View.ISOLATED
                                ? book.equals(place)
                                : hierarchy.isSelfOrAncestor(place, book));
    }

    private boolean isVisibleAnd(Id asked, Id found, Sight sight) {
        return asked == null || isVisible(asked, sight) && asked.equals(found);
    }

    private static boolean isOrAny(Id asked, Id found) {
        return asked == null || asked.equals(found);
    }
}
