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
import campus.contacts.people.ReleasePolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A naive model of lists of the past: the objects of a copy that was made then, less those that the present rights hide
 * (recorded time, section 2).
 *
 * @param then what the lists showed at the moment of the past
 * @param now what the lists show now
 * @param lastBooks the books that contained each deleted object when it was deleted
 * @param privateSubjects resources and roles of the persons who are private now
 */
public record PastModel(CampusCopy then, CampusCopy now, Map<Id, Set<Id>> lastBooks, Set<Id> privateSubjects) {
    /** Returns the books whose lists the use cases admit: they are visible now, and existed then. */
    public List<Id> places(Visibility visibility) {
        return then.books.keySet().stream()
                .filter(book -> now.isWithin(book, visibility.grantScope()))
                .toList();
    }

    public List<Contact> list(ContactQuery query, Visibility visibility) {
        return then.contacts.values().stream()
                .filter(contact -> isVisible(contact, visibility)
                        && isOn(contact.id(), query.scope(), visibility)
                        && query.types().matches(contact.classification())
                        && (query.ends().addressId() == null
                                || isVisibleAddress(query.ends().addressId(), visibility)
                                        && query.ends()
                                                .addressId()
                                                .equals(contact.link().addressId()))
                        && isOrAny(query.ends().referenceId(), contact.link().referenceId())
                        && isOrAny(query.ends().addresseeId(), contact.content().addresseeId())
                        && isAmong(query.ids(), contact)
                        && isFound(query.text(), contact))
                .toList();
    }

    public List<Address> list(AddressQuery query, Visibility visibility) {
        return then.addresses.values().stream()
                .filter(address -> isVisible(address, visibility)
                        && isOn(address.id(), query.scope(), visibility)
                        && query.types().matches(address.classification())
                        && isOrAny(query.resourceId(), address.content().resourceId())
                        && isAmong(query.ids(), address)
                        && isFound(query.text(), address))
                .toList();
    }

    public List<AddressBook> list(AddressBookQuery query, Visibility visibility) {
        return then.books.values().stream()
                .filter(book -> isVisibleBook(book.id(), visibility)
                        && isAt(book.id(), query.position(), visibility)
                        && isOrAny(query.providerId(), book.content().providerId())
                        && (query.contactId() == null || holds(book.id(), query.contactId(), visibility))
                        && (query.addressId() == null || holds(book.id(), query.addressId(), visibility))
                        && isRelated(book.id(), query.lineage(), visibility)
                        && isAmong(query.ids(), book)
                        && isFound(query.text(), book))
                .toList();
    }

    private static boolean isAmong(Set<Id> ids, OsidObject object) {
        return ids == null || ids.contains(object.id());
    }

    private static boolean isFound(TextQuery text, OsidObject object) {
        return text == null || text.matches(object);
    }

    private boolean isRelated(Id book, Lineage lineage, Visibility visibility) {
        return (lineage.ancestorId() == null
                        || isVisibleBook(lineage.ancestorId(), visibility) && isAbove(lineage.ancestorId(), book))
                && (lineage.descendantId() == null
                        || isVisibleBook(lineage.descendantId(), visibility) && isAbove(book, lineage.descendantId()));
    }

    private boolean isAbove(Id ancestor, Id descendant) {
        return !ancestor.equals(descendant) && then.isSelfOrAncestor(ancestor, descendant);
    }

    private boolean isVisibleBook(Id book, Visibility visibility) {
        return then.books.containsKey(book)
                && (now.isWithin(book, visibility.grantScope())
                        || visibility.grantScope().everywhere());
    }

    private boolean isAt(Id book, Position position, Visibility visibility) {
        if (position instanceof Position.ChildOf place) {
            return isVisibleBook(place.addressBookId(), visibility)
                    && then.parents.get(book).contains(place.addressBookId());
        }
        if (position instanceof Position.ParentOf place) {
            return isVisibleBook(place.addressBookId(), visibility)
                    && then.parents.get(place.addressBookId()).contains(book);
        }
        boolean isParent = then.parents.values().stream().anyMatch(parents -> parents.contains(book));
        return position == null
                || then.parents.get(book).stream().noneMatch(parent -> isVisibleBook(parent, visibility))
                        && (isParent || then.marked.contains(book));
    }

    private boolean holds(Id book, Id object, Visibility visibility) {
        boolean visible = then.contacts.containsKey(object)
                ? isVisible(then.contacts.get(object), visibility)
                : isVisibleAddress(object, visibility);
        return visible && then.filings.get(object).contains(book);
    }

    private boolean isOn(Id object, AddressBookScope scope, Visibility visibility) {
        if (scope == null) {
            return true;
        }
        Id place = scope.addressBookId();
        return then.books.containsKey(place)
                && now.isWithin(place, visibility.grantScope())
                && then.filings.get(object).stream()
                        .anyMatch(book -> scope.view() == AddressBookView.ISOLATED
                                ? book.equals(place)
                                : then.isSelfOrAncestor(place, book));
    }

    private boolean isVisible(Contact contact, Visibility visibility) {
        Contact present = now.contacts.get(contact.id());
        return isReached(contact.id(), present != null, visibility.grantScope())
                && isShown(then, contact, visibility)
                && (present == null || isShown(now, present, visibility));
    }

    private boolean isVisibleAddress(Id id, Visibility visibility) {
        return then.addresses.containsKey(id) && isVisible(then.addresses.get(id), visibility);
    }

    private boolean isVisible(Address address, Visibility visibility) {
        Address present = now.addresses.get(address.id());
        return isReached(address.id(), present != null, visibility.grantScope())
                && isShown(then, address, visibility)
                && (present == null || isShown(now, present, visibility));
    }

    private boolean isReached(Id object, boolean exists, GrantScope scope) {
        return exists
                ? now.isAnyWithin(object, scope)
                : scope.everywhere() || lastBooks.get(object).stream().allMatch(book -> now.isWithin(book, scope));
    }

    private boolean isShown(CampusCopy copy, Contact contact, Visibility visibility) {
        return visibility.seesPrivate() || !isPrivate(contact) || isOwn(copy, contact.id(), visibility);
    }

    private boolean isShown(CampusCopy copy, Address address, Visibility visibility) {
        List<Contact> users = copy.contacts.values().stream()
                .filter(contact -> contact.link().addressId().equals(address.id()))
                .toList();
        boolean hidden = privateSubjects.contains(
                        address.content().resourceId() == null
                                ? address.id()
                                : address.content().resourceId())
                || users.stream().anyMatch(this::isPrivate);
        boolean own = isOwn(copy, address.id(), visibility)
                || users.stream().anyMatch(contact -> isOwn(copy, contact.id(), visibility));
        return (visibility.seesPrivate() || !hidden || own) && isReleased(address, visibility);
    }

    private boolean isPrivate(Contact contact) {
        return privateSubjects.contains(contact.link().referenceId())
                || contact.content().addresseeId() != null
                        && privateSubjects.contains(contact.content().addresseeId());
    }

    private static boolean isOwn(CampusCopy copy, Id object, Visibility visibility) {
        return visibility.callerKey() != null && visibility.callerKey().equals(copy.writers.get(object));
    }

    private boolean isReleased(Address address, Visibility visibility) {
        return switch (ReleasePolicy.ofAddress(address.properties())) {
            case PUBLIC -> true;
            case INTERNAL -> visibility.seesInternal();
            case NONE -> isReached(address.id(), now.addresses.containsKey(address.id()), visibility.maintains());
        };
    }

    private static boolean isOrAny(Id required, Id found) {
        return required == null || required.equals(found);
    }
}
