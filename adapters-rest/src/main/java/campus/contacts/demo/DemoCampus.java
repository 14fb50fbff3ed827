package campus.contacts.demo;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.access.Caller;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.people.ValueLists;
import campus.contacts.service.ContactService;
import campus.contacts.spi.ImportLock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads a small invented campus. */
public final class DemoCampus {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCampus.class);
    private static final long SEED = 1902;
    private static final int ROOMS = 4;

    /** The longest wait for a running import or for another process that loads the demo. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The same on every day, so that documents can print it; longer ago than any period that ends before today. */
    private static final Instant LATEST_HIRE = Instant.parse("2025-01-01T00:00:00Z");

    private final ContactService service;
    private final Instant today;
    // A fixed seed: every demo database has the same content.
    private final Random dice = new Random(SEED);
    private final Map<DemoUnits.Unit, Department> departments = new LinkedHashMap<>();
    private AddressBook campus;

    private record Department(AddressBook book, DemoUnits.Unit unit, List<Address> rooms) {}

    private DemoCampus(ContactService service, Instant today) {
        this.service = service;
        this.today = today;
    }

    /**
     * Loads the campus, completely or not at all, into a database that contains only the default address book; does nothing in any
     * other database. The changes of the object with a history follow one by one.
     *
     * @param lists the built-in value lists
     * @param clock periods are past, present or future relative to its day
     * @throws Refusal when another import does not end in time
     */
    public static void load(ContactService service, ValueLists lists, Clock clock) {
        if (!isEmpty(service)) {
            return;
        }
        // before the unit of work, in the lock order of every import: its holder may wait for the hierarchy
        ImportLock lock =
                service.storage().lockImports(PATIENCE).orElseThrow(() -> Refusal.illegalState(ImportLock.HELD));
        try {
            loadInto(service, lists, clock);
        } finally {
            lock.release();
        }
    }

    private static void loadInto(ContactService service, ValueLists lists, Clock clock) {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        Optional<DemoStories> stories = service.storage().write(unit -> {
            // Two processes may start on one new database: the second waits here, and then finds the data loaded.
            unit.addressBooks().lockHierarchy();
            if (isEmpty(service)) {
                LOG.info("loading the demo campus into {}", service.storage().description());
                // first, since a conflict may restart the unit of work without it, and the object numbers already
                // taken would be missing
                DemoImport.load(service.storage(), DemoPeople.all(new Random(SEED)), lists, clock);
                return Optional.of(new DemoCampus(service, today).load());
            }
            return Optional.empty();
        });
        stories.ifPresent(DemoStories::correctNumber);
    }

    private static boolean isEmpty(ContactService service) {
        Caller all = Caller.ANYONE;
        return service.contacts().count(all, ContactQuery.ALL) == 0
                && service.addresses().count(all, AddressQuery.ALL) == 0
                && service.addressBooks().count(all, AddressBookQuery.ALL) == 1;
    }

    private DemoStories load() {
        loadUnits();
        List<Department> staffed = List.copyOf(departments.values());
        List<DemoPeople.Person> people = DemoPeople.all(dice);
        for (int i = 0; i < people.size(); i++) {
            Department department = staffed.get(i % staffed.size());
            loadWork(people.get(i), department, i);
            if (i % 3 == 0) {
                loadFamily(people.get(i), people.get((i + 1) % people.size()), department);
            }
            if (i % 7 == 0) {
                loadMove(people.get(i), department, staffed.get((i + 1) % staffed.size()));
            }
        }
        // last, so that the numbers of what is above stay those that documents print
        DemoStories stories = new DemoStories(service, campus, today);
        stories.load();
        return stories;
    }

    private void loadUnits() {
        Deque<AddressBook> above = new ArrayDeque<>();
        for (DemoUnits.Unit unit : DemoUnits.all()) {
            while (above.size() > unit.depth()) {
                above.pop();
            }
            if (departments.containsKey(unit)) {
                Id second = departments.get(unit).book().id();
                service.addressBooks()
                        .hierarchy()
                        .addChild(Caller.ANYONE, above.element().id(), second);
                continue;
            }
            AddressBook book = makeBook(unit, above.peek());
            if (above.isEmpty()) {
                campus = book;
            }
            above.push(book);
            Id self = resource(unit.host());
            Address page = makeAddress(book, "webAddressType", "https://" + unit.host() + '/', self);
            makeContact(book, "workContactType", page, self, named(unit.name(), "Home page", EffectivePeriod.ALWAYS));
            if (unit.isDepartment()) {
                departments.put(unit, new Department(book, unit, makeRooms(book, unit)));
            }
        }
    }

    private AddressBook makeBook(DemoUnits.Unit unit, AddressBook parent) {
        Id genus = unit.isDepartment() ? type("departmentAddressBookType") : null;
        AddressBookForm form = AddressBookForm.named(unit.name()).withProvider(resource(unit.host()));
        AddressBook book = service.addressBooks()
                .create(
                        Caller.ANYONE,
                        new CreationRequest(genus, List.of(), parent == null ? null : parent.id()),
                        form);
        if (parent == null) {
            service.addressBooks().hierarchy().addRoot(Caller.ANYONE, book.id());
        }
        return book;
    }

    private List<Address> makeRooms(AddressBook book, DemoUnits.Unit unit) {
        List<Address> rooms = new ArrayList<>();
        for (int room = 1; room <= ROOMS; room++) {
            rooms.add(makeAddress(book, "officeAddressType", unit.place() + ", room " + room, resource(unit.host())));
        }
        return rooms;
    }

    /** Adds a personal mailbox and a shared room. */
    private void loadWork(DemoPeople.Person person, Department department, int i) {
        EffectivePeriod hired = new EffectivePeriod(LATEST_HIRE.minus(dice.nextInt(0, 3635), ChronoUnit.DAYS), null);
        EffectivePeriod employed = i % 14 == 5 ? new EffectivePeriod(hired.start(), day(-dice.nextInt(1, 300))) : hired;
        AddressBook book = department.book();
        Id self = resource(person.login());
        String mailbox = person.login() + '@' + department.unit().host();
        ContactForm form = named(person.name(), "E-mail", employed).withAddressee(self);
        if (employed.end() != null) {
            form = form.withEndReason(own("process.State", "retired"));
        }
        makeContact(book, "workContactType", makeAddress(book, "emailAddressType", mailbox, self), self, form);
        Address room = department.rooms().get(i % ROOMS);
        ContactForm office = form.withDisplay(new DisplayText(person.name(), "Office hours"));
        makeContact(book, "officeHoursContactType", room, self, office);
    }

    /** Adds a house shared with another person, and a relative to call; neither belongs to the people of the campus. */
    private void loadFamily(DemoPeople.Person person, DemoPeople.Person housemate, Department department) {
        AddressBook book = department.book();
        int number = dice.nextInt(1, 90);
        Address house = makeAddress(book, "postalAddressType", number + " Heron Lane 🏡, Tarnmoor", null);
        for (DemoPeople.Person each : List.of(person, housemate)) {
            ContactForm home = named(each.name(), "At home", since(-dice.nextInt(30, 900)));
            makeContact(book, "homeContactType", house, resource(each.login()), home);
        }
        String telephone = String.format("+1 555 0100 ext. %03d", dice.nextInt(1000));
        Address relative = makeAddress(book, "telephoneAddressType", telephone, null);
        ContactForm family = named(person.name(), "Family, when there is no time to lose", EffectivePeriod.ALWAYS);
        makeContact(book, "familyEmergencyContactType", relative, resource(person.login()), family);
    }

    /** Adds a former room, and a room in another department from the next term on, filed in the books of both departments. */
    private void loadMove(DemoPeople.Person person, Department from, Department to) {
        Id self = resource(person.login());
        EffectivePeriod before = new EffectivePeriod(day(-5000), day(-4001));
        ContactForm left = named(person.name(), "Before the move", before)
                .withAddressee(self)
                .withEndReason(own("process.State", "moved"));
        makeContact(from.book(), "officeHoursContactType", from.rooms().get(0), self, left);
        ContactForm coming = named(person.name(), "With the coming term", since(dice.nextInt(30, 120)))
                .withAddressee(self);
        Contact next =
                makeContact(to.book(), "officeHoursContactType", to.rooms().get(ROOMS - 1), self, coming);
        service.contacts().file(Caller.ANYONE, next.id(), from.book().id());
    }

    private Address makeAddress(AddressBook book, String genus, String text, Id resource) {
        AddressForm form = AddressForm.named(text).withText(text).withResource(resource);
        return service.addresses().create(Caller.ANYONE, in(book, genus), form);
    }

    private Contact makeContact(AddressBook book, String genus, Address address, Id reference, ContactForm form) {
        Contact.Link link = new Contact.Link(address.id(), reference);
        return service.contacts().create(Caller.ANYONE, link, in(book, genus), form);
    }

    private CreationRequest in(AddressBook book, String genus) {
        return new CreationRequest(type(genus), List.of(), book.id());
    }

    private static ContactForm named(String name, String description, EffectivePeriod effective) {
        return ContactForm.named(name)
                .withDisplay(new DisplayText(name, description))
                .withEffective(effective);
    }

    private EffectivePeriod since(int days) {
        return new EffectivePeriod(day(days), null);
    }

    private Instant day(int fromToday) {
        return today.plus(fromToday, ChronoUnit.DAYS);
    }

    private Id type(String name) {
        return own("type.Type", name);
    }

    private Id resource(String identifier) {
        return own("resource.Resource", identifier);
    }

    private Id own(String namespace, String identifier) {
        return Id.of(namespace, identifier, service.ownIds().authority());
    }
}
