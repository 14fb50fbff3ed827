package campus.contacts.spi;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressForm;
import campus.contacts.Caller;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactService;
import campus.contacts.Display;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.NewObject;
import campus.contacts.Properties;
import campus.contacts.TestClock;
import campus.contacts.Type;
import campus.contacts.TypeCatalog;
import campus.contacts.Value;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Netid;
import campus.contacts.people.Person;
import campus.contacts.people.PersonalContact;
import campus.contacts.people.PersonalContacts;
import campus.contacts.people.Students;
import campus.contacts.people.ValueLists;
import campus.contacts.tasks.Task;
import campus.contacts.tasks.Tasks;
import campus.contacts.tasks.Tasks.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A service under test with students, the records and value lists that their contacts need, and short words for it all. */
public final class Registrar implements AutoCloseable {
    public static final Netid ADA = new Netid("ada1");
    public static final Netid EVE = new Netid("eve5");

    private static final Caller ANYONE = Caller.ANYONE;

    private final TestClock clock = new TestClock(Campus.NOON);
    private final ContactService service;
    private final PersonalContacts contacts;
    private final Students students;
    private final Tasks tasks;

    public Registrar(Storage storage) {
        service = new ContactService(storage, new TypeCatalog(types()), clock);
        contacts = new PersonalContacts(service, lists(), clock);
        students = new Students(storage, lists(), clock);
        tasks = new Tasks(storage, contacts, students, clock);
    }

    /** One with two students. */
    public static Registrar ofAdaAndEve(Storage storage) {
        Registrar registrar = new Registrar(storage);
        registrar.enrol(ADA);
        registrar.enrol(EVE);
        return registrar;
    }

    /** Just a name, as contacts by hand have it. */
    public static String said(String name, int priority) {
        return """
                {"firstName":"%s","middleName":null,"lastName":"Doe","name":null,"relationship":"M","priority":%d}""".formatted(name, priority);
    }

    public static Properties phone(String number) {
        return Properties.of(
                Map.of("telephoneNumbers", json("[{\"kind\":\"primary\",\"number\":\"%s\"}]".formatted(number))));
    }

    private static List<Type> types() {
        return List.of(
                record("postal-address", Kind.ADDRESS, "postalAddress"),
                record("telephone-number", Kind.ADDRESS, "telephoneNumbers"),
                record("email-address", Kind.ADDRESS, "emailAddress"),
                record("url", Kind.ADDRESS, "url"),
                record("personal-contact", Kind.CONTACT, "personalContact"),
                record("data-source", Kind.ADDRESS_BOOK, "dataSource"));
    }

    private static Type record(String name, Kind kind, String property) {
        return new Type(type(name), Type.Sort.RECORD, kind, Display.named(name), List.of(), Set.of(property));
    }

    public static Id type(String name) {
        return Id.of("type.Type", name, StorageFixture.AUTHORITY);
    }

    /** The fewest that are needed; {@code OLD} is no longer active. */
    public static ValueLists lists() {
        Map<String, Map<String, ValueLists.Item>> items = new LinkedHashMap<>();
        put(items, ValueLists.CONTACT_TYPES, "sis", "EMRG", "XP", "OLD");
        put(items, ValueLists.CONTACT_TYPES, "hrs", "HRSEMRG");
        put(items, ValueLists.PERSONAL_RELATIONSHIP_TYPES, null, "M", "F");
        put(items, ValueLists.STATES, null, "NH", "WA", "OLD");
        put(items, ValueLists.COUNTRIES, null, "US", "DE");
        put(items, ValueLists.ADDRESS_TYPES, null, "XP");
        put(items, ValueLists.DPLANS, null, "R", "L");
        put(items, ValueLists.DPLAN_SOURCES, null, "PHL");
        put(items, ValueLists.TERMS, null, "202301", "202303", "202306");
        return new ValueLists(items);
    }

    private static void put(
            Map<String, Map<String, ValueLists.Item>> items, String list, String source, String... ids) {
        for (String id : ids) {
            items.computeIfAbsent(list, none -> new LinkedHashMap<>())
                    .put(id, new ValueLists.Item(id, "name of " + id, !id.equals("OLD"), source, Campus.NOON));
        }
    }

    public ContactService service() {
        return service;
    }

    public TestClock clock() {
        return clock;
    }

    public Storage storage() {
        return service.storage();
    }

    public Tasks tasks() {
        return tasks;
    }

    public Students students() {
        return students;
    }

    /** A JSON value. */
    public static Value json(String text) {
        return PropertyText.read("{\"it\":" + text + "}").get("it").orElse(Value.NULL);
    }

