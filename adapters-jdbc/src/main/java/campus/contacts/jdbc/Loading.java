package campus.contacts.jdbc;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Contact;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.OsidObject;
import campus.contacts.people.Person;
import campus.contacts.records.Availability.Hours;
import campus.contacts.spi.Archive;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills an empty database, in bulk; what comes fits together. */
final class Loading implements Archive.Sink {
    private static final Target BOOK = Target.of(JdbcAddressBooks.INSERT);
    private static final Target ADDRESS = Target.of(JdbcAddresses.INSERT);
    private static final Target CONTACT = Target.of(JdbcContacts.INSERT);
    private static final Target ADDRESS_FILING = Target.of("address_filing (address_book_id, address_id)");
    private static final Target CONTACT_FILING = Target.of("contact_filing (address_book_id, contact_id)");
    private static final Target BOOK_TYPE = Target.of("address_book_record_type (type_key, address_book_id)");
    private static final Target ADDRESS_TYPE = Target.of("address_record_type (type_key, address_id)");
    private static final Target CONTACT_TYPE = Target.of("contact_record_type (type_key, contact_id)");
    private static final Target DIRECTORY_ADDRESS = Target.of(DirectoryAddressRow.INSERT);
    private static final Target HOURS = Target.of("contact_hours (contact_id, zone, weekday, from_minute, to_minute)");

    private static final String WAYS_TO_THEMSELVES = """
            insert into address_book_path (ancestor_id, descendant_id, paths)
            select id, id, 1 from address_book where id <> :founded""";

    /** So many people are saved at once. */
    private static final int TOGETHER = 1000;

    private final JdbcUnit unit;
    private final Bulk bulk;
    private final Edges edges = new Edges();
    private final List<Long> roots = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final JdbcAddressBooks books;
    private final JdbcAddresses addresses;
    private final JdbcContacts contacts;
    private final Map<Kind, Long> nextNumbers = new EnumMap<>(Kind.class);

    Loading(JdbcUnit unit) {
        this.unit = unit;
        this.bulk = unit.dialect().bulk(unit.writing().getConnection());
        this.books = new JdbcAddressBooks(unit);
        this.addresses = new JdbcAddresses(unit);
        this.contacts = new JdbcContacts(unit);
    }

    /** What gives the numbers of objects of that kind. */
    static String sequence(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "_number";
    }

    @Override
    public void nextNumbers(Map<Kind, Long> numbers) {
        nextNumbers.putAll(numbers);
    }

    /** The default book is there already, and may come with another genus and record types than it was founded with. */
    @Override
    public void addressBook(AddressBook book) {
        long number = book.identity().number();
        Map<String, Object> values = books.values(book);
        values.put("id", number);
        values.put("marked_root", false);
        if (number == AddressBook.DEFAULT) {
            Sql.of(JdbcAddressBooks.REPLACE).bind(values).execute(unit.writing());
        } else {
            bulk.add(BOOK, values);
        }
        recordTypes(BOOK_TYPE, "address_book_id", book);
    }

    @Override
    public void root(Id addressBookId) {
        roots.add(bookNumber(addressBookId));
    }

    @Override
    public void child(Id parentId, Id childId) {
        edges.add(bookNumber(parentId), bookNumber(childId));
    }

    @Override
    public void address(Address address, List<Id> addressBookIds) {
        Map<String, Object> values = addresses.values(address);
        values.put("id", address.identity().number());
        values.put("seclusion", 0L);
        bulk.add(ADDRESS, values);
        recordTypes(ADDRESS_TYPE, "address_id", address);
        file(ADDRESS_FILING, "address_id", address, addressBookIds);
        DirectoryAddressRow.of(address).ifPresent(row -> {
            row.put("address_id", address.identity().number());
            bulk.add(DIRECTORY_ADDRESS, row);
        });
    }

    @Override
    public void contact(Contact contact, List<Id> addressBookIds) {
        long number = contact.identity().number();
        Map<String, Object> values = contacts.values(contact);
        values.put("id", number);
        values.put("seclusion", 0L);
        bulk.add(CONTACT, values);
        recordTypes(CONTACT_TYPE, "contact_id", contact);
        file(CONTACT_FILING, "contact_id", contact, addressBookIds);
        for (Hours hours : AvailableHours.of(contact)) {
            bulk.add(HOURS, row(number, hours));
        }
    }

    private static Map<String, Object> row(long contact, Hours hours) {
        return Map.of(
                "contact_id", contact,
                "zone", hours.zone().getId(),
                "weekday", (short) hours.day().getValue(),
                "from_minute", (short) hours.from(),
                "to_minute", (short) hours.to());
    }

    private void recordTypes(Target target, String column, OsidObject object) {
        for (Id type : object.classification().recordTypeIds()) {
            bulk.add(target, Map.of(column, object.identity().number(), "type_key", type.key()));
        }
    }

    private void file(Target target, String column, OsidObject object, List<Id> addressBookIds) {
        for (Id book : addressBookIds) {
            bulk.add(target, Map.of(column, object.identity().number(), "address_book_id", bookNumber(book)));
        }
    }

    private long bookNumber(Id id) {
        return unit.number(Kind.ADDRESS_BOOK, id);
    }

    /** Everything else is there, and its indexes with it: what it says of people is hidden by {@link Subjects}, as ever. */
    @Override
    public void person(Person person) {
        if (people.isEmpty()) {
            bulk.finish();
        }
        people.add(person);
        if (people.size() % TOGETHER == 0) {
            savePeople();
        }
    }

    private void savePeople() {
        unit.people().save(people);
        people.clear();
    }

    /** The last thing that can go wrong comes last: what a sequence skips stays skipped. */
    @Override
    public void end() {
        bulk.finish();
        savePeople();
        Sql.of("update address_book set marked_root = id = any(:roots)")
                .bind("roots", roots.toArray(Long[]::new))
                .execute(unit.writing());
        Sql.of(WAYS_TO_THEMSELVES).bind("founded", AddressBook.DEFAULT).execute(unit.writing());
        Hierarchy hierarchy = new Hierarchy(unit);
        edges.downwards(hierarchy::add);
        nextNumbers.forEach((kind, next) -> {
            String sequence = sequence(kind);
            long number = Math.max(next, unit.dialect().nextNumber(unit.handle(), sequence));
            // a number of ours; neither database takes a placeholder there
            Sql.of("alter sequence " + sequence + " restart with " + number).execute(unit.writing());
        });
    }
}
