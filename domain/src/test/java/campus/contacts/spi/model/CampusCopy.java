package campus.contacts.spi.model;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.UnitOfWork;
import campus.contacts.spi.fixture.CampusFixture;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A whole copy of what the lists of a campus showed at one moment. */
public final class CampusCopy {
    final Map<Id, Contact> contacts = new LinkedHashMap<>();
    final Map<Id, Address> addresses = new LinkedHashMap<>();
    final Map<Id, AddressBook> books = new LinkedHashMap<>();
    final Map<Id, Set<Id>> filings = new HashMap<>();
    final Map<Id, Set<Id>> parents = new HashMap<>();
    final Set<Id> marked = new HashSet<>();
    /** The key of the caller that wrote the links to persons; without those of callers without a name. */
    final Map<Id, String> writers = new HashMap<>();

    private CampusCopy() {}

    /** Returns a copy of the present. */
    public static CampusCopy of(CampusFixture campus, Map<Id, String> writers) {
        return campus.look(unit -> {
            CampusCopy copy = new CampusCopy();
            copy.writers.putAll(writers);
            unit.contacts()
                    .list(ContactQuery.ALL, Visibility.EVERYTHING, CampusFixture.all())
                    .forEach(contact -> copy.contacts.put(contact.id(), contact));
            unit.addresses()
                    .list(AddressQuery.ALL, Visibility.EVERYTHING, CampusFixture.all())
                    .forEach(address -> copy.addresses.put(address.id(), address));
            for (AddressBook book : list(unit, AddressBookQuery.ALL)) {
                copy.books.put(book.id(), book);
                copy.parents.put(
                        book.id(),
                        ids(unit, AddressBookQuery.ALL.at(new AddressBookQuery.Position.ParentOf(book.id()))));
                if (unit.addressBooks().isMarkedRoot(book.id())) {
                    copy.marked.add(book.id());
                }
            }
            for (Id id : copy.contacts.keySet()) {
                copy.filings.put(id, ids(unit, new AddressBookQuery(null, TypeFilter.ANY, null, id, null)));
            }
            for (Id id : copy.addresses.keySet()) {
                copy.filings.put(id, ids(unit, new AddressBookQuery(null, TypeFilter.ANY, null, null, id)));
            }
            return copy;
        });
    }

    private static List<AddressBook> list(UnitOfWork unit, AddressBookQuery query) {
        return unit.addressBooks().list(query, Visibility.EVERYTHING, CampusFixture.all());
    }

    private static Set<Id> ids(UnitOfWork unit, AddressBookQuery query) {
        return new HashSet<>(CampusFixture.ids(list(unit, query)));
    }

    /** Removes objects that were erased since. */
    public void erase(Collection<Id> erased) {
        contacts.keySet().removeAll(erased);
        addresses.keySet().removeAll(erased);
    }

    public List<Id> contacts() {
        return List.copyOf(contacts.keySet());
    }

    public List<Id> addresses() {
        return List.copyOf(addresses.keySet());
    }

    public List<Id> books() {
        return List.copyOf(books.keySet());
    }

    boolean isSelfOrAncestor(Id ancestor, Id book) {
        return ancestor.equals(book)
                || parents.get(book).stream().anyMatch(parent -> isSelfOrAncestor(ancestor, parent));
    }

    /** Returns whether a book exists in this copy and is within the scope by the hierarchy of this copy. */
    public boolean isWithin(Id book, GrantScope scope) {
        return books.containsKey(book)
                && (scope.everywhere()
                        || scope.addressBookIds().stream()
                                .anyMatch(granted -> books.containsKey(granted) && isSelfOrAncestor(granted, book)));
    }

    boolean isAnyWithin(Id object, GrantScope scope) {
        return filings.get(object).stream().anyMatch(book -> isWithin(book, scope));
    }
}
