package campus.contacts.spi;

import static org.assertj.core.api.Assertions.catchThrowable;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBooks;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Addresses;
import campus.contacts.Caller;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.ContactService;
import campus.contacts.Contacts;
import campus.contacts.Directory;
import campus.contacts.Function;
import campus.contacts.Id;
import campus.contacts.NewObject;
import campus.contacts.OsidObject;
import campus.contacts.Reach;
import campus.contacts.Refusal;
import campus.contacts.Shelf;
import campus.contacts.Sight;
import campus.contacts.TestClock;
import campus.contacts.TypeFilter;
import campus.contacts.View;
import campus.contacts.Window;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A service under test, with short words for what tests say often. Who is asking may do everything, where nobody is named. */
public final class Campus implements AutoCloseable {
    public static final Caller ANYONE = Caller.ANYONE;
    public static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    public static final Id SOMEBODY = Id.parse("resource.Resource:somebody@people.example");

    /** A record type for contacts, and one that derives from it. */
    public static final Id PHONE = Id.parse("record.Type:phone@campus.example");

    public static final Id MOBILE = Id.parse("record.Type:mobile@campus.example");

    /** The record type whose hours make a contact usable. */
    public static final Id AVAILABILITY = Id.parse("record.Type:availability@campus.example");

    private final TestClock clock = new TestClock(NOON);
    private final ContactService service;

    public Campus(Storage storage) {
        service = new ContactService(storage, CampusTypes.catalog(), clock);
    }

    public ContactService service() {
        return service;
    }

    public Directory directory() {
        return new Directory(service.storage(), clock);
    }

    public TestClock clock() {
        return clock;
    }

    public Storage storage() {
        return service.storage();
    }

    public Contacts contacts() {
        return service.contacts();
    }

    public Addresses addresses() {
        return service.addresses();
    }

    public AddressBooks books() {
        return service.addressBooks();
    }

    public Id defaultBook() {
        return storage().defaultAddressBookId();
    }

    /** A new book below those. */
    public Id book(Id... parents) {
        AddressBook book = books().create(ANYONE, NewObject.PLAIN, AddressBookForm.named("a book"));
        for (Id parent : parents) {
            books().addChild(ANYONE, parent, book.id());
        }
        return book.id();
    }

    /** A new address in those books, or when none are named, in the default one. */
    public Id address(Id... books) {
        NewObject place = NewObject.in(books.length == 0 ? null : books[0]);
        Id id = addresses()
                .create(ANYONE, place, AddressForm.named("an address"))
                .id();
        List.of(books).forEach(book -> addresses().file(ANYONE, id, book));
        return id;
    }

    /** A new contact of somebody in those books, or when none are named, in the default one. */
    public Id contact(Id addressId, Id... books) {
        return contact(addressId, ContactForm.named("a contact"), books);
    }

    public Id contact(Id addressId, ContactForm form, Id... books) {
        return contact(new Contact.Link(addressId, SOMEBODY), form, books);
    }

    public Id contact(Contact.Link link, ContactForm form, Id... books) {
        NewObject place = NewObject.in(books.length == 0 ? null : books[0]);
        Id id = contacts().create(ANYONE, link, place, form).id();
        List.of(books).forEach(book -> contacts().file(ANYONE, id, book));
        return id;
    }

    public Contact contactOf(Id id) {
        return contacts().get(ANYONE, id);
    }

    public Address addressOf(Id id) {
        return addresses().get(ANYONE, id);
    }

    public AddressBook bookOf(Id id) {
        return books().get(ANYONE, id);
    }

    public List<Id> list(ContactQuery query) {
        return list(query, Reach.EVERYWHERE);
    }

    public List<Id> list(ContactQuery query, Reach reach) {
        return list(query, Sight.within(reach));
    }

    public List<Id> list(ContactQuery query, Sight sight) {
        return ids(storage().read(unit -> unit.contacts().list(query, sight, all())));
    }