    public void enrol(Netid netid) {
        save(netid, new Person.Standing(false, true));
    }

    public void save(Netid netid, Person.Standing standing) {
        String entry = "{\"identifiers\":[{\"identifier\":\"%s\",\"type\":\"network\"}],\"names\":[{\"family\":\"L\"}]}"
                .formatted(netid);
        storage().write(unit -> {
            unit.people().lock(netid);
            unit.people()
                    .save(List.of(new Person(
                            standing,
                            new DirectoryEntry(PropertyText.read(entry).values()),
                            List.of(),
                            clock.instant())));
            return null;
        });
    }

    /** A contact as the People-Contacts API writes it; everything that is not named is null. */
    public static String item(Netid owner, String type, int priority, String firstName, String... membersAndValues) {
        String item = """
                {"owner_netid":"%s","contact":{"contact_type_id":"%s","priority":"%d","personal_relationship_id":"M",\
                "last_name":"Doe","first_name":"%s","middle_name":null,"email":null,"addresses":[{"street_line_1":null,\
                "street_line_2":null,"street_line_3":null,"city":null,"state_id":null,"country_id":null,"postal_code":null,\
                "address_type_id":null,"from_date":null,"to_date":null}],"telephone_numbers":[{"area_code":null,\
                "number":null,"extension":null,"country_id":null,"is_international":null,"telephone_type_id":null,\
                "from_date":null,"to_date":null}]}}""".formatted(owner, type, priority, firstName);
        for (int i = 0; i < membersAndValues.length; i += 2) {
            item = item.replaceFirst(
                    "\"" + membersAndValues[i] + "\":(null|\"[^\"]*\")",
                    "\"" + membersAndValues[i] + "\":\"" + membersAndValues[i + 1] + "\"");
        }
        return item;
    }

    /** The same with the Id of the contact that it shall be. */
    public static String withId(String item, Id id) {
        return item.replaceFirst("^\\{", "{\"id\":\"" + id + "\",");
    }

    public Task accept(Netid netid, String... items) {
        return tasks.replaceContacts(ANYONE, netid, json("[" + String.join(",", items) + "]"), Condition.NONE);
    }

    /** Accepts and runs; what became of it. */
    public String put(Netid netid, String... items) {
        return ended(accept(netid, items));
    }

    /** Accepts and runs what GET shows, or was made of it; what became of it. */
    public String put(Netid netid, List<Value.Structure> documents) {
        return ended(tasks.replaceContacts(ANYONE, netid, new Value.Sequence(List.copyOf(documents)), Condition.NONE));
    }

    private String ended(Task task) {
        runAll();
        return tasks.get(ANYONE, task.id()).result().message();
    }

    public void runAll() {
        while (tasks.runNext()) {
            // until there is none
        }
    }

    public List<PersonalContact> shown(Netid netid) {
        return contacts.get(ANYONE, netid).contacts();
    }

    public List<Value.Structure> documents(Netid netid) {
        return contacts.get(ANYONE, netid).documents();
    }

    public long version(Netid netid) {
        return contacts.get(ANYONE, netid).version();
    }

    public List<Id> ids(Netid netid) {
        return shown(netid).stream().map(PersonalContact::id).toList();
    }

    /** The book of a source that may be written through other APIs, or not. */
    public Id source(String code, boolean isWritable) {
        Value source = json("{\"code\":\"%s\",\"origin\":null,\"facadeWritable\":%s}".formatted(code, isWritable));
        AddressBookForm form = AddressBookForm.named(code).withProperties(Properties.of(Map.of("dataSource", source)));
        AddressBook book =
                service.addressBooks().create(ANYONE, new NewObject(null, List.of(type("data-source")), null), form);
        return book.id();
    }

    /** A contact made by hand: of a type, in a book, on an address, with what the record says. */
    public Contact contact(Netid netid, String type, Id book, Id address, String said) {
        NewObject asked = new NewObject(type(type), List.of(type("personal-contact")), book);
        ContactForm form =
                ContactForm.named("by hand").withProperties(Properties.of(Map.of("personalContact", json(said))));
        Contact.Link link = new Contact.Link(address, netid.resource(StorageFixture.AUTHORITY));
        return service.contacts().create(ANYONE, link, asked, form);
    }

    public Address address(Id book, Properties properties) {
        NewObject asked = new NewObject(
                null,
                List.of(type("postal-address"), type("telephone-number"), type("email-address"), type("url")),
                book);
        return service.addresses()
                .create(ANYONE, asked, AddressForm.named("by hand").withProperties(properties));
    }

    @Override
    public void close() {
        service.close();
    }
}
