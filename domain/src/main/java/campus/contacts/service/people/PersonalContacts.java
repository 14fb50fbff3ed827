package campus.contacts.service.people;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.EffectiveFilter;
import campus.contacts.PageRequest;
import campus.contacts.access.Caller;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Type;
import campus.contacts.osid.TypeFilter;
import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.people.SourcedContact;
import campus.contacts.people.SourcedContact.Source;
import campus.contacts.people.ValueLists;
import campus.contacts.records.DataSource;
import campus.contacts.service.ContactService;
import campus.contacts.service.people.document.ContactTypeCatalog;
import campus.contacts.service.people.document.PersonalContactDocument;
import campus.contacts.service.people.document.PersonalContactRecords;
import campus.contacts.service.writing.FiledObjectWriter;
import campus.contacts.spi.PersonStore;
import campus.contacts.spi.UnitOfWork;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The personal contacts of a person (People-Contacts API; campus facades, section 5): the contacts that refer to the
 * person, are effective now, carry the {@code personal-contact} record, are in a data source's book and have a contact
 * type as their genus.
 *
 * <p>Every method throws {@link Refusal} when it rejects the request: {@code PERMISSION_DENIED} for a missing scope,
 * then {@code NOT_FOUND} for a person that does not exist or is not visible to the caller, then the reasons that the
 * method names.
 */
public final class PersonalContacts {
    public static final String READ = "urn:dartmouth:people:read.sensitive";
    public static final String WRITE = "urn:dartmouth:people:write.sensitive";

    /** The paths of all members of a contact, through its lists. */
    public static final List<String> ATTRIBUTES = PersonalContactDocument.paths();

    private static final int MANY = 10_000;

    private final ContactService service;
    private final ValueLists lists;
    private final Clock clock;
    private final ContactTypeCatalog types;

    public PersonalContacts(ContactService service, ValueLists lists, Clock clock) {
        this.service = service;
        this.lists = lists;
        this.clock = clock;
        this.types = new ContactTypeCatalog(lists, authority());
    }

    /**
     * Returns the contact types of the value lists as genus types of contacts, including those that may no longer be
     * chosen.
     */
    public static List<Type> genusTypes(ValueLists lists, String authority) {
        return new ContactTypeCatalog(lists, authority).genusTypes();
    }

    /**
     * The contacts of a person at one moment.
     *
     * @param contacts by priority, type and id
     */
    public record Shown(NetId netid, List<SourcedContact> contacts) {
        public Shown {
            contacts = contacts.stream().sorted(SourcedContact.ORDER).toList();
        }

        /** Returns the version of the shown data; every change gives one that was never used before. */
        public long version() {
            return CombinedVersion.of(contacts);
        }

        /** Returns the contacts as the API writes them. */
        public List<Value.Struct> documents() {
            return contacts.stream()
                    .map(contact -> PersonalContactDocument.of(contact, netid))
                    .toList();
        }
    }

    /** Returns the contacts of a person. */
    public Shown get(Caller caller, NetId netid) {
        PersonAccess.requireScopes(caller, READ);
        return service.storage().read(unit -> {
            Person person = PersonAccess.require(unit, caller, netid);
            return new Shown(netid, find(unit, person));
        });
    }

    /** Makes the checks of {@link #examine} that do not depend on the payload. */
    public void checkReplace(Caller caller, NetId netid) {
        requireReplace(caller);
        service.storage().read(unit -> PersonAccess.require(unit, caller, netid));
    }

    private static void requireReplace(Caller caller) {
        PersonAccess.requireScopes(caller, READ, WRITE);
        PersonAccess.requireSubject(caller);
    }

    /**
     * An accepted replacement.
     *
     * @param payload the contacts that were understood from the request payload, for {@link #replace}
     * @param version of the contacts that it replaces
     */
    public record Examined(Value payload, long version) {}

    /**
     * Checks a payload that replaces a person's contacts, and locks the person until the end of the unit of work.
     *
     * @param payload an array, as the API writes it
     * @throws Refusal also {@code INVALID_ARGUMENT} with every problem and its JSON pointer
     */
    public Examined examine(UnitOfWork unit, Caller caller, NetId netid, Value payload) {
        requireReplace(caller);
        Person person = lock(unit, netid, caller.seesPrivate());
        Shown shown = new Shown(netid, find(unit, person));
        List<RequestedContact> requested =
                new ContactsPayloadReader(netid, present(unit, person, shown), lists).read(payload);
        return new Examined(RequestedContact.store(requested), shown.version());
    }