    public List<Id> list(AddressQuery query) {
        return list(query, Reach.EVERYWHERE);
    }

    public List<Id> list(AddressQuery query, Reach reach) {
        return list(query, Sight.within(reach));
    }

    public List<Id> list(AddressQuery query, Sight sight) {
        return ids(storage().read(unit -> unit.addresses().list(query, sight, all())));
    }

    public List<Id> list(AddressBookQuery query) {
        return list(query, Reach.EVERYWHERE);
    }

    public List<Id> list(AddressBookQuery query, Reach reach) {
        return list(query, Sight.within(reach));
    }

    public List<Id> list(AddressBookQuery query, Sight sight) {
        return ids(storage().read(unit -> unit.addressBooks().list(query, sight, all())));
    }

    public long count(ContactQuery query, Reach reach) {
        return count(query, Sight.within(reach));
    }

    public long count(ContactQuery query, Sight sight) {
        return storage().read(unit -> unit.contacts().count(query, sight));
    }

    public long count(AddressQuery query, Reach reach) {
        return count(query, Sight.within(reach));
    }

    public long count(AddressQuery query, Sight sight) {
        return storage().read(unit -> unit.addresses().count(query, sight));
    }

    public long count(AddressBookQuery query, Reach reach) {
        return count(query, Sight.within(reach));
    }

    public long count(AddressBookQuery query, Sight sight) {
        return storage().read(unit -> unit.addressBooks().count(query, sight));
    }

    public List<Id> roots() {
        return list(AddressBookQuery.ALL.at(new AddressBookQuery.Position.Root()));
    }

    public List<Id> children(Id parent) {
        return list(AddressBookQuery.ALL.at(new AddressBookQuery.Position.ChildOf(parent)));
    }

    public List<Id> parents(Id child) {
        return list(AddressBookQuery.ALL.at(new AddressBookQuery.Position.ParentOf(child)));
    }

    /** The books that an address is in. */
    public List<Id> booksOfAddress(Id addressId) {
        return list(new AddressBookQuery(null, TypeFilter.ANY, null, null, addressId));
    }

    /** The books that a contact is in. */
    public List<Id> booksOfContact(Id contactId) {
        return list(new AddressBookQuery(null, TypeFilter.ANY, null, contactId, null));
    }

    public List<Id> contactsIn(Id book, View view) {
        return list(ContactQuery.ALL.on(new Shelf(book, view)));
    }

    public List<Id> addressesIn(Id book, View view) {
        return list(new AddressQuery(new Shelf(book, view), TypeFilter.ANY, null));
    }

    public <T> T look(java.util.function.Function<UnitOfWork, T> work) {
        return storage().read(work);
    }

    /** What the store of address books says. */
    public <T> T ask(java.util.function.Function<AddressBookStore, T> question) {
        return look(unit -> question.apply(unit.addressBooks()));
    }

    public static Window all() {
        return Window.first(1_000_000);
    }

    public static List<Id> ids(List<? extends OsidObject> objects) {
        return objects.stream().<Id>map(OsidObject::id).toList();
    }

    /** A caller that may do those things on those books, and nothing else. */
    public static Caller caller(Set<Id> books, Function... functions) {
        Map<Function, Reach> grants = new EnumMap<>(Function.class);
        for (Function function : functions) {
            grants.put(function, Reach.of(books));
        }
        return new Caller("a caller", grants);
    }

    /** Why the service said no. */
    public static Refusal refusal(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        if (thrown instanceof Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("expected a refusal, not " + thrown, thrown);
    }

    /** Expects a no for that reason. */
    public static void assertRefused(Refusal.Reason reason, ThrowingCallable call) {
        Refusal refusal = refusal(call);
        if (refusal.reason() != reason) {
            throw new AssertionError("expected " + reason + ", not " + refusal.reason() + ": " + refusal.getMessage());
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
