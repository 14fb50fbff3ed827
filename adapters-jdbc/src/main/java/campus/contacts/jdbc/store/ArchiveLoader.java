package campus.contacts.jdbc.store;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Contact;
import campus.contacts.access.Provenance;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.Person;
import campus.contacts.spi.Archive;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Loads an archive in bulk into an empty database. The archive has been validated. */
public final class ArchiveLoader implements Archive.Sink {
    private static final TargetTable BOOK = JdbcAddressBooks.TARGET;
    private static final TargetTable BOOK_TYPE =
            TargetTable.of("address_book_record_type", "type_key, address_book_id");

    private static final String WAYS_TO_THEMSELVES = """
            insert into address_book_path (ancestor_id, descendant_id, path_count)
            select id, id, 1 from address_book where id <> :founded""";

    /** The number of people that are saved at once. */
    private static final int TOGETHER = 1000;

    private final JdbcUnitOfWork unit;
    private final BulkWriter bulk;
    private final ObjectRowWriter rows;
    private final TopologicalEdges edges = new TopologicalEdges();
    private final List<Long> roots = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final List<ImportedItem> made = new ArrayList<>();
    private final JdbcAddressBooks books;
    private final Map<ObjectKind, Long> nextNumbers = new EnumMap<>(ObjectKind.class);

    public ArchiveLoader(JdbcUnitOfWork unit) {
        this.unit = unit;
        this.bulk = unit.dialect().bulkLoad(unit.writeHandle().getConnection());
        this.rows = new ObjectRowWriter(unit, bulk);
        this.books = new JdbcAddressBooks(unit);
    }

    /** Returns the name of the sequence of an object kind's numbers. */
    public static String sequence(ObjectKind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "_number";
    }

    @Override
    public void nextNumbers(Map<ObjectKind, Long> numbers) {
        nextNumbers.putAll(numbers);
    }

    /** The default book exists already; the archive may give it another genus and other record types than it was created with. */
    @Override
    public void addressBook(AddressBook book) {
        long number = book.identity().number();
        Map<String, Object> values = books.values(book);
        values.put("id", number);
        values.put("recorded_by", null);
        values.put("is_marked_root", false);
        if (number == AddressBook.DEFAULT) {
            SqlFragment.of(JdbcAddressBooks.REPLACE).bind(values).execute(unit.writeHandle());
        } else {
            bulk.add(BOOK, values);
        }
        rows.addTypes(BOOK_TYPE, "address_book_id", book);
    }

    @Override
    public void root(Id addressBookId) {
        roots.add(bookNumber(addressBookId));
    }

    @Override
    public void child(Id parentId, Id childId) {
        edges.add(bookNumber(parentId), bookNumber(childId));
    }

    /** Stores the address without private reasons, which are computed once people are loaded. */
    @Override
    public void address(Address address, List<Id> addressBookIds, Provenance provenance) {
        rows.add(address, addressBookIds, provenance, 0);
    }

    @Override
    public void contact(Contact contact, List<Id> addressBookIds, Provenance provenance) {
        rows.add(contact, addressBookIds, provenance, 0);
    }

    private long bookNumber(Id id) {
        return unit.number(ObjectKind.ADDRESS_BOOK, id);
    }

    /**
     * Saves people last, when all objects and indexes exist: {@link PrivateSubjects} then hides the objects about private people as usual.
     */
    @Override
    public void person(Person person, List<ImportedItem> itsMade) {
        if (people.isEmpty()) {
            bulk.finish();
        }
        people.add(person);
        made.addAll(itsMade);
        if (people.size() % TOGETHER == 0) {
            savePeople();
        }
    }

    private void savePeople() {
        new JdbcPeople(unit).load(people);
        people.clear();
        unit.imports().keep(made);
        made.clear();
    }

    /** Sets the sequences last, since a sequence is not rolled back. */
    @Override
    public void end() {
        bulk.finish();
        savePeople();
        SqlFragment.of("""
                update address_book
                set is_marked_root = id = any(:roots), root_since = changed_at, root_began_with_object = true""").bind("roots", roots.toArray(Long[]::new)).execute(unit.writeHandle());
        SqlFragment.of("update installation set history_since = :at where history_since is not null")
                .bind("at", ObjectColumns.moment(unit.moment()))
                .execute(unit.writeHandle());
        SqlFragment.of(WAYS_TO_THEMSELVES).bind("founded", AddressBook.DEFAULT).execute(unit.writeHandle());
        JdbcBookHierarchy hierarchy = new JdbcBookHierarchy(unit);
        edges.downwards(hierarchy::add);
        nextNumbers.forEach((kind, next) -> {
            String sequence = sequence(kind);
            long number = Math.max(next, unit.dialect().nextNumber(unit.handle(), sequence));
            // a number of this program; neither database accepts a parameter here
            SqlFragment.of("alter sequence " + sequence + " restart with " + number)
                    .execute(unit.writeHandle());
        });
    }
}
