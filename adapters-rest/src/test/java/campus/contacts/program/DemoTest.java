package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.TextQuery;
import campus.contacts.access.Author;
import campus.contacts.access.Caller;
import campus.contacts.demo.DemoCampus;
import campus.contacts.history.HistoryEntry;
import campus.contacts.osid.Id;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.people.ValueLists;
import campus.contacts.rest.schema.ValueListFileReader;
import campus.contacts.service.ContactService;
import campus.contacts.spi.StorageSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ValueLists LISTS = ValueListFileReader.load(null);
    private static final PageRequest EVERYTHING = PageRequest.first(10_000);

    @Test
    void has_contacts_of_some_two_hundred_people() {
        Set<Id> people = contacts(loaded()).stream()
                .map(contact -> contact.content().addresseeId())
                .filter(addressee -> addressee != null)
                .collect(Collectors.toSet());
        assertThat(people).hasSize(200).contains(Id.parse("resource.Resource:ada.l@localhost"));
    }

    @Test
    void has_past_present_and_future_contacts() {
        List<Contact> contacts = contacts(loaded());
        assertThat(contacts).anyMatch(isEffectiveAt(NOW));
        assertThat(contacts)
                .anyMatch(c -> c.content().effective().end() != null
                        && c.content().effective().end().isBefore(NOW)
                        && c.content().endReasonId() != null);
        assertThat(contacts)
                .anyMatch(c -> c.content().effective().start() != null
                        && c.content().effective().start().isAfter(NOW));
    }

    @Test
    void writes_names_in_many_scripts() {
        Set<Character.UnicodeScript> scripts = contacts(loaded()).stream()
                .flatMap(contact -> contact.display().name().codePoints().boxed())
                .map(Character.UnicodeScript::of)
                .collect(Collectors.toSet());
        assertThat(scripts)
                .contains(Character.UnicodeScript.LATIN, Character.UnicodeScript.ARABIC)
                .contains(Character.UnicodeScript.HEBREW, Character.UnicodeScript.HAN, Character.UnicodeScript.GREEK)
                .contains(Character.UnicodeScript.CYRILLIC, Character.UnicodeScript.DEVANAGARI);
        assertThat(addressNames(loaded()))
                .anyMatch(name -> name.codePoints().anyMatch(Character::isSupplementaryCodePoint));
    }

    @Test
    void has_books_on_three_levels_one_of_them_below_two_others() {
        ContactService service = loaded();
        List<AddressBook> faculties = books(service, new Position.ChildOf(university(service)));
        assertThat(faculties).hasSizeGreaterThan(1);
        assertThat(faculties)
                .filteredOn(faculty -> !faculty.isSmart())
                .allSatisfy(faculty -> assertThat(books(service, new Position.ChildOf(faculty.id())))
                        .isNotEmpty());
        assertThat(books(service, null))
                .anySatisfy(book -> assertThat(books(service, new Position.ParentOf(book.id())))
                        .hasSize(2));
    }

    @Test
    void lets_people_share_addresses() {
        assertThat(contacts(loaded()).stream()
                        .collect(Collectors.groupingBy(
                                contact -> contact.link().addressId(),
                                Collectors.mapping(contact -> contact.link().referenceId(), Collectors.toSet())))
                        .values())
                .anyMatch(sharers -> sharers.size() > 3);
    }

    @Test
    void names_no_host_that_could_exist() {
        assertThat(addressNames(loaded()))
                .filteredOn(name -> name.contains("@") || name.contains("//"))
                .hasSizeGreaterThan(200)
                .allMatch(name -> name.matches(".*[a-z]\\.example\\.edu/?"));
    }

    @Test
    void is_the_same_campus_every_time() {
        assertThat(contacts(loaded())).isEqualTo(contacts(loaded()));
    }

    @Test
    void has_people_students_and_sources() {
        ContactService service = loaded();
        List<NetId> netids = service.storage().read(unit -> unit.people().list(null, 1000));
        assertThat(netids).hasSize(200).contains(new NetId("ada.l"));
        assertThat(netids)
                .anySatisfy(netid -> assertThat(person(service, netid).dplans()).isNotEmpty())
                .anySatisfy(
                        netid -> assertThat(person(service, netid).standing().isPrivate())
                                .isTrue());
        for (String source : List.of("sis", "dir", "adv")) {
            assertThat(service.storage()
                            .<Boolean>read(
                                    unit -> unit.addressBooks().ofSource(source).isPresent()))
                    .as(source)
                    .isTrue();
        }
    }

    private static Person person(ContactService service, NetId netid) {
        return service.storage().read(unit -> unit.people().find(netid)).orElseThrow();
    }

    @Test
    void has_a_history_that_names_who_corrected_a_telephone_number() {
        ContactService service = loaded();
        Address desk = addresses(service, "6175550120").get(0);
        assertThat(service.addressHistory()
                        .list(Caller.ANYONE, desk.id(), null, 10)
                        .entries())
                .extracting(HistoryEntry::by)
                .containsExactly(
                        new Author.User("reception"), new Author.User("registrar"), new Author.User("reception"));
    }

    @Test
    void has_a_person_who_was_entered_twice() {
        assertThat(addresses(loaded(), "6175550177")).hasSize(2);
    }

    @Test
    void has_a_smart_book_that_finds_whom_to_call() {
        ContactService service = loaded();
        AddressBook smart = books(service, new Position.ChildOf(university(service))).stream()
                .filter(AddressBook::isSmart)
                .findFirst()
                .orElseThrow();
        ContactQuery found = ContactQuery.ALL.on(new AddressBookScope(smart.id(), AddressBookView.ISOLATED));
        assertThat(service.contacts().list(Caller.ANYONE, found, EVERYTHING).items())
                .hasSizeGreaterThan(50);
    }

    @Test
    void is_not_loaded_twice_nor_over_anything_else() {
        ContactService service = loaded();
        List<Contact> once = contacts(service);
        DemoCampus.load(service, LISTS, CLOCK);
        assertThat(contacts(service)).isEqualTo(once);
    }

    @Test
    void a_failed_load_leaves_the_database_empty() {
        AtomicInteger readings = new AtomicInteger();
        AtomicInteger last = new AtomicInteger(Integer.MAX_VALUE);
        InstantSource breaking = () -> {
            if (readings.incrementAndGet() == last.get()) {
                throw new IllegalStateException("the clock broke");
            }
            return NOW;
        };
        DemoCampus.load(service(breaking.withZone(ZoneOffset.UTC)), LISTS, CLOCK);
        last.set(readings.getAndSet(0) / 2);
        ContactService service = service(breaking.withZone(ZoneOffset.UTC));
        assertThatThrownBy(() -> DemoCampus.load(service, LISTS, CLOCK)).hasMessage("the clock broke");
        assertThat(contacts(service)).isEmpty();
        assertThat(books(service, null)).hasSize(1);
    }

    private static ContactService loaded() {
        ContactService service = service(CLOCK);
        DemoCampus.load(service, LISTS, CLOCK);
        return service;
    }

    private static ContactService service(Clock clock) {
        return ContactService.open(new StorageSettings(
                StorageSettings.MEMORY,
                StorageSettings.Credentials.NONE,
                null,
                StorageSettings.Capacity.DEFAULT,
                clock));
    }

    private static Id university(ContactService service) {
        List<AddressBook> roots = books(service, new Position.Root());
        assertThat(roots).hasSize(2);
        return roots.get(1).id();
    }

    private static Predicate<Contact> isEffectiveAt(Instant moment) {
        return contact -> contact.content().effective().includes(moment);
    }

    private static List<Contact> contacts(ContactService service) {
        return service.contacts()
                .list(Caller.ANYONE, ContactQuery.ALL, EVERYTHING)
                .items();
    }

    private static List<AddressBook> books(ContactService service, Position position) {
        AddressBookQuery query = AddressBookQuery.ALL.at(position);
        return service.addressBooks().list(Caller.ANYONE, query, EVERYTHING).items();
    }

    private static List<Address> addresses(ContactService service, String words) {
        AddressQuery query = AddressQuery.ALL.matching(TextQuery.of(words));
        return service.addresses().list(Caller.ANYONE, query, EVERYTHING).items();
    }

    private static Set<String> addressNames(ContactService service) {
        return service.addresses().list(Caller.ANYONE, AddressQuery.ALL, EVERYTHING).items().stream()
                .map(OsidObject::display)
                .map(display -> display.name())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
