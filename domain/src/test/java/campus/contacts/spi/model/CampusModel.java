package campus.contacts.spi.model;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Lineage;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.OsidObject;
import campus.contacts.TextQuery;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.people.ReleasePolicy;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A naive model of a campus, to compare lists with: every list is computed by a scan of all objects. */
public final class CampusModel {
    public final HierarchyModel hierarchy;

    private final Map<Id, AddressBook> books = new HashMap<>();
    private final Map<Id, Set<Id>> filings = new HashMap<>();
    private final TreeMap<Long, Contact> contacts = new TreeMap<>();
    private final TreeMap<Long, Address> addresses = new TreeMap<>();
    private final Map<NetId, Person> people = new HashMap<>();

    public CampusModel(AddressBook defaultBook) {
        hierarchy = new HierarchyModel(defaultBook.id());
        books.put(defaultBook.id(), defaultBook);
    }

    public void add(AddressBook book) {
        hierarchy.add(book.id());
        books.put(book.id(), book);
    }

    public void add(Contact contact, Set<Id> in) {
        contacts.put(contact.identity().number(), contact);
        filings.put(contact.id(), new HashSet<>(in));
    }

    public void add(Address address, Set<Id> in) {
        addresses.put(address.identity().number(), address);
        filings.put(address.id(), new HashSet<>(in));
    }

    /** Replaces the previous version of the contact. */
    public void put(Contact contact) {
        contacts.put(contact.identity().number(), contact);
    }

    public void put(Address address) {
        addresses.put(address.identity().number(), address);
    }

    public void remove(Contact contact) {
        contacts.remove(contact.identity().number());
    }

    public void put(Person person) {
        people.put(person.netid(), person);
    }

    public void remove(NetId netid) {
        people.remove(netid);
    }

    public List<Id> addresses() {
        return CampusFixture.ids(List.copyOf(addresses.values()));
    }

    public List<Id> contacts() {
        return CampusFixture.ids(List.copyOf(contacts.values()));
    }

    public List<Contact> list(ContactQuery query, Visibility visibility) {
        return contacts.values().stream()
                .filter(contact -> isOn(contact, query.scope(), visibility)
                        && query.types().matches(contact.classification())
                        && isVisibleAnd(query.ends().addressId(), contact.link().addressId(), visibility)
                        && isOrAny(query.ends().referenceId(), contact.link().referenceId())
                        && isOrAny(query.ends().addresseeId(), contact.content().addresseeId())
                        && query.timings().stream()
                                .allMatch(timing ->
                                        timing.matches(contact.content().effective()))
                        && isAmong(query.ids(), contact)
                        && isFound(query.text(), contact))
                .toList();
    }

    public List<Address> list(AddressQuery query, Visibility visibility) {
        return addresses.values().stream()
                .filter(address -> isOn(address, query.scope(), visibility)
                        && query.types().matches(address.classification())
                        && isOrAny(query.resourceId(), address.content().resourceId())
                        && isAmong(query.ids(), address)
                        && isFound(query.text(), address))
                .toList();
    }

    public List<AddressBook> list(AddressBookQuery query, Visibility visibility) {
        return hierarchy.books().stream()
                .filter(book ->
                        hierarchy.isWithin(book, visibility.grantScope()) && isAt(book, query.position(), visibility))
                .map(books::get)
                .filter(book -> query.types().matches(book.classification())
                        && isOrAny(query.providerId(), book.content().providerId())
                        && holds(book, query.contactId(), visibility)
                        && holds(book, query.addressId(), visibility)
                        && isRelated(book.id(), query.lineage(), visibility)
                        && isAmong(query.ids(), book)
                        && isFound(query.text(), book))
                .toList();
    }

    private boolean isRelated(Id book, Lineage lineage, Visibility visibility) {
        return (lineage.ancestorId() == null || isAbove(lineage.ancestorId(), book, lineage.ancestorId(), visibility))
                && (lineage.descendantId() == null
                        || isAbove(book, lineage.descendantId(), lineage.descendantId(), visibility));
    }

    private boolean isAbove(Id ancestor, Id descendant, Id named, Visibility visibility) {
        return books.containsKey(named)
                && hierarchy.isWithin(named, visibility.grantScope())
                && !ancestor.equals(descendant)
                && hierarchy.isSelfOrAncestor(ancestor, descendant);
    }

    private static boolean isAmong(Set<Id> ids, OsidObject object) {
        return ids == null || ids.contains(object.id());
    }

    private static boolean isFound(TextQuery text, OsidObject object) {
        return text == null || text.matches(object);
    }

    private boolean isAt(Id book, Position position, Visibility visibility) {
        if (position instanceof Position.ChildOf place) {
            return hierarchy.isChild(place.addressBookId(), book);
        }
        if (position instanceof Position.ParentOf place) {
            return hierarchy.isChild(book, place.addressBookId());
        }
        return position == null || hierarchy.isRoot(book, visibility.grantScope());
    }

    private boolean holds(AddressBook book, Id object, Visibility visibility) {
        return object == null
                || isVisible(object, visibility) && filings.get(object).contains(book.id());
    }

    private boolean isVisible(Id object, Visibility visibility) {
        return isWithin(object, visibility.grantScope()) && !isKept(object, visibility);
    }

    private boolean isWithin(Id object, GrantScope grantScope) {
        return filings.getOrDefault(object, Set.of()).stream().anyMatch(book -> hierarchy.isWithin(book, grantScope));
    }

    private boolean isKept(Id object, Visibility visibility) {
        Contact contact = contacts.values().stream()
                .filter(each -> each.id().equals(object))
                .findFirst()
                .orElse(null);
        if (contact != null) {
            return !visibility.seesPrivate() && isHidden(contact);
        }
        Address address = addresses.values().stream()
                .filter(each -> each.id().equals(object))
                .findFirst()
                .orElseThrow();
        boolean isOfPrivatePerson = isPrivate(address.content().resourceId())
                || contacts.values().stream()
                        .anyMatch(each -> each.link().addressId().equals(object) && isHidden(each));
        ReleasePolicy release = ReleasePolicy.ofAddress(address.properties());
        return !visibility.seesPrivate() && isOfPrivatePerson
                || release == ReleasePolicy.INTERNAL && !visibility.seesInternal()
                || release == ReleasePolicy.NONE && !isWithin(object, visibility.maintains());
    }

    private boolean isHidden(Contact contact) {
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

    private boolean isOn(OsidObject object, AddressBookScope scope, Visibility visibility) {
        if (scope == null) {
            return isVisible(object.id(), visibility);
        }
        Id place = scope.addressBookId();
        return !isKept(object.id(), visibility)
                && books.containsKey(place)
                && hierarchy.isWithin(place, visibility.grantScope())
                && filings.get(object.id()).stream()
                        .anyMatch(book -> scope.view() == AddressBookView.ISOLATED
                                ? book.equals(place)
                                : hierarchy.isSelfOrAncestor(place, book));
    }

    private boolean isVisibleAnd(Id asked, Id found, Visibility visibility) {
        return asked == null || isVisible(asked, visibility) && asked.equals(found);
    }

    private static boolean isOrAny(Id asked, Id found) {
        return asked == null || asked.equals(found);
    }
}