    /**
     * Replaces a person's contacts by an examined payload, unless that has become impossible meanwhile.
     *
     * @param examined the payload, as returned by {@link #examine}
     * @param mayKnowPrivate whether private people are visible to the sender
     * @param expected the version to replace, or null: any
     * @throws Refusal before anything is changed, with a message that repeats nothing of the payload
     */
    ReplacementSummary replace(
            UnitOfWork unit, NetId netid, Value examined, boolean mayKnowPrivate, @Nullable Long expected) {
        Person person = lock(unit, netid, mayKnowPrivate);
        Shown shown = new Shown(netid, locked(unit, find(unit, person)));
        if (expected != null && expected != shown.version()) {
            throw Refusal.outdated();
        }
        List<PresentContacts.Item> changes = present(unit, person, shown).changes(RequestedContact.restore(examined));
        FiledObjectWriter writer = new FiledObjectWriter(unit, service.types(), authority());
        return new ContactsReplacement(writer, types, person.resource(authority())).run(shown.contacts(), changes);
    }

    private static Person lock(UnitOfWork unit, NetId netid, boolean seesPrivate) {
        return unit.people()
                .lock(netid, PersonStore.Scope.of(seesPrivate))
                .orElseThrow(() -> Refusal.notFound("person"));
    }

    private PresentContacts present(UnitOfWork unit, Person person, Shown shown) {
        PresentContacts present = new PresentContacts(shown.contacts(), types.writable(unit));
        present.problems().require(person.standing().isStudent(), "", "the person is not a student");
        return present;
    }

    private List<SourcedContact> find(UnitOfWork unit, Person person) {
        Set<Id> records = service.types().withDescendants(PersonalContactRecords.ofContacts(authority()));
        ContactQuery query = ContactQuery.ALL
                .connecting(new ContactQuery.Ends(null, person.resource(authority()), null))
                .ofTypes(new TypeFilter(types.genera(), List.of(records)))
                .effective(List.of(new EffectiveFilter.At(clock.instant())));
        return whole(unit, unit.contacts().list(query, Visibility.EVERYTHING, PageRequest.first(MANY)));
    }

    /**
     * Returns the contacts in a data source's book, without those that were deleted together with their address since
     * they were found.
     */
    private static List<SourcedContact> whole(UnitOfWork unit, List<Contact> contacts) {
        Map<Id, Id> books =
                unit.contacts().sourceBooks(contacts.stream().map(Contact::id).toList());
        Map<Id, AddressBook> sources = unit.addressBooks().findAll(Set.copyOf(books.values()), Visibility.EVERYTHING);
        Map<Id, Address> addresses = unit.addresses()
                .findAll(
                        contacts.stream()
                                .map(contact -> contact.link().addressId())
                                .collect(Collectors.toSet()),
                        Visibility.EVERYTHING);
        List<SourcedContact> found = new ArrayList<>();
        for (Contact contact : contacts) {
            Optional<Source> source = Optional.ofNullable(books.get(contact.id()))
                    .map(sources::get)
                    .flatMap(PersonalContacts::source);
            Address address = addresses.get(contact.link().addressId());
            if (source.isPresent() && address != null) {
                found.add(new SourcedContact(contact, address, source.get()));
            }
        }
        return found;
    }

    private static Optional<Source> source(AddressBook book) {
        return DataSource.of(book.properties()).map(data -> new Source(data, book.id()));
    }

    /** Returns the current contacts, locked. */
    private static List<SourcedContact> locked(UnitOfWork unit, List<SourcedContact> found) {
        List<SourcedContact> locked = new ArrayList<>();
        for (SourcedContact present : found) {
            unit.contacts()
                    .lock(present.id())
                    .ifPresent(contact -> unit.addresses()
                            .lock(present.address().id())
                            .ifPresent(address -> locked.add(new SourcedContact(contact, address, present.source()))));
        }
        return locked;
    }

    private String authority() {
        return service.ownIds().authority();
    }
}
