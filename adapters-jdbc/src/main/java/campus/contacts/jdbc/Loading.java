package campus.contacts.jdbc;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Contact;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.OsidObject;
import campus.contacts.records.Availability.Hours;
import campus.contacts.spi.Archive;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills an empty database, in batches; what comes fits together. */
final class Loading implements Archive.Sink {
    private static final String BOOK = numbered(JdbcAddressBooks.INSERT, Kind.ADDRESS_BOOK);
    private static final String ADDRESS = numbered(JdbcAddresses.INSERT, Kind.ADDRESS);
    private static final String CONTACT = numbered(JdbcContacts.INSERT, Kind.CONTACT);
    private static final String RECORD_TYPE =
            "insert into object_record_type (type_key, object_id) values (:type_key, :id)";
    private static final String FILING = "insert into object_filing (address_book_id, object_id) values (:book, :id)";
    private static final String HOURS = """
            insert into contact_hours (contact_id, zone, weekday, from_minute, to_minute)
            values (:id, :zone, :weekday, :from_minute, :to_minute)""";
    private static final String WAY_TO_ITSELF =
            "insert into address_book_path (ancestor_id, descendant_id, paths) values (:id, :id, 1)";
    private static final String ROOT = "update address_book set marked_root = :marked where id = :id";

    private final JdbcUnit unit;
    private final Batches batches;
    private final Edges edges = new Edges();
    private final JdbcAddressBooks books;
    private final JdbcAddresses addresses;
    private final JdbcContacts contacts;
    private final Map<Kind, Long> nextNumbers = new EnumMap<>(Kind.class);

    Loading(JdbcUnit unit) {
        this.unit = unit;
        this.batches = new Batches(unit.writing());
        this.books = new JdbcAddressBooks(unit);
        this.addresses = new JdbcAddresses(unit);
        this.contacts = new JdbcContacts(unit);
    }

    /** What gives the numbers of objects of that kind. */
    static String sequence(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "_number";
    }

    /** The statement that inserts a row with the number that it has already. */
    private static String numbered(String insert, Kind kind) {
        return insert.replace("nextval('" + sequence(kind) + "')", ":id");
    }

    @Override
    public void nextNumbers(Map<Kind, Long> numbers) {
        nextNumbers.putAll(numbers);
        Sql.of(ROOT).bind("id", AddressBook.DEFAULT).bind("marked", false).execute(unit.writing());
    }

    /** The default book is there already, and may come with another genus and record types than it was founded with. */
    @Override
    public void addressBook(AddressBook book) {
        long number = book.identity().number();
        Map<String, Object> values = books.values(book);
        values.put("id", number);
        if (number == AddressBook.DEFAULT) {
            batches.add(JdbcAddressBooks.REPLACE, values);
        } else {
            batches.add(BOOK, values);
            batches.add(WAY_TO_ITSELF, Map.of("id", number));
        }
        recordTypes("address_book", book);
    }

    @Override
    public void root(Id addressBookId) {
        batches.add(ROOT, Map.of("id", bookNumber(addressBookId), "marked", true));
    }

    @Override
    public void child(Id parentId, Id childId) {
        edges.add(bookNumber(parentId), bookNumber(childId));
    }

    @Override
    public void address(Address address, List<Id> addressBookIds) {
        Map<String, Object> values = addresses.values(address);
        values.put("id", address.identity().number());
        batches.add(ADDRESS, values);
        recordTypes("address", address);
        file("address", address, addressBookIds);
        DirectoryAddressRow.of(address).ifPresent(row -> {
            row.put("id", address.identity().number());
            batches.add(DirectoryAddressRow.LOAD, row);
        });
    }

    @Override
    public void contact(Contact contact, List<Id> addressBookIds) {
        long number = contact.identity().number();
        Map<String, Object> values = contacts.values(contact);
        values.put("id", number);
        batches.add(CONTACT, values);
        recordTypes("contact", contact);
        file("contact", contact, addressBookIds);
        for (Hours hours : AvailableHours.of(contact)) {
            batches.add(HOURS, row(number, hours));
        }
    }

    private static Map<String, Object> row(long contact, Hours hours) {
        return Map.of(
                "id", contact,
                "zone", hours.zone().getId(),
                "weekday", hours.day().getValue(),
                "from_minute", hours.from(),
                "to_minute", hours.to());
    }

    private void recordTypes(String table, OsidObject object) {
        for (Id type : object.classification().recordTypeIds()) {
            batches.add(
                    RECORD_TYPE.replace("object", table),
                    Map.of("id", object.identity().number(), "type_key", type.key()));
        }
    }

    private void file(String table, OsidObject object, List<Id> addressBookIds) {
        for (Id book : addressBookIds) {
            batches.add(
                    FILING.replace("object", table),
                    Map.of("id", object.identity().number(), "book", bookNumber(book)));
        }
    }

    private long bookNumber(Id id) {
        return unit.number(Kind.ADDRESS_BOOK, id);
    }

    /** The last thing that can go wrong comes last: what a sequence skips stays skipped. */
    @Override
    public void end() {
        batches.flush();
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
